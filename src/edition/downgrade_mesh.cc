// ServiceMeshConfig out of v1: the mesh, and what the first result says of the use of its
// components.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "edition/downgrade_changes.h"
#include "edition/downgrade_messages.h"
#include "edition/enum_number.h"
#include "edition/field_rows.h"
#include "edition/keys.h"
#include "model/model_number.h"
#include "model/names.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/metadata.pb.h"
#include "smp/v0/service_mesh.pb.h"
#include "smp/v1/mesh.pb.h"
#include "smp/v1/result.pb.h"
#include "smp/v1/transport.pb.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

constexpr std::string_view kControlPlane = "mesh_control_plane";

const google::protobuf::Descriptor& SectionType(std::string_view name) {
  return *model::FindField(*v0::ServiceMeshConfig::descriptor(), name)->message_type();
}

Target SectionOf(const Draft& draft, std::string_view name) {
  return {draft.mapper.root(), name, SectionType(name)};
}

// The section for a role; empty when v0.6 has none.
std::string_view SectionName(const Node* role) {
  if (role == nullptr) return {};
  const std::string_view name = EnumNameOf(*v1::ComponentRole_descriptor(), *role);
  const auto* row = std::find_if(std::begin(kSections), std::end(kSections),
                                 [&](const Section& section) { return section.role == name; });
  return row == std::end(kSections) ? std::string_view() : row->name;
}

// v0.6 has one section for each role: the first component is it.
void WriteComponents(const Draft& draft) {
  const Node* components = draft.parts.Find("mesh/components");
  if (components == nullptr || components->kind != NodeKind::kSequence) return;
  std::set<std::string_view> taken;
  for (const Node& component : document::Children(*components)) {
    const Node* role = document::Find(component, "role");
    const std::string_view name = SectionName(role);
    if (name.empty() || !taken.insert(name).second) continue;
    draft.mapper.Mapping(draft.mapper.root(), name, component);
    draft.mapper.Claim(*role);
    draft.writer.PutFields(component, SectionOf(draft, name), kComponentFields);
  }
}

void WriteUsage(const Draft& draft) {
  const Node* result = FirstResult(draft.parts);
  const Node* usages = result == nullptr ? nullptr : document::Find(*result, "resource_usage");
  if (usages == nullptr || usages->kind != NodeKind::kSequence) return;
  std::set<std::string_view> taken;
  for (const Node& usage : document::Children(*usages)) {
    const Node* subject = document::Find(usage, "subject");
    const Node* role = subject == nullptr ? nullptr : document::Find(*subject, "component");
    const std::string_view name = SectionName(role);
    if (name.empty() || taken.contains(name)) continue;
    if (!draft.writer.PutFields(usage, SectionOf(draft, name), kUsageFields)) continue;
    taken.insert(name);
    draft.mapper.Claim(*role);
    TakeUndeclared(draft, document::Find(usage, "aggregation"));
  }
}

// Only a time until 90 % of the proxies have a change is what v0.6 has a field for.
bool IsOfNinetyPercent(const Node& propagation) {
  const Node* rank = document::Find(propagation, "rank_percent");
  constexpr double kRank = 90;
  return rank != nullptr && rank->kind == NodeKind::kNumber &&
         model::ReadDouble(rank->text).value == kRank;
}

void WritePropagation(const Draft& draft) {
  const Node* result = FirstResult(draft.parts);
  const Node* list =
      result == nullptr ? nullptr : document::Find(*result, "configuration_propagation");
  if (list == nullptr || list->kind != NodeKind::kSequence) return;
  for (const Node& propagation : document::Children(*list)) {
    const Node* kind = document::Find(propagation, "kind");
    const Node* time = document::Find(propagation, "time_ms");
    if (kind == nullptr || time == nullptr || !IsOfNinetyPercent(propagation)) continue;
    const std::string_view name = EnumNameOf(*v1::ConfigurationKind_descriptor(), *kind);
    for (const PropagationRow& row : kPropagation) {
      if (row.kind != name) continue;
      if (!draft.writer.Put(*time, SectionOf(draft, kControlPlane), row.from)) continue;
      draft.mapper.Claim(*kind);
      draft.mapper.Claim(*document::Find(propagation, "rank_percent"));
    }
  }
}

