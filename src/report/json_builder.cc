#include "report/json_builder.h"

#include <fmt/format.h>

#include <string>

#include "report/code_frame.h"
#include "smp/version.h"

namespace smp::report {

using document::Node;
using document::NodeKind;

Node* JsonBuilder::Root() {
  tree_.set_root(tree_.NewNode(NodeKind::kMapping));
  return tree_.root();
}

Node* JsonBuilder::RootList() {
  tree_.set_root(tree_.NewNode(NodeKind::kSequence));
  return tree_.root();
}

Node* JsonBuilder::Member(Node* parent, std::string_view key, NodeKind kind) {
  Node* node = tree_.NewNode(kind);
  node->key = key;
  document::Tree::Append(parent, node);
  return node;
}

void JsonBuilder::Text(Node* parent, std::string_view key, std::string_view text) {
  Node* node = Member(parent, key, NodeKind::kString);
  node->style = document::ScalarStyle::kQuoted;
  node->text = tree_.Keep(ValidUtf8(text));
}

void JsonBuilder::Number(Node* parent, std::string_view key, std::size_t number) {
  Member(parent, key, NodeKind::kNumber)->text = tree_.Keep(std::to_string(number));
}

void JsonBuilder::Decimal(Node* parent, std::string_view key, double number) {
  Member(parent, key, NodeKind::kNumber)->text = tree_.Keep(fmt::format("{}", number));
}

void JsonBuilder::Bool(Node* parent, std::string_view key, bool value) {
  Member(parent, key, NodeKind::kBool)->text = value ? "true" : "false";
}

Node* JsonBuilder::Item(Node* list) { return Member(list, "", NodeKind::kMapping); }

void JsonBuilder::About(Node* root, std::string_view tool) {
  Node* about = Member(root, "tool", NodeKind::kMapping);
  Text(about, "name", tool);
  Text(about, "version", kVersion);
  Text(about, "suite", kCurrentEdition);
}

}  // namespace smp::report
