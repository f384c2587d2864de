// What Meshery asked of the cluster: equal nodes become a pool.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "edition/lookalike_changes.h"
#include "edition/map_fields.h"
#include "edition/meshery_result.h"
#include "edition/unmapped.h"
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

bool IsAlike(const Node& a, const Node& b) {
  return std::all_of(std::begin(kPoolFields), std::end(kPoolFields), [&](std::string_view field) {
    const Node* of_a = StatedText(a, field);
    const Node* of_b = StatedText(b, field);
    return of_a == nullptr || of_b == nullptr ? of_a == of_b : of_a->text == of_b->text;
  });
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

// What the first node of a pool states is stated of those like it. Of a value that had no place
// there, each node keeps its own.
void ClaimAlike(TreeMapper& mapper, const UsedNodes& used, const Node& first, const Node& node) {
  for (const std::string_view field : kPoolFields) {
    const Node* value = StatedText(node, field);
    if (value != nullptr && used.Has(*StatedText(first, field))) mapper.Claim(*value);
  }
}

void MapNodes(TreeMapper& mapper, const Node& nodes, Node& infrastructure) {
  std::vector<const Node*> open;
  for (const Node& node : document::Children(nodes)) {
    if (node.kind == NodeKind::kMapping) open.push_back(&node);
  }
  while (!open.empty()) {
    const Node& first = *open.front();
    const auto others = std::stable_partition(
        open.begin(), open.end(), [&](const Node* node) { return IsAlike(first, *node); });
    Node& pool = mapper.Append(infrastructure, "node_pools", first);
    MapPool(mapper, first, static_cast<std::size_t>(others - open.begin()), pool);
    const UsedNodes used(mapper, pool);
    for (auto node = open.begin() + 1; node != others; ++node) {
      ClaimAlike(mapper, used, first, **node);
    }
    open.erase(open.begin(), others);
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
