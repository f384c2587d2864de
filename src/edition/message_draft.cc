#include "edition/message_draft.h"

#include <fmt/format.h>

#include <utility>

#include "edition/downgrade_changes.h"
#include "edition/keys.h"
#include "edition/smp_version.h"
#include "model/field_order.h"
#include "smp/v0/environment.pb.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;
using document::Tree;
using google::protobuf::Descriptor;

namespace {

constexpr std::string_view kNewestV06 = "v0.6.1";

const Descriptor& TypeOf(Kind kind) {
  switch (kind) {
    case Kind::kTestConfig:
      return *v0::PerformanceTestConfig::descriptor();
    case Kind::kMeshConfig:
      return *v0::ServiceMeshConfig::descriptor();
    case Kind::kEnvironment:
      return *v0::EnvironmentConfig::descriptor();
    default:
      return *v0::PerformanceTestResult::descriptor();
  }
}

std::string NameOf(const V1Parts& parts, Kind kind, std::size_t result) {
  if (parts.report() == nullptr) return "";
  std::string name(KindName(kind));
  return result == 0 ? name : fmt::format("{}/{}", name, result + 1);
}

// The member of the extension that holds what an upgrade kept of the message.
std::string KeptName(Kind kind, std::size_t result) {
  switch (kind) {
    case Kind::kTestConfig:
      return "test_config";
    case Kind::kMeshConfig:
      return "mesh_config";
    case Kind::kEnvironment:
      return "environment";
    default:
      return fmt::format("test_results/{}", result);
  }
}

// The node of v1 that a message stands for.
const Node& PartOf(const V1Parts& parts, Kind kind, std::size_t result) {
  const Node* part = nullptr;
  if (kind == Kind::kTestConfig) part = parts.Find("test");
  if (kind == Kind::kMeshConfig) part = parts.Find("mesh");
  if (kind == Kind::kEnvironment) part = parts.Find("infrastructure");
  if (kind == Kind::kTestResult && result < parts.results().size()) part = parts.results()[result];
  return part == nullptr ? parts.root() : *part;
}

// What the message is to say of its version.
std::string VersionOf(const TrailIndex& trail, const std::string& name) {
  if (!trail.HasDocument(name)) return std::string(kNewestV06);
  const TrailRow* row = trail.FindVersion(name);
  return row == nullptr ? "" : std::string(row->from_value);
}

// Whether a mesh that was kept has another type than that of the configuration.
bool IsOfAnotherType(const Node& config, const Node& kept) {
  const Node* there = FindPath(config, "mesh_type/type", Spelling::kExact);
  const Node* type = document::Find(kept, "type");
  return there != nullptr && type != nullptr && !document::SameContent(*there, *type);
}

}  // namespace

MessageDraft::MessageDraft(const V1Parts& parts, const TrailIndex& trail, Kind kind,
                           std::size_t result)
    : parts_(parts),
      trail_(trail),
      kind_(kind),
      result_(result),
      name_(NameOf(parts, kind, result)),
      version_(VersionOf(trail, name_)),
      mapper_(*parts.stage().tree, PartOf(parts, kind, result)),
      places_(parts.report() != nullptr),
      writer_(mapper_, trail, ClassifyVersion(version_) == VersionClass::kV06) {}

void MessageDraft::Write() {
  const Draft draft{mapper_, writer_, parts_, places_};
  std::vector<Pool> pools;
  const Node* kept = parts_.Kept(KeptName(kind_, result_));
  switch (kind_) {
    case Kind::kTestConfig:
      WriteTestConfig(draft);
      break;
    case Kind::kMeshConfig:
      WriteMeshConfig(draft);
      if (kept != nullptr) MoveMeshLabels(mapper_, root(), *kept);
      break;
    case Kind::kEnvironment:
      pools = WriteEnvironment(draft);
      places_.AddNodes(trail_, pools);
      break;
    default:
      kept = AreResultsThere() ? parts_.KeptResult(result_) : nullptr;
      if (result_ < parts_.results().size() && parts_.results()[result_] != nullptr) {
        WriteTestResult(draft, *parts_.results()[result_]);
      }
  }
  if (kept != nullptr) MergeKept(mapper_, root(), *kept, places_);
  const Node* mesh = parts_.Kept("service_mesh");
  if (kind_ == Kind::kMeshConfig && mesh != nullptr && !IsOfAnotherType(root(), *mesh)) {
    MergeKept(mapper_, mapper_.Mapping(root(), "mesh_type", *mesh), *mesh, places_);
  }
  TellJoinedPools(mapper_, pools);
}

void MessageDraft::TakeUnknownFields(const KeptUnknownFields& all) {
  if (kind_ == Kind::kTestResult && !AreResultsThere()) return;
  unknown_fields_ = all.Take(mapper_, KeptName(kind_, result_), places_);
}

bool MessageDraft::AreResultsThere() const {
  return parts_.report() == nullptr || trail_.CountResults() == parts_.results().size();
}

void MessageDraft::WriteVersion() {
  const Node* version = document::Find(parts_.root(), "smp_version");
  const bool is_stated = version != nullptr && version->kind != NodeKind::kNull;
  if (document::Find(root(), "smp_version") != nullptr) {
    if (is_stated) mapper_.Claim(*version);
  } else if (version_.empty()) {
    if (is_stated) mapper_.Drop(*version, kLeftOut);
  } else if (is_stated) {
    mapper_.Claim(*version);
    mapper_.Change(root(), "smp_version", NodeKind::kString, version_, *version, kVersionOfV06);
  } else {
    mapper_.FillIn(root(), "smp_version", NodeKind::kString, version_, parts_.root(),
                   kVersionOfV06);
  }
}

Stage MessageDraft::Finish(std::vector<LoggedChange> changes) && {
  model::SortFields(root(), TypeOf(kind_));
  Stage stage;
  stage.edition = Edition::kV06;
  stage.shape = kind_ == Kind::kTestConfig ? Shape::kFlatConfig : Shape::kMessage;
  stage.kind = kind_;
  const Node* version = document::Find(root(), "smp_version");
  stage.release_known = version != nullptr && ClassifyVersion(version->text) == VersionClass::kV06;
  stage.body = &root();
  stage.unknown_fields = unknown_fields_;
  stage.tree = std::make_shared<Tree>(mapper_.Take());
  stage.behind = parts_.stage().behind;
  stage.behind.push_back(parts_.stage().tree);
  stage.steps.push_back({"v1.0.0", "v0.6", name_, std::move(changes)});
  return stage;
}

}  // namespace smp::edition
