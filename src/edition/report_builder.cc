#include "edition/report_builder.h"

#include <unordered_set>

#include "edition/keys.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// "a/b/c" gives "a/b" and "c".
std::pair<std::string_view, std::string_view> SplitLast(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {{}, path};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

}  // namespace

ReportBuilder::ReportBuilder(const document::Tree& from, const Node& message)
    : tree_(from.shared_source()), message_(message) {
  tree_.set_root(NewNode(NodeKind::kMapping, message));
}

Node* ReportBuilder::NewNode(NodeKind kind, const Node& origin) {
  Node* node = tree_.NewNode(kind);
  node->span = origin.span;
  node->key_span = origin.key_span;
  node->origin = &origin;
  return node;
}

void ReportBuilder::Link(Node& parent, std::string_view name, Node* child) {
  child->key = tree_.Keep(std::string(name));
  document::Tree::Append(&parent, child);
}

Node& ReportBuilder::Mapping(Node& base, std::string_view path, const Node& origin) {
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

Node& ReportBuilder::Append(Node& base, std::string_view name, const Node& origin) {
  Node* sequence = document::Find(base, name);
  if (sequence == nullptr) {
    sequence = NewNode(NodeKind::kSequence, origin);
    Link(base, name, sequence);
  }
  Node* element = NewNode(NodeKind::kMapping, origin);
  document::Tree::Append(sequence, element);
  return *element;
}

Node& ReportBuilder::Result() {
  Node* results = document::Find(report(), "results");
  return results != nullptr ? *results->first_child : Append(report(), "results", message_);
}

void ReportBuilder::Copy(Node& base, std::string_view path, const Node& value) {
  const auto [parent_path, name] = SplitLast(path);
  Node& parent = Mapping(base, parent_path, value);
  Node* there = document::Find(parent, name);
  if (there == nullptr) {
    Link(parent, name, tree_.CopyInto(value));
    return;
  }
  if (there->kind == NodeKind::kMapping && value.kind == NodeKind::kMapping) Merge(*there, value);
}

void ReportBuilder::Merge(Node& mapping, const Node& further) {
  std::unordered_set<std::string_view> keys;
  for (const Node& member : document::Children(mapping)) keys.insert(member.key);
  for (const Node& member : document::Children(further)) {
    if (keys.insert(member.key).second) Link(mapping, member.key, tree_.CopyInto(member));
  }
}

void ReportBuilder::Put(Node& base, std::string_view path, NodeKind kind, std::string_view text,
                        const Node& origin) {
  const auto [parent_path, name] = SplitLast(path);
  Node& parent = Mapping(base, parent_path, origin);
  if (document::Find(parent, name) != nullptr) return;
  Node* node = NewNode(kind, origin);
  node->text = tree_.Keep(std::string(text));
  Link(parent, name, node);
}

void ReportBuilder::PutText(Node& base, std::string_view path, std::string_view text,
                            const Node& origin) {
  Put(base, path, NodeKind::kString, text, origin);
}

void ReportBuilder::PutNumber(Node& base, std::string_view path, std::string_view text,
                              const Node& origin) {
  Put(base, path, NodeKind::kNumber, text, origin);
}

void ReportBuilder::PutBool(Node& base, std::string_view path, bool value, const Node& origin) {
  Put(base, path, NodeKind::kBool, value ? "true" : "false", origin);
}

}  // namespace smp::edition
