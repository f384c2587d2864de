// ServiceMeshConfig and ServiceMesh. Upstream mixes configuration and measured use in one message;
// v1 keeps the use with the result.
#include "edition/map_fields.h"
#include "edition/map_messages.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

constexpr FieldRow kConfigFields[] = {
    {"id", "mesh/id"},
    {"labels", "mesh/labels"},
    {"mesh_build", "mesh/build"},
    {"profile", "mesh/profile"},
    {"proxy_build", "mesh/data_plane/proxy/build"},
    {"proxy_concurrency", "mesh/data_plane/concurrency"},
    {"mtls_enabled", "mesh/mtls/mode", Convert::kMutualTls},
    {"mesh_telemetry_enabled", "mesh/telemetry/enabled"},
    {"mesh_policy_enabled", "mesh/policy/enabled"},
    {"exp_group_uuid", "experiment/group_id"},
    {"exp_uuid", "experiment/id"},
};

constexpr FieldRow kServiceMeshFields[] = {
    {"type", "mesh/type", Convert::kMeshType},
    {"version", "mesh/version"},
    {"labels", "mesh/labels"},
    {"annotations", "mesh/annotations"},
};

struct Section {
  std::string_view name;
  std::string_view role;
};

constexpr Section kSections[] = {
    {"ingress_gateway", "INGRESS_GATEWAY"},  {"sidecar", "SIDECAR"},
    {"mesh_telemetry", "TELEMETRY"},         {"mesh_policy", "POLICY"},
    {"mesh_control_plane", "CONTROL_PLANE"},
};

constexpr FieldRow kComponentFields[] = {{"count", "instances"}};

constexpr FieldRow kUsageFields[] = {
    {"cpu_mcores", "cpu_millicores"},        {"mem_mb", "memory_bytes", Convert::kMegabytesToBytes},
    {"rps", "requests_per_second"},          {"bps", "undeclared_bps"},
    {"cache_hit_rate", "cache_hit_percent"},
};

constexpr FieldRow kControlPlaneFields[] = {
    {"endpoints", "mesh/control_plane/endpoints"},
    {"services", "mesh/control_plane/services"},
    {"sidecars", "mesh/control_plane/proxies"},
    {"virtual_services", "mesh/control_plane/virtual_services"},
    {"destination_rules", "mesh/control_plane/destination_rules"},
};

struct PropagationRow {
  std::string_view from;
  std::string_view kind;
};

// Upstream's comment: the time until 90 % of the proxies have the change.
constexpr PropagationRow kPropagation[] = {{"lds_latency_ms", "LISTENER"},
                                           {"cds_latency_ms", "CLUSTER"}};

bool HasUsage(const Node& section) {
  for (const FieldRow& row : kUsageFields) {
    if (Stated(section, row.from) != nullptr) return true;
  }
  return false;
}

void MapSection(ReportBuilder& builder, const Node& section, std::string_view role) {
  Node& mesh = builder.Mapping(builder.report(), "mesh", section);
  Node& component = builder.Append(mesh, "components", section);
  builder.PutText(component, "role", role, section);
  MapFields(builder, section, component, kComponentFields);
  if (!HasUsage(section)) return;
  Node& usage = builder.Append(builder.Result(), "resource_usage", section);
  builder.PutText(usage, "subject/component", role, section);
  builder.PutText(usage, "aggregation", "UNDECLARED", section);
  MapFields(builder, section, usage, kUsageFields);
}

void MapControlPlane(ReportBuilder& builder, const Node& section) {
  MapFields(builder, section, builder.report(), kControlPlaneFields);
  for (const PropagationRow& row : kPropagation) {
    const Node* time = Stated(section, row.from);
    if (time == nullptr) continue;
    Node& propagation = builder.Append(builder.Result(), "configuration_propagation", *time);
    builder.PutText(propagation, "kind", row.kind, *time);
    builder.PutNumber(propagation, "rank_percent", "90", *time);
    builder.Copy(propagation, "time_ms", *time);
  }
}

const Node* StatedMapping(const Node& message, std::string_view name) {
  const Node* value = Stated(message, name);
  return value != nullptr && value->kind == NodeKind::kMapping ? value : nullptr;
}

}  // namespace

void MapServiceMesh(ReportBuilder& builder, const Node& message) {
  builder.Mapping(builder.report(), "mesh", message);
  MapFields(builder, message, builder.report(), kServiceMeshFields);
}

void MapMeshConfig(ReportBuilder& builder, const Node& message) {
  builder.Mapping(builder.report(), "mesh", message);
  MapFields(builder, message, builder.report(), kConfigFields);
  if (const Node* mesh = StatedMapping(message, "mesh_type")) MapServiceMesh(builder, *mesh);
  // Upstream has two fields for it; mesh_build alone was enough before v0.3.2.
  if (const Node* build = Stated(message, "mesh_build")) {
    builder.Copy(builder.report(), "mesh/version", *build);
  }
  for (const Section& row : kSections) {
    if (const Node* section = StatedMapping(message, row.name)) {
      MapSection(builder, *section, row.role);
    }
  }
  if (const Node* section = StatedMapping(message, "mesh_control_plane")) {
    MapControlPlane(builder, *section);
  }
  if (const Node* application = StatedMapping(message, "application_metadata")) {
    MapApplication(builder, *application);
  }
}

}  // namespace smp::edition
