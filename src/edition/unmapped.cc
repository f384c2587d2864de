#include "edition/unmapped.h"

#include <google/protobuf/descriptor.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "model/wire.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;
using document::Tree;

namespace {

bool IsZero(std::string_view number) {
  return number.find_first_not_of("-+0.") == std::string_view::npos;
}

// The names of all fields of v0.6. What proto3 takes for absent is so for a field that it knows.
bool IsUpstreamField(std::string_view name) {
  static const std::set<std::string, std::less<>> kNames = [] {
    std::set<std::string, std::less<>> names;
    std::vector<const google::protobuf::Descriptor*> open;
    for (const auto* message : model::FileMessages()) {
      if (message->file()->package() == "smp.v0") open.push_back(message);
    }
    while (!open.empty()) {
      const auto* message = open.back();
      open.pop_back();
      for (int i = 0; i < message->field_count(); ++i) {
        const auto* field = message->field(i);
        names.insert(field->name());
        if (field->message_type() != nullptr) open.push_back(field->message_type());
      }
    }
    return names;
  }();
  return kNames.contains(name);
}

bool StatesNothing(const Node& node, Absence absence) {
  switch (node.kind) {
    case NodeKind::kNull:
      return true;
    case NodeKind::kBool:
      return absence == Absence::kProto3 && node.text == "false";
    case NodeKind::kNumber:
      return absence == Absence::kProto3 && IsZero(node.text);
    case NodeKind::kString:
      return node.text.empty();
    case NodeKind::kSequence:
    case NodeKind::kMapping:
      return node.child_count == 0;
  }
  return true;
}

Node* NewLike(const Node& node, Tree& into) {
  Node* copy = into.NewNode(node.kind);
  copy->key = node.key;
  copy->key_span = node.key_span;
  copy->span = node.span;
  copy->style = node.style;
  copy->text = node.text;
  copy->origin = &node;
  // An extension holds numbers as doubles; the editions before read a long integer as text, too.
  constexpr std::size_t kDigitsOfDouble = 15;
  const bool is_long = node.text.size() > kDigitsOfDouble &&
                       node.text.find_first_not_of("-0123456789") == std::string_view::npos;
  if (node.kind == NodeKind::kNumber && is_long) copy->kind = NodeKind::kString;
  return copy;
}

// Keys of upstream's maps of texts: an empty text of one is an entry, the map is no message.
bool IsMap(const Node& node) {
  return node.key == "labels" || node.key == "annotations" || node.key == "headers" ||
         node.key == "cookies";
}

// Whether the result shows that a message is there.
bool IsShown(const Node& message, const UsedNodes& used) {
  if (used.Has(message)) return true;
  for (const Node& child : document::Children(message)) {
    const bool is_shown = child.IsContainer()
                              ? IsShown(child, used)
                              : used.Has(child) && !StatesNothing(child, Absence::kProto3);
    if (is_shown) return true;
  }
  return false;
}

// Whether nothing of a list or mapping was used.
bool IsUntouched(const Node& node, const UsedNodes& used) {
  for (const Node& child : document::Children(node)) {
    if (child.IsContainer() ? !IsUntouched(child, used) : used.Has(child)) return false;
  }
  return true;
}

Node* CopyWhole(const Node& node, Tree& into) {
  Node* copy = NewLike(node, into);
  for (const Node& child : document::Children(node)) Tree::Append(copy, CopyWhole(child, into));
  return copy;
}

class Collector {
 public:
  Collector(const UsedNodes& used, Tree& into, Absence absence)
      : used_(used), into_(into), absence_(absence) {}

  // Of a list or a map of texts, an empty one is an entry.
  Node* Collect(const Node& node, bool is_entry) {
    if (!node.IsContainer()) {
      const bool is_unknown = absence_ == Absence::kProto3 && node.kind != NodeKind::kNull &&
                              !IsUpstreamField(node.key);
      const bool is_stated =
          is_entry || is_unknown || used_.IsRefused(node) || !StatesNothing(node, absence_);
      const bool is_left = is_stated && !used_.Has(node);
      return is_left ? NewLike(node, into_) : nullptr;
    }
    const bool is_whole =
        absence_ == Absence::kJson && node.child_count > 0 && IsUntouched(node, used_);
    if (is_whole) return CopyWhole(node, into_);
    if (node.kind == NodeKind::kSequence) return CollectItems(node);
    Node* copy = CollectMembers(node);
    const bool is_hidden =
        copy == nullptr && absence_ == Absence::kProto3 && !IsMap(node) && !IsShown(node, used_);
    return is_hidden ? NewLike(node, into_) : copy;
  }

  Node* CollectMembers(const Node& mapping) {
    Node* copy = nullptr;
    for (const Node& member : document::Children(mapping)) {
      Node* left = Collect(member, IsMap(mapping));
      if (left == nullptr) continue;
      if (copy == nullptr) copy = NewLike(mapping, into_);
      Tree::Append(copy, left);
    }
    return copy;
  }

 private:
  // Items up to the last one that is not used; those between stay as empty ones.
  Node* CollectItems(const Node& list) {
    std::vector<Node*> items;
    std::size_t needed = 0;
    for (const Node& item : document::Children(list)) {
      items.push_back(Collect(item, true));
      if (items.back() != nullptr) needed = items.size();
    }
    if (needed == 0) return nullptr;
    Node* copy = NewLike(list, into_);
    for (std::size_t i = 0; i < needed; ++i) {
      Node* item = items[i] != nullptr ? items[i] : into_.NewNode(NodeKind::kMapping);
      if (item->origin == nullptr) item->origin = &list;
      Tree::Append(copy, item);
    }
    return copy;
  }

  const UsedNodes& used_;
  Tree& into_;
  Absence absence_;
};

}  // namespace

bool IsBelow(const Node& node, const Node& ancestor) {
  const Node* at = &node;
  while (at != nullptr && at != &ancestor) at = at->parent;
  return at != nullptr;
}

UsedNodes::UsedNodes(TreeMapper& mapper, const Node& result) {
  Add(result);
  for (const Node* node : mapper.claimed()) {
    used_.insert(node);
  }
  for (const auto& [made, message] : mapper.stands()) {
    if (IsBelow(*made, result)) used_.insert(message);
  }
  for (const LoggedChange& change : mapper.changes()) {
    const bool is_refused = change.rule->loss_class == LossClass::kRefused;
    if (is_refused && change.to == nullptr) refused_.insert(change.from);
  }
  for (const Node* node : mapper.kept()) {
    used_.erase(node);
    for (const Node& member : document::Children(*node)) used_.erase(&member);
  }
}

void UsedNodes::Add(const Node& node) {
  if (!node.IsContainer() && node.origin != nullptr) used_.insert(node.origin);
  for (const Node& child : document::Children(node)) Add(child);
}

Node* Unmapped(const Node& message, const UsedNodes& used, Tree& into, Absence absence) {
  return Collector(used, into, absence).CollectMembers(message);
}

}  // namespace smp::edition
