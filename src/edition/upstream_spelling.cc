#include "edition/upstream_spelling.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// Exact spellings, those of proto3 JSON included where they differ.
constexpr std::array<std::string_view, 10> kUntilV02 = {
    "Type", "smps_version", "smpsVersion", "endpoint_url", "endpointUrl",
    "node", "actual_QPS",   "actualQPS",   "cpu_mCores",   "cpuMCores"};
constexpr std::array<std::string_view, 16> kSinceV03 = {"endpoint_urls",
                                                        "endpointUrls",
                                                        "nodes",
                                                        "actual_qps",
                                                        "actualQps",
                                                        "cpu_mcores",
                                                        "cpuMcores",
                                                        "application_metadata",
                                                        "applicationMetadata",
                                                        "traffic_metadata",
                                                        "trafficMetadata",
                                                        "ssl_certificate",
                                                        "sslCertificate",
                                                        "additional_options",
                                                        "additionalOptions",
                                                        "mesh_config_id"};
// camelCase in both eras of proto3 JSON, but up to v0.2.1 beside fields in snake_case.
constexpr std::array<std::string_view, 3> kCamelUntilV02 = {"testId", "meshConfigId", "envId"};
// Fields whose value is the name of an enum.
constexpr std::array<std::string_view, 5> kEnumFields = {
    "type", "Type", "protocol", "application_protocol", "applicationProtocol"};
// Free maps, and nodes whose `type` is no enum.
constexpr std::array<std::string_view, 6> kNotFields = {"labels",  "annotations", "headers",
                                                        "cookies", "nodes",       "node"};

template <std::size_t kSize>
bool Contains(const std::array<std::string_view, kSize>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool HasSnakeCase(const Node& mapping) {
  const auto is_snake = [](const Node& child) {
    return child.key.find('_') != std::string_view::npos;
  };
  for (const Node& child : document::Children(mapping)) {
    if (is_snake(child)) return true;
  }
  return false;
}

bool IsLowerCaseName(const Node& node) {
  return node.kind == NodeKind::kString && !node.text.empty() &&
         std::all_of(node.text.begin(), node.text.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

void LookAtField(const Node& field, bool snake_case_around, SpellingEra* era) {
  const auto note = [&field](const Node*& slot) {
    if (slot == nullptr) slot = &field;
  };
  if (Contains(kUntilV02, field.key)) note(era->until_v02);
  if (snake_case_around && Contains(kCamelUntilV02, field.key)) note(era->until_v02);
  if (Contains(kSinceV03, field.key)) note(era->since_v03);
  if (Contains(kEnumFields, field.key) && IsLowerCaseName(field)) note(era->lower_case_name);
}

// Messages nest at most three deep.
void LookAt(const Node& node, int depth, SpellingEra* era) {
  if (node.kind == NodeKind::kSequence) {
    for (const Node& element : document::Children(node)) LookAt(element, depth, era);
    return;
  }
  if (node.kind != NodeKind::kMapping) return;
  const bool snake_case_around = HasSnakeCase(node);
  for (const Node& field : document::Children(node)) {
    LookAtField(field, snake_case_around, era);
    if (depth > 0 && !Contains(kNotFields, field.key)) LookAt(field, depth - 1, era);
  }
}

}  // namespace

SpellingEra EraOf(const Node& message) {
  SpellingEra era;
  LookAt(message, 2, &era);
  return era;
}

}  // namespace smp::edition
