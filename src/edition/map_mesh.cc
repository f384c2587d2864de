// ServiceMeshConfig and ServiceMesh. Upstream mixes configuration and measured use in one message;
// v1 keeps the use with the result.
#include <unordered_map>

#include "edition/field_rows.h"
#include "edition/map_fields.h"
#include "edition/map_messages.h"
#include "edition/v1_changes.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

bool HasUsage(const Node& section) {
  for (const FieldRow& row : kUsageFields) {
    if (Stated(section, row.from) != nullptr) return true;
  }
  return false;
}

void MapSection(TreeMapper& mapper, const Node& section, std::string_view role) {
  Node& mesh = mapper.Mapping(mapper.root(), "mesh", section);
  Node& component = mapper.Append(mesh, "components", section);
  mapper.StandFor(component, section);
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

// Labels of the mesh join those of the configuration, and the way back has to tell them apart: of
// an entry that both have alike each is kept.
void KeepMeshLabels(TreeMapper& mapper, const Node& config, const Node& mesh) {
  const Node* of_mesh = Stated(mesh, "labels");
  const Node* of_config = Stated(config, "labels");
  if (of_mesh == nullptr) return;
  mapper.Keep(*of_mesh);
  if (of_config == nullptr) return;
  std::unordered_map<std::string_view, const Node*> entries;
  for (const Node& entry : document::Children(*of_config)) entries.emplace(entry.key, &entry);
  for (const Node& entry : document::Children(*of_mesh)) {
    const auto same = entries.find(entry.key);
    if (same != entries.end() && document::SameContent(entry, *same->second)) {
      mapper.Keep(*same->second);
    }
  }
}

}  // namespace

void MapServiceMesh(TreeMapper& mapper, const Node& message) {
  mapper.Mapping(mapper.root(), "mesh", message);
  MapFields(mapper, message, mapper.root(), kServiceMeshFields);
}

void MapMeshConfig(TreeMapper& mapper, const Node& message) {
  mapper.Mapping(mapper.root(), "mesh", message);
  MapFields(mapper, message, mapper.root(), kMeshFields);
  if (const Node* mesh = StatedMapping(message, "mesh_type")) {
    MapServiceMesh(mapper, *mesh);
    KeepMeshLabels(mapper, message, *mesh);
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
