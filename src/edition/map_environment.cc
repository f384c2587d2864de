// EnvironmentConfig and ApplicationMetadata.
#include <fmt/format.h>

#include "edition/enum_number.h"
#include "edition/map_fields.h"
#include "edition/map_messages.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

constexpr FieldRow kEnvironmentFields[] = {
    {"id", "infrastructure/id"},
    {"labels", "infrastructure/labels"},
    {"kubernetes_version", "infrastructure/orchestrator/version"},
};

constexpr FieldRow kNodeFields[] = {
    {"type", "machine_type"},
    {"cores", "cores", Convert::kCopyPositive},
    {"mem_mb", "memory_bytes", Convert::kPositiveMegabytes},
};

constexpr FieldRow kServiceFields[] = {{"name", "name"}, {"count", "replicas"}};

constexpr FieldRow kServiceUsageFields[] = {
    {"cpu_mcores", "cpu_millicores"},
    {"mem_mb", "memory_bytes", Convert::kMegabytesToBytes},
};

constexpr FieldRow kTrafficFields[] = {
    {"load_balance_name", "name"},
    {"load_balance_ip", "ip_address"},
    {"host_endpoint", "host_endpoint"},
    {"prometheus_url", "metrics_url"},
    {"http_headers", "headers_text"},
    {"user_agent", "user_agent"},
    {"ping_health_endpoint", "health_endpoint"},
};

constexpr FieldRow kApplicationFields[] = {
    {"application_name", "workload/application/name"},
    {"application_version", "workload/application/version"},
    {"helmchart_name", "workload/application/chart_name"},
    {"helmchart_version", "workload/application/chart_version"},
    {"cnabspec_version", "workload/application/cnab_version"},
    {"compose_version", "workload/application/compose_version"},
    {"k8s_version_supported", "workload/application/supported_kubernetes_versions"},
    {"cluster_name", "infrastructure/cluster_name"},
};

// Upstream lists equal nodes one by one, so each is a pool of one.
void MapNodes(ReportBuilder& builder, const Node& nodes) {
  if (nodes.kind != NodeKind::kSequence) return;
  Node& infrastructure = builder.Mapping(builder.report(), "infrastructure", nodes);
  int index = -1;
  for (const Node& node : document::Children(nodes)) {
    ++index;
    if (node.kind != NodeKind::kMapping) continue;
    Node& pool = builder.Append(infrastructure, "node_pools", node);
    builder.PutText(pool, "name", fmt::format("node-{}", index), node);
    builder.PutNumber(pool, "count", "1", node);
    MapFields(builder, node, pool, kNodeFields);
  }
}

void MapWorkloads(ReportBuilder& builder, const Node& workloads) {
  if (workloads.kind != NodeKind::kSequence) return;
  Node& workload = builder.Mapping(builder.report(), "workload", workloads);
  for (const Node& entry : document::Children(workloads)) {
    if (entry.kind != NodeKind::kMapping) continue;
    MapFields(builder, entry, builder.Append(workload, "services", entry), kServiceFields);
    const Node* name = Stated(entry, "name");
    const bool has_usage =
        Stated(entry, "cpu_mcores") != nullptr || Stated(entry, "mem_mb") != nullptr;
    if (name == nullptr || !has_usage) continue;
    Node& usage = builder.Append(builder.Result(), "resource_usage", entry);
    builder.Copy(usage, "subject/service", *name);
    builder.PutText(usage, "aggregation", "UNDECLARED", entry);
    MapFields(builder, entry, usage, kServiceUsageFields);
  }
}

// HTTPS is HTTP over TLS of an unknown version.
void MapApplicationProtocol(ReportBuilder& builder, const Node& protocol) {
  const std::string_view name = ApplicationProtocolName(protocol);
  if (name.empty()) return;
  builder.PutText(builder.report(), "workload/protocol", "HTTP", protocol);
  if (name == "PROTOCOL_HTTPS") {
    builder.PutText(builder.report(), "workload/tls_version", "TLS", protocol);
  }
}

}  // namespace

void MapApplication(ReportBuilder& builder, const Node& message) {
  builder.Mapping(builder.report(), "workload", message);
  MapFields(builder, message, builder.report(), kApplicationFields);
  if (const Node* protocol = Stated(message, "application_protocol")) {
    MapApplicationProtocol(builder, *protocol);
  }
}

void MapEnvironment(ReportBuilder& builder, const Node& message) {
  builder.Mapping(builder.report(), "infrastructure", message);
  MapFields(builder, message, builder.report(), kEnvironmentFields);
  if (const Node* version = Stated(message, "kubernetes_version")) {
    builder.PutText(builder.report(), "infrastructure/orchestrator/name", "kubernetes", *version);
  }
  if (const Node* nodes = Stated(message, "nodes")) MapNodes(builder, *nodes);
  if (const Node* workloads = Stated(message, "individual_workloads")) {
    MapWorkloads(builder, *workloads);
  }
  const Node* traffic = Stated(message, "traffic_metadata");
  if (traffic == nullptr || traffic->kind != NodeKind::kMapping) return;
  Node& workload = builder.Mapping(builder.report(), "workload", *traffic);
  MapFields(builder, *traffic, builder.Mapping(workload, "traffic_entry", *traffic),
            kTrafficFields);
}

}  // namespace smp::edition
