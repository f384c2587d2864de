#include "model/field_order.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "model/names.h"

namespace smp::model {

using document::Node;
using document::NodeKind;
using document::Tree;
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

namespace {

// NodeType is Node, or const Node where nothing is moved.
template <typename NodeType>
struct Member {
  NodeType* node;
  const FieldDescriptor* field;
  int position;
};

template <typename NodeType>
bool Before(const Member<NodeType>& a, const Member<NodeType>& b) {
  return a.position < b.position;
}

template <typename NodeType>
std::vector<Member<NodeType>> MembersOf(NodeType& mapping, const Descriptor& type) {
  std::vector<Member<NodeType>> members;
  for (NodeType* child = mapping.first_child; child != nullptr; child = child->next) {
    const FieldDescriptor* field = FindField(type, child->key);
    const int position = field != nullptr ? field->index() : std::numeric_limits<int>::max();
    members.push_back({child, field, position});
  }
  return members;
}

// Calls `visit` with each mapping right below the member that is a message of its own.
template <typename NodeType, typename Visit>
void VisitBelow(const Member<NodeType>& member, const Visit& visit) {
  if (member.field == nullptr || member.field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
    return;
  }
  const Descriptor& type = *member.field->message_type();
  if (member.field->is_map() || SpecialOf(type) != Special::kNone) return;
  if (!member.field->is_repeated()) return visit(*member.node, type);
  for (NodeType* item = member.node->first_child; item != nullptr; item = item->next) {
    visit(*item, type);
  }
}

void AddMisordered(const Node& mapping, const Descriptor& type, std::vector<FieldOrder>& orders) {
  if (mapping.kind != NodeKind::kMapping) return;
  std::vector<Member<const Node>> members = MembersOf(mapping, type);
  if (!std::is_sorted(members.begin(), members.end(), Before<const Node>)) {
    std::stable_sort(members.begin(), members.end(), Before<const Node>);
    FieldOrder& order = orders.emplace_back(FieldOrder{&mapping, {}});
    for (const auto& member : members) order.members.push_back(member.node);
  }
  for (const auto& member : members) {
    VisitBelow(member, [&](const Node& below, const Descriptor& its_type) {
      AddMisordered(below, its_type, orders);
    });
  }
}

}  // namespace

void SortFields(Node& mapping, const Descriptor& type) {
  if (mapping.kind != NodeKind::kMapping) return;
  std::vector<Member<Node>> members = MembersOf(mapping, type);
  if (!std::is_sorted(members.begin(), members.end(), Before<Node>)) {
    std::stable_sort(members.begin(), members.end(), Before<Node>);
    mapping.first_child = nullptr;
    mapping.last_child = nullptr;
    mapping.child_count = 0;
    for (const auto& member : members) Tree::Append(&mapping, member.node);
  }
  for (const auto& member : members) VisitBelow(member, SortFields);
}

std::vector<FieldOrder> MisorderedFields(const Node& mapping, const Descriptor& type) {
  std::vector<FieldOrder> orders;
  AddMisordered(mapping, type, orders);
  return orders;
}

}  // namespace smp::model
