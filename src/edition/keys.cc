#include "edition/keys.h"

#include <algorithm>

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// Ten times what any message or look-alike has. A mapping of a million members is of another kind,
// and is not searched a hundred times over.
constexpr std::size_t kMostMembers = 1000;

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

char Lower(char c) { return IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t SkipUnderscores(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == '_') ++at;
  return at;
}

}  // namespace

bool SameField(std::string_view key, std::string_view name) {
  if (key.empty() || IsUpper(key[0])) return false;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < key.size() && j < name.size()) {
    if (Lower(key[i]) != name[j]) return false;
    i = SkipUnderscores(key, i + 1);
    j = SkipUnderscores(name, j + 1);
  }
  return i >= key.size() && j >= name.size();
}

const Node* FindField(const Node& mapping, std::string_view name, Spelling spelling) {
  if (mapping.kind != NodeKind::kMapping) return nullptr;
  std::size_t seen = 0;
  for (const Node& child : document::Children(mapping)) {
    if (seen++ == kMostMembers) break;
    if (child.key == name) return &child;
    if (spelling == Spelling::kAny && SameField(child.key, name)) return &child;
  }
  return nullptr;
}

const Node* FirstMapping(const Node& sequence) {
  if (sequence.kind != NodeKind::kSequence) return nullptr;
  for (const Node& child : document::Children(sequence)) {
    if (child.kind == NodeKind::kMapping) return &child;
  }
  return nullptr;
}

const Node* FindPath(const Node& node, std::string_view path, Spelling spelling) {
  const Node* at = &node;
  while (at != nullptr && !path.empty()) {
    if (at->kind == NodeKind::kSequence) at = FirstMapping(*at);
    if (at != nullptr) at = FindField(*at, TakePart(path, '/'), spelling);
  }
  return at;
}

std::string_view TakePart(std::string_view& list, char separator) {
  const std::size_t end = std::min(list.find(separator), list.size());
  const std::string_view part = list.substr(0, end);
  list.remove_prefix(std::min(end + 1, list.size()));
  return part;
}

}  // namespace smp::edition
