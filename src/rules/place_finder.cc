#include "rules/place_finder.h"

#include <charconv>
#include <string>

namespace smp::rules {

namespace {

using document::Node;
using document::NodeKind;

bool AnyOrigin(const Node& node) {
  if (node.origin != nullptr) return true;
  for (const Node& child : document::Children(node)) {
    if (AnyOrigin(child)) return true;
  }
  return false;
}

std::string Unescaped(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size()) {
      text += token[++i] == '1' ? '/' : '~';
    } else {
      text += token[i];
    }
  }
  return text;
}

}  // namespace

PlaceFinder::PlaceFinder(const Node& report_node)
    : report_node_(report_node), made_from_another_(AnyOrigin(report_node)) {}

const PlaceFinder::Index& PlaceFinder::IndexOf(const Node& node) {
  const auto [entry, is_new] = indexes_.try_emplace(&node);
  Index& index = entry->second;
  if (is_new) {
    for (const Node& child : document::Children(node)) {
      if (node.kind == NodeKind::kSequence) {
        index.items.push_back(&child);
      } else {
        index.by_key.emplace(child.key, &child);
      }
    }
  }
  return index;
}

const Node* PlaceFinder::ChildOf(const Node& node, std::string_view token) {
  if (node.kind == NodeKind::kMapping) {
    const Index& index = IndexOf(node);
    const auto found = index.by_key.find(token);
    return found == index.by_key.end() ? nullptr : found->second;
  }
  if (node.kind != NodeKind::kSequence) return nullptr;
  std::size_t position = 0;
  const char* const end = token.data() + token.size();
  const auto [stop, error] = std::from_chars(token.data(), end, position);
  const Index& index = IndexOf(node);
  if (error != std::errc() || stop != end || position >= index.items.size()) return nullptr;
  return index.items[position];
}

const Node& PlaceFinder::PlaceOf(std::string_view pointer) {
  const Node* node = &report_node_;
  std::string_view rest = pointer;
  while (!rest.empty()) {
    rest.remove_prefix(1);
    const std::string_view token = rest.substr(0, rest.find('/'));
    rest.remove_prefix(token.size());
    const Node* child = ChildOf(*node, Unescaped(token));
    if (child == nullptr) break;
    node = child;
  }
  while (made_from_another_ && node->origin == nullptr && node != &report_node_) {
    node = node->parent;
  }
  return *node;
}

}  // namespace smp::rules
