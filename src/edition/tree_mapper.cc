#include "edition/tree_mapper.h"

#include <unordered_set>

#include "edition/keys.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;
using document::Tree;

namespace {

// "a/b/c" gives "a/b" and "c".
std::pair<std::string_view, std::string_view> SplitLast(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {{}, path};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

}  // namespace

TreeMapper::TreeMapper(const document::Tree& from, const Node& message)
    : tree_(from.shared_source()) {
  tree_.set_root(NewNode(NodeKind::kMapping, message));
}

Node* TreeMapper::NewNode(NodeKind kind, const Node& origin) {
  Node* node = tree_.NewNode(kind);
  node->span = origin.span;
  node->key_span = origin.key_span;
  node->origin = &origin;
  return node;
}

void TreeMapper::Link(Node& parent, std::string_view name, Node* child) {
  child->key = tree_.Keep(std::string(name));
  document::Tree::Append(&parent, child);
}

Node& TreeMapper::Mapping(Node& base, std::string_view path, const Node& origin) {
  Node* at = &base;
  while (!path.empty()) {
    const std::string_view name = TakePart(path, '/');
    Node* next = document::Find(*at, name);
    if (next == nullptr) {
      next = NewNode(NodeKind::kMapping, origin);
      Link(*at, name, next);
    }
    at = next;
  }
  return *at;
}

Node& TreeMapper::Sequence(Node& base, std::string_view name, const Node& origin) {
  Node* sequence = document::Find(base, name);
  if (sequence == nullptr) {
    // A list of what stands in a list stands for that list.
    const Node* list = origin.parent;
    const bool is_item = list != nullptr && list->kind == NodeKind::kSequence;
    sequence = NewNode(NodeKind::kSequence, is_item ? *list : origin);
    Link(base, name, sequence);
  }
  return *sequence;
}

Node& TreeMapper::Append(Node& base, std::string_view name, const Node& origin) {
  Node* element = NewNode(NodeKind::kMapping, origin);
  document::Tree::Append(&Sequence(base, name, origin), element);
  return *element;
}

Node& TreeMapper::AppendScalar(Node& base, std::string_view name, NodeKind kind,
                               std::string_view text, const Node& from) {
  Node* element = NewNode(kind, from);
  element->text = tree_.Keep(std::string(text));
  document::Tree::Append(&Sequence(base, name, from), element);
  return *element;
}

bool TreeMapper::HasMember(const Node& mapping, std::string_view key) {
  constexpr std::uint32_t kSmall = 32;
  if (mapping.child_count < kSmall) return document::Find(mapping, key) != nullptr;
  Keys& keys = keys_[&mapping];
  const Node* next = keys.last == nullptr ? mapping.first_child : keys.last->next;
  for (; next != nullptr; next = next->next) {
    keys.seen.insert(next->key);
    keys.last = next;
  }
  return keys.seen.contains(key);
}

Node* TreeMapper::CopyMember(Node& mapping, std::string_view key, const Node& value) {
  if (IsRefused(value) || HasMember(mapping, key)) return nullptr;
  Node* copy = tree_.CopyInto(value);
  Link(mapping, key, copy);
  return copy;
}

namespace {

// Unlike a copy of another tree's node, it stands for what `node` stands for.
Node* Double(Tree& tree, const Node& node) {
  Node* made = tree.NewNode(node.kind);
  made->style = node.style;
  made->text = node.text;
  made->key = node.key;
  made->key_span = node.key_span;
  made->span = node.span;
  made->origin = node.origin;
  for (const Node& child : document::Children(node)) Tree::Append(made, Double(tree, child));
  return made;
}

}  // namespace

Node& TreeMapper::Repeat(const Node& item) {
  Node* made = Double(tree_, item);
  Tree::Append(const_cast<Node*>(item.parent), made);
  return *made;
}

Node* TreeMapper::Copy(Node& base, std::string_view path, const Node& value) {
  if (IsRefused(value)) return nullptr;
  const auto [parent_path, name] = SplitLast(path);
  Node& parent = Mapping(base, parent_path, value);
  Node* there = document::Find(parent, name);
  if (there == nullptr) {
    Node* copy = tree_.CopyInto(value);
    Link(parent, name, copy);
    return copy;
  }
  if (there->kind != NodeKind::kMapping || value.kind != NodeKind::kMapping) return nullptr;
  Merge(*there, value);
  return there;
}

void TreeMapper::Merge(Node& mapping, const Node& further) {
  std::unordered_set<std::string_view> keys;
  for (const Node& member : document::Children(mapping)) keys.insert(member.key);
  for (const Node& member : document::Children(further)) {
    if (keys.insert(member.key).second) Link(mapping, member.key, tree_.CopyInto(member));
  }
}

Node* TreeMapper::Mark(Node& base, std::string_view path, NodeKind kind, std::string_view text,
                       const Node& from) {
  if (IsRefused(from)) return nullptr;
  const auto [parent_path, name] = SplitLast(path);
  Node& parent = Mapping(base, parent_path, from);
  if (document::Find(parent, name) != nullptr) return nullptr;
  Node* node = NewNode(kind, from);
  node->text = tree_.Keep(std::string(text));
  Link(parent, name, node);
  return node;
}

Node* TreeMapper::Change(Node& base, std::string_view path, NodeKind kind, std::string_view text,
                         const Node& from, const ChangeRule& rule) {
  Node* node = Mark(base, path, kind, text, from);
  if (node != nullptr && from.text != text) changes_.push_back({&rule, &from, node, nullptr});
  return node;
}

Node* TreeMapper::FillIn(Node& base, std::string_view path, NodeKind kind, std::string_view text,
                         const Node& from, const ChangeRule& rule) {
  Node* node = Mark(base, path, kind, text, from);
  if (node != nullptr) changes_.push_back({&rule, nullptr, node, &from});
  return node;
}

void TreeMapper::Log(const Node& from, const Node* to, const ChangeRule& rule) {
  if (to != nullptr) changes_.push_back({&rule, &from, to, nullptr});
}

void TreeMapper::Refuse(const Node& value, const ChangeRule& rule) {
  refused_.insert(&value);
  changes_.push_back({&rule, &value, nullptr, nullptr});
}

void TreeMapper::Omit(const Node& value) {
  refused_.insert(&value);
  claimed_.push_back(&value);
}

void TreeMapper::Drop(const Node& value, const ChangeRule& rule) {
  claimed_.push_back(&value);
  changes_.push_back({&rule, &value, nullptr, nullptr});
}

}  // namespace smp::edition
