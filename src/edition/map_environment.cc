// EnvironmentConfig and ApplicationMetadata.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "edition/enum_number.h"
#include "edition/field_rows.h"
#include "edition/map_fields.h"
#include "edition/map_messages.h"
#include "edition/v1_changes.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

// Whether nothing of a node is lost when only one of several such nodes is mapped.
bool HasOnlyNodeFields(const Node& node) {
  for (const Node& field : document::Children(node)) {
    const auto is_field = [&field](const FieldRow& row) { return row.from == field.key; };
    if (std::none_of(std::begin(kNodeFields), std::end(kNodeFields), is_field)) return false;
  }
  return true;
}

// The number of nodes from `first` on that are like it.
std::uint32_t CountAlike(const Node& first) {
  std::uint32_t count = 1;
  if (!HasOnlyNodeFields(first)) return count;
  for (const Node* next = first.next; next != nullptr; next = next->next) {
    if (!document::SameContent(first, *next)) break;
    ++count;
  }
  return count;
}

// Says that a pool stands for a node that is like `first`, the one that was mapped to it.
void AddToPool(TreeMapper& mapper, const Node& node, const Node& pool, const Node& first) {
  mapper.StandFor(pool, node);
  auto mapped = document::Children(first).begin();
  for (const Node& field : document::Children(node)) {
    for (const Node& member : document::Children(pool)) {
      if (member.origin == &*mapped) mapper.Claim(field);
    }
    ++mapped;
  }
}

// Upstream lists equal nodes one by one; in v1 they are a pool.
void MapNodes(TreeMapper& mapper, const Node& nodes) {
  if (nodes.kind != NodeKind::kSequence) return;
  Node& infrastructure = mapper.Mapping(mapper.root(), "infrastructure", nodes);
  std::uint32_t alike = 0;
  Node* pool = nullptr;
  for (const Node& node : document::Children(nodes)) {
    if (node.kind != NodeKind::kMapping) continue;
    if (alike > 1) {
      --alike;
      AddToPool(mapper, node, *pool, *pool->origin);
      continue;
    }
    alike = CountAlike(node);
    pool = &mapper.Append(infrastructure, "node_pools", node);
    mapper.StandFor(*pool, node);
    mapper.FillIn(*pool, "name", NodeKind::kString, fmt::format("node-{}", node.index), node,
                  kNameFilledIn);
    mapper.Mark(*pool, "count", NodeKind::kNumber, fmt::format("{}", alike), node);
    MapFields(mapper, node, *pool, kNodeFields);
  }
}

// How many services have each name: usage is of a service by its name, which has to be that of one
// service only.
std::unordered_map<std::string_view, int> CountNames(const Node& workloads) {
  std::unordered_map<std::string_view, int> counts;
  for (const Node& entry : document::Children(workloads)) {
    if (const Node* name = Stated(entry, "name")) ++counts[name->text];
  }
  return counts;
}

void MapWorkloads(TreeMapper& mapper, const Node& workloads) {
  if (workloads.kind != NodeKind::kSequence) return;
  Node& workload = mapper.Mapping(mapper.root(), "workload", workloads);
  const auto counts = CountNames(workloads);
  for (const Node& entry : document::Children(workloads)) {
    if (entry.kind != NodeKind::kMapping) continue;
    Node& service = mapper.Append(workload, "services", entry);
    mapper.StandFor(service, entry);
    MapFields(mapper, entry, service, kServiceFields);
    const Node* name = Stated(entry, "name");
    const bool has_usage =
        Stated(entry, "cpu_mcores") != nullptr || Stated(entry, "mem_mb") != nullptr;
    if (name == nullptr || name->text.empty() || !has_usage) continue;
    if (counts.at(name->text) > 1) continue;
    Node& usage = mapper.Append(ResultOf(mapper), "resource_usage", entry);
    mapper.Copy(usage, "subject/service", *name);
    mapper.FillIn(usage, "aggregation", NodeKind::kString, "UNDECLARED", entry, kUndeclared);
    MapFields(mapper, entry, usage, kServiceUsageFields);
  }
}

// HTTPS is HTTP over TLS of an unknown version.
void MapApplicationProtocol(TreeMapper& mapper, const Node& protocol) {
  const std::string_view name = ApplicationProtocolName(protocol);
  if (name.empty()) return;
  mapper.Change(mapper.root(), "workload/protocol", NodeKind::kString, "HTTP", protocol,
                name == "PROTOCOL_HTTPS" ? kApplicationProtocol : kEnumName);
  if (name == "PROTOCOL_HTTPS") {
    mapper.Mark(mapper.root(), "workload/tls_version", NodeKind::kString, "TLS", protocol);
  }
}

}  // namespace

void MapApplication(TreeMapper& mapper, const Node& message) {
  mapper.Mapping(mapper.root(), "workload", message);
  MapFields(mapper, message, mapper.root(), kApplicationFields);
  if (const Node* protocol = Stated(message, "application_protocol")) {
    MapApplicationProtocol(mapper, *protocol);
  }
}

void MapEnvironment(TreeMapper& mapper, const Node& message) {
  mapper.Mapping(mapper.root(), "infrastructure", message);
  MapFields(mapper, message, mapper.root(), kEnvironmentFields);
  if (const Node* version = Stated(message, "kubernetes_version")) {
    mapper.Mark(mapper.root(), "infrastructure/orchestrator/name", NodeKind::kString, "kubernetes",
                *version);
  }
  if (const Node* nodes = Stated(message, "nodes")) MapNodes(mapper, *nodes);
  if (const Node* workloads = Stated(message, "individual_workloads")) {
    MapWorkloads(mapper, *workloads);
  }
  const Node* traffic = Stated(message, "traffic_metadata");
  if (traffic == nullptr || traffic->kind != NodeKind::kMapping) return;
  Node& workload = mapper.Mapping(mapper.root(), "workload", *traffic);
  Node& entry = mapper.Mapping(workload, "traffic_entry", *traffic);
  mapper.StandFor(entry, *traffic);
  MapFields(mapper, *traffic, entry, kTrafficFields);
}

}  // namespace smp::edition
