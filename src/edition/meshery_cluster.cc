// What Meshery asked of the cluster: equal nodes become a pool.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "edition/lookalike_changes.h"
#include "edition/map_fields.h"
#include "edition/meshery_result.h"
#include "edition/v1_changes.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// What the nodes of a pool have in common. The others (host name, address, what is allocatable, the
// version of the kubelet) stay under extensions.
constexpr std::string_view kPoolFields[] = {"capacity_cpu",     "capacity_memory",
                                            "architecture",     "os_image",
                                            "operating_system", "container_runtime_version"};

struct Suffix {
  std::string_view text;
  std::uint64_t bytes;
};

constexpr Suffix kSuffixes[] = {
    {"Ki", std::uint64_t{1} << 10U},
    {"Mi", std::uint64_t{1} << 20U},
    {"Gi", std::uint64_t{1} << 30U},
    {"Ti", std::uint64_t{1} << 40U},
    {"k", 1'000},
    {"M", 1'000'000},
    {"G", 1'000'000'000},
    {"T", 1'000'000'000'000},
    {"", 1},
};

// "4027704Ki" in bytes; nothing when it is no such amount or does not fit 63 bits.
std::optional<std::uint64_t> Bytes(std::string_view quantity) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();
  const std::size_t end = std::min(quantity.find_first_not_of("0123456789"), quantity.size());
  std::uint64_t number = 0;
  const auto [stop, error] = std::from_chars(quantity.data(), quantity.data() + end, number);
  if (error != std::errc()) return std::nullopt;
  for (const Suffix& suffix : kSuffixes) {
    if (quantity.substr(end) != suffix.text) continue;
    if (number > kMost / suffix.bytes) return std::nullopt;
    return number * suffix.bytes;
  }
  return std::nullopt;
}

const Node* StatedText(const Node& node, std::string_view name) {
  const Node* value = Stated(node, name);
  return value == nullptr || value->IsContainer() || value->text.empty() ? nullptr : value;
}

// What nodes of one pool have in common; 0x1f stands in no such text.
std::string PoolKey(const Node& node) {
  std::string key;
  for (const std::string_view field : kPoolFields) {
    const Node* value = StatedText(node, field);
    if (value != nullptr) key += value->text;
    key += '\x1f';
  }
  return key;
}

void MapRuntime(TreeMapper& mapper, const Node& text, Node& pool) {
  constexpr std::string_view kMark = "://";
  const std::size_t mark = text.text.find(kMark);
  if (mark == std::string_view::npos || mark == 0) return;
  const std::string_view version = text.text.substr(mark + kMark.size());
  mapper.Change(pool, "container_runtime/name", NodeKind::kString, text.text.substr(0, mark), text,
                kRuntimeVersion);
  if (version.empty()) return;
  mapper.Change(pool, "container_runtime/version", NodeKind::kString, version, text,
                kRuntimeVersion);
}

void MapPool(TreeMapper& mapper, const Node& node, std::size_t count, Node& pool) {
  mapper.FillIn(pool, "name", NodeKind::kString, fmt::format("node-{}", node.index), node,
                kNameFilledIn);
  mapper.Mark(pool, "count", NodeKind::kNumber, fmt::format("{}", count), node);
  if (const Node* architecture = StatedText(node, "architecture")) {
    mapper.Copy(pool, "architecture", *architecture);
  }
  const Node* cores = StatedText(node, "capacity_cpu");
  if (cores != nullptr && !IntegerText(*cores).empty()) {
    mapper.Mark(pool, "cores", NodeKind::kNumber, IntegerText(*cores), *cores);
  }
  if (const Node* memory = StatedText(node, "capacity_memory")) {
    if (const std::optional<std::uint64_t> bytes = Bytes(memory->text)) {
      mapper.Change(pool, "memory_bytes", NodeKind::kNumber, fmt::format("{}", *bytes), *memory,
                    kQuantityInBytes);
    }
  }
  const Node* system = StatedText(node, "os_image");
  if (system == nullptr) system = StatedText(node, "operating_system");
  if (system != nullptr) mapper.Copy(pool, "operating_system/name", *system);
  if (const Node* runtime = StatedText(node, "container_runtime_version")) {
    MapRuntime(mapper, *runtime, pool);
  }
}

void CollectOrigins(const Node& node, std::vector<const Node*>* origins) {
  if (!node.IsContainer()) origins->push_back(node.origin);
  for (const Node& child : document::Children(node)) CollectOrigins(child, origins);
}

// What the first node of a pool states is stated of those like it. Of a value that had no place
// there, each node keeps its own.
void ClaimAlike(TreeMapper& mapper, const Node& pool, const std::vector<const Node*>& alike) {
  std::vector<const Node*> used;
  CollectOrigins(pool, &used);
  for (const std::string_view field : kPoolFields) {
    const Node* stated = StatedText(*alike.front(), field);
    if (stated == nullptr || std::find(used.begin(), used.end(), stated) == used.end()) continue;
    for (const Node* node : alike) mapper.Claim(*StatedText(*node, field));
  }
}

void MapNodes(TreeMapper& mapper, const Node& nodes, Node& infrastructure) {
  std::vector<std::vector<const Node*>> pools;
  std::unordered_map<std::string, std::size_t> by_key;
  for (const Node& node : document::Children(nodes)) {
    if (node.kind != NodeKind::kMapping) continue;
    const auto [at, is_new] = by_key.emplace(PoolKey(node), pools.size());
    if (is_new) pools.emplace_back();
    pools[at->second].push_back(&node);
  }
  for (const std::vector<const Node*>& alike : pools) {
    Node& pool = mapper.Append(infrastructure, "node_pools", *alike.front());
    MapPool(mapper, *alike.front(), alike.size(), pool);
    ClaimAlike(mapper, pool, alike);
  }
}

}  // namespace

void MapMesheryCluster(TreeMapper& mapper, const Node& kubernetes) {
  const Node* nodes = Stated(kubernetes, "nodes");
  const bool has_nodes =
      nodes != nullptr && nodes->kind == NodeKind::kSequence && nodes->child_count > 0;
  const Node* version = StatedText(kubernetes, "server_version");
  if (!has_nodes && version == nullptr) return;
  if (document::Find(mapper.root(), "infrastructure") != nullptr) return;
  Node& infrastructure = mapper.Mapping(mapper.root(), "infrastructure", kubernetes);
  mapper.Mark(infrastructure, "orchestrator/name", NodeKind::kString, "kubernetes", kubernetes);
  if (version != nullptr) mapper.Copy(infrastructure, "orchestrator/version", *version);
  if (has_nodes) MapNodes(mapper, *nodes, infrastructure);
}

}  // namespace smp::edition
