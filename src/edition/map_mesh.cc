// ServiceMeshConfig and ServiceMesh. Upstream mixes configuration and measured use in one message;
// v1 keeps the use with the result.
#include "edition/map_fields.h"
#include "edition/map_messages.h"
#include "edition/v1_changes.h"

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

void MapSection(TreeMapper& mapper, const Node& section, std::string_view role) {
  Node& mesh = mapper.Mapping(mapper.root(), "mesh", section);
  Node& component = mapper.Append(mesh, "components", section);
  mapper.Mark(component, "role", NodeKind::kString, role, section);
  MapFields(mapper, section, component, kComponentFields);
  if (!HasUsage(section)) return;
  Node& usage = mapper.Append(ResultOf(mapper), "resource_usage", section);
  mapper.Mark(usage, "subject/component", NodeKind::kString, role, section);
  mapper.FillIn(usage, "aggregation", NodeKind::kString, "UNDECLARED", section, kUndeclared);
  MapFields(mapper, section, usage, kUsageFields);
}

void MapControlPlane(TreeMapper& mapper, const Node& section) {
  MapFields(mapper, section, mapper.root(), kControlPlaneFields);
  for (const PropagationRow& row : kPropagation) {
    const Node* time = Stated(section, row.from);
    if (time == nullptr) continue;
    Node& propagation = mapper.Append(ResultOf(mapper), "configuration_propagation", *time);
    mapper.Mark(propagation, "kind", NodeKind::kString, row.kind, *time);
    mapper.Mark(propagation, "rank_percent", NodeKind::kNumber, "90", *time);
    mapper.Copy(propagation, "time_ms", *time);
  }
}

const Node* StatedMapping(const Node& message, std::string_view name) {
  const Node* value = Stated(message, name);
  return value != nullptr && value->kind == NodeKind::kMapping ? value : nullptr;
}

}  // namespace

void MapServiceMesh(TreeMapper& mapper, const Node& message) {
  mapper.Mapping(mapper.root(), "mesh", message);
  MapFields(mapper, message, mapper.root(), kServiceMeshFields);
}

void MapMeshConfig(TreeMapper& mapper, const Node& message) {
  mapper.Mapping(mapper.root(), "mesh", message);
  MapFields(mapper, message, mapper.root(), kConfigFields);
  if (const Node* mesh = StatedMapping(message, "mesh_type")) {
    MapServiceMesh(mapper, *mesh);
    // They join those of the configuration, and the way back has to tell them apart.
    if (const Node* labels = Stated(*mesh, "labels")) mapper.Keep(*labels);
  }
  // Upstream has two fields for it; mesh_build alone was enough before v0.3.2.
  if (const Node* build = Stated(message, "mesh_build")) {
    Node* version = mapper.Copy(mapper.root(), "mesh/version", *build);
    if (version != nullptr) {
      mapper.changes().push_back({&kVersionFromBuild, nullptr, version, build});
    }
  }
  for (const Section& row : kSections) {
    if (const Node* section = StatedMapping(message, row.name)) {
      MapSection(mapper, *section, row.role);
    }
  }
  if (const Node* section = StatedMapping(message, "mesh_control_plane")) {
    MapControlPlane(mapper, *section);
  }
  if (const Node* application = StatedMapping(message, "application_metadata")) {
    MapApplication(mapper, *application);
  }
}

}  // namespace smp::edition
