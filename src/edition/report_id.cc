#include "edition/report_id.h"

#include <uuid/uuid.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// The fields of messages that hold ids of messages.
constexpr std::array<std::string_view, 4> kIdFields = {"id", "test_id", "mesh_config_id", "env_id"};
// The namespace of ids that are made of contents; drawn by chance once, and never changed.
constexpr const char* kNamespace = "8f3c1d52-6b0e-4c47-9a6d-2f1f4f0b7f10";

// The id of a result is its own, not one of the messages that name each other.
bool IsShared(const Stage& message, std::string_view field) {
  return message.kind != Kind::kTestResult || field != "id";
}

// The UUID in "urn:uuid:…"; empty when the node holds none.
std::string_view UuidOf(const Node* node) {
  if (node == nullptr || node->kind != NodeKind::kString) return {};
  std::string_view text = node->text;
  if (!text.starts_with(kReportUrn)) return {};
  text.remove_prefix(kReportUrn.size());
  return IsUuid(text) ? text : std::string_view();
}

// The contents of a node whatever the order of its members: each with its key, sorted by it.
void AppendContents(const Node& node, std::string& contents) {
  std::vector<const Node*> children;
  for (const Node& child : document::Children(node)) children.push_back(&child);
  if (node.kind == NodeKind::kMapping) {
    std::stable_sort(children.begin(), children.end(),
                     [](const Node* a, const Node* b) { return a->key < b->key; });
  }
  const auto append = [&contents](std::string_view text) {
    contents += std::to_string(text.size());
    contents += ':';
    contents += text;
  };
  contents += node.kind == NodeKind::kMapping ? '{' : node.kind == NodeKind::kSequence ? '[' : '=';
  append(node.text);
  for (const Node* child : children) {
    if (node.kind == NodeKind::kMapping) append(child->key);
    AppendContents(*child, contents);
  }
  contents += '}';
}

}  // namespace

bool IsUuid(std::string_view text) {
  constexpr std::size_t kLength = 36;
  uuid_t ignored;
  // uuid_parse takes a text that ends at a NUL.
  return text.size() == kLength && uuid_parse(std::string(text).c_str(), ignored) == 0;
}

std::string SharedReportId(std::span<const Stage* const> messages) {
  std::set<std::string_view> found;
  for (const Stage* message : messages) {
    for (const std::string_view field : kIdFields) {
      if (!IsShared(*message, field)) continue;
      const std::string_view uuid = UuidOf(document::Find(*message->body, field));
      if (!uuid.empty()) found.insert(uuid);
    }
  }
  return found.size() == 1 ? std::string(*found.begin()) : std::string();
}

std::vector<const Node*> ReportUrns(const Stage& message, std::string_view uuid) {
  std::vector<const Node*> urns;
  if (uuid.empty()) return urns;
  for (const std::string_view field : kIdFields) {
    const Node* node = document::Find(*message.body, field);
    if (IsShared(message, field) && UuidOf(node) == uuid) urns.push_back(node);
  }
  return urns;
}

std::string UuidOfContents(std::string_view contents) {
  uuid_t name_space;
  uuid_t id;
  std::array<char, UUID_STR_LEN> text{};
  uuid_parse(kNamespace, name_space);
  uuid_generate_sha1(id, name_space, contents.data(), contents.size());
  uuid_unparse_lower(id, text.data());
  return text.data();
}

std::string ReportIdOf(std::span<const Stage* const> messages) {
  std::string contents;
  for (const Stage* message : messages) {
    AppendContents(*message->body, contents);
  }
  return UuidOfContents(contents);
}

}  // namespace smp::edition
