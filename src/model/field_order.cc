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

struct Member {
  Node* node;
  const FieldDescriptor* field;
  int position;
};

void SortBelow(const Member& member) {
  if (member.field == nullptr || member.field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
    return;
  }
  const Descriptor& type = *member.field->message_type();
  if (member.field->is_map() || SpecialOf(type) != Special::kNone) return;
  if (!member.field->is_repeated()) return SortFields(*member.node, type);
  for (Node* item = member.node->first_child; item != nullptr; item = item->next) {
    SortFields(*item, type);
  }
}

}  // namespace

void SortFields(Node& mapping, const Descriptor& type) {
  if (mapping.kind != NodeKind::kMapping) return;
  std::vector<Member> members;
  for (Node* child = mapping.first_child; child != nullptr; child = child->next) {
    const FieldDescriptor* field = FindField(type, child->key);
    const int position = field != nullptr ? field->index() : std::numeric_limits<int>::max();
    members.push_back({child, field, position});
  }
  const auto before = [](const Member& a, const Member& b) { return a.position < b.position; };
  if (!std::is_sorted(members.begin(), members.end(), before)) {
    std::stable_sort(members.begin(), members.end(), before);
    mapping.first_child = nullptr;
    mapping.last_child = nullptr;
    mapping.child_count = 0;
    for (const Member& member : members) Tree::Append(&mapping, member.node);
  }
  for (const Member& member : members) SortBelow(member);
}

}  // namespace smp::model