NodeKind KindOfEnum(std::string_view text) {
  const bool is_number =
      !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  return is_number ? NodeKind::kNumber : NodeKind::kString;
}

// The protocol before an upgrade, when that leads to what the workload says now.
const TrailRow* ProtocolBefore(const Draft& draft, const Node& protocol, std::string_view name,
                               bool is_tls) {
  const TrailRow* row = draft.writer.Before(protocol);
  if (row == nullptr || name != "HTTP") return nullptr;
  Node before;
  before.text = row->from_value;
  before.kind = KindOfEnum(row->from_value);
  if (before.kind == NodeKind::kNumber && !draft.writer.has_release()) return nullptr;
  const std::string_view was = ApplicationProtocolName(before);
  return was == (is_tls ? "PROTOCOL_HTTPS" : "PROTOCOL_HTTP") ? row : nullptr;
}

// HTTP over TLS of any version is HTTPS.
void WriteApplicationProtocol(const Draft& draft, const Target& application) {
  constexpr std::string_view kField = "application_protocol";
  const Node* protocol = draft.parts.Find("workload/protocol");
  if (protocol == nullptr) return;
  const std::string_view name = EnumNameOf(*v1::Protocol_descriptor(), *protocol);
  if (!name.starts_with("HTTP")) return;
  const Node* tls = draft.parts.Find("workload/tls_version");
  const std::string_view version =
      tls == nullptr ? std::string_view() : EnumNameOf(*v1::TlsVersion_descriptor(), *tls);
  const bool is_secure = version.starts_with("TLS");
  if (const TrailRow* row = ProtocolBefore(draft, *protocol, name, version == "TLS")) {
    draft.writer.Restore(*protocol, application, kField, KindOfEnum(row->from_value),
                         row->from_value);
  } else {
    draft.writer.Change(*protocol, application, kField, NodeKind::kString,
                        is_secure ? "PROTOCOL_HTTPS" : "PROTOCOL_HTTP",
                        name == "HTTP" ? kEnumNameOfV06 : kNarrowed);
  }
  if (!is_secure) return;
  draft.mapper.Claim(*tls);
  const Node* made = FindPath(draft.mapper.root(), fmt::format("{}/{}", application.path, kField),
                              Spelling::kExact);
  const ChangeRule& rule = version == "TLS" ? kEnumNameOfV06 : kNarrowed;
  draft.mapper.changes().push_back({&rule, tls, made, nullptr});
}

}  // namespace

void WriteMeshConfig(const Draft& draft) {
  const Target config{draft.mapper.root(), "", *v0::ServiceMeshConfig::descriptor()};
  draft.writer.PutFields(draft.parts, config, kMeshFields);
  // Its labels are those of the configuration; what is known to be of the mesh is kept apart.
  for (const FieldRow& row : kServiceMeshFields) {
    if (row.from == "labels") continue;
    draft.writer.PutFields(draft.parts,
                           {draft.mapper.root(), "mesh_type", *v0::ServiceMesh::descriptor()},
                           std::span(&row, 1));
  }
  WriteComponents(draft);
  WriteUsage(draft);
  draft.writer.PutFields(draft.parts, SectionOf(draft, kControlPlane), kControlPlaneFields);
  WritePropagation(draft);
  const Target application{draft.mapper.root(), "application_metadata",
                           *v0::ApplicationMetadata::descriptor()};
  draft.writer.PutFields(draft.parts, application, kApplicationFields);
  WriteApplicationProtocol(draft, application);
}

}  // namespace smp::edition
