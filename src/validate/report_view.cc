#include "validate/report_view.h"

#include "edition/map_v06.h"
#include "model/spelling.h"
#include "smp/v0/environment.pb.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"
#include "smp/v1/document.pb.h"

namespace smp::validate {
namespace {

using document::Node;
using document::NodeKind;
using document::Tree;

// A report that holds one profile: {"mesh": …}, or {"results": [ … ]} for a result.
Tree WrapProfile(const Tree& tree, const Node& body, const Node& profile) {
  Tree made(tree.shared_source());
  Node* report = made.NewNode(NodeKind::kMapping);
  report->origin = &body;
  report->span = body.span;
  made.set_root(report);
  Node* copy = made.CopyInto(profile);
  if (profile.key == "result") {
    Node* results = made.NewNode(NodeKind::kSequence);
    results->key = "results";
    results->origin = &profile;
    Tree::Append(results, copy);
    Tree::Append(report, results);
  } else {
    Tree::Append(report, copy);
  }
  return made;
}

// The bodies of a v1 document: the members that the envelope's oneof has. One is right.
std::vector<const Node*> BodiesOf(const Node& document) {
  const auto* body = v1::Document::descriptor()->FindOneofByName("body");
  std::vector<const Node*> bodies;
  for (const Node& member : document::Children(document)) {
    const auto* field = v1::Document::descriptor()->FindFieldByName(std::string(member.key));
    if (field != nullptr && field->containing_oneof() == body) bodies.push_back(&member);
  }
  return bodies;
}

}  // namespace

bool CanBeChecked(const SourceDocument::Impl& impl) {
  if (impl.read.tree.root() == nullptr) return false;
  if (impl.detection.edition == Edition::kV06) {
    return impl.detection.body != nullptr && impl.detection.kind != Kind::kUnknown;
  }
  return impl.detection.edition == Edition::kV1;
}

const google::protobuf::Descriptor* MessageOf(Edition edition, Kind kind) {
  if (edition == Edition::kV1) return v1::Document::descriptor();
  switch (kind) {
    case Kind::kTestConfig:
      return v0::PerformanceTestConfig::descriptor();
    case Kind::kTestResult:
      return v0::PerformanceTestResult::descriptor();
    case Kind::kMeshConfig:
      return v0::ServiceMeshConfig::descriptor();
    case Kind::kEnvironment:
      return v0::EnvironmentConfig::descriptor();
    default:
      return nullptr;
  }
}

Kind KindOf(const google::protobuf::Descriptor* message) {
  for (const Kind kind :
       {Kind::kTestConfig, Kind::kTestResult, Kind::kMeshConfig, Kind::kEnvironment}) {
    if (MessageOf(Edition::kV06, kind) == message && message != nullptr) return kind;
  }
  return Kind::kUnknown;
}

Edition EditionOf(Kind kind) { return kind >= Kind::kTestConfig ? Edition::kV06 : Edition::kV1; }

bool HasSeveralBodies(const Node& document) { return BodiesOf(document).size() > 1; }

std::string SchemaOf(Edition edition, Kind kind) {
  const std::string folder = edition == Edition::kV1 ? "v1.0/" : "v0.6/";
  // An envelope of which the body could not be told is held against all of them.
  return folder + std::string(kind == Kind::kUnknown ? "document" : KindName(kind));
}

CanonicalDocument::CanonicalDocument(const SourceDocument::Impl& impl,
                                     std::vector<Finding>* findings)
    : written_(&impl.read.tree),
      body_(impl.detection.edition == Edition::kV1 ? impl.read.tree.root() : impl.detection.body),
      mesh_(impl.detection.mesh) {
  const auto* type = MessageOf(impl.detection.edition, impl.detection.kind);
  if (type == nullptr) return;
  auto copy = model::Canonical(*written_, *body_, *type, findings);
  if (!copy) return;
  copy_ = std::make_shared<const Tree>(*std::move(copy));
  body_ = document::Resolve(*copy_->root(), document::PointerOf(*body_));
  if (mesh_ != nullptr) mesh_ = document::Resolve(*copy_->root(), document::PointerOf(*mesh_));
}

ReportView::ReportView(const SourceDocument::Impl& impl, const CanonicalDocument& canonical,
                       std::vector<Finding>* findings)
    : canonical_(&canonical.tree()) {
  if (impl.detection.edition == Edition::kV06) {
    made_ = edition::MapToV1(canonical.tree(), canonical.body(), canonical.mesh(),
                             impl.detection.kind, findings);
    report_ = made_->root();
    return;
  }
  const std::vector<const Node*> bodies = BodiesOf(canonical.body());
  const Node* profile = bodies.empty() ? nullptr : bodies.front();
  if (profile != nullptr && profile->key == "report") {
    report_ = profile;
    return;
  }
  if (profile != nullptr) {
    made_ = WrapProfile(canonical.tree(), canonical.body(), *profile);
    report_ = made_->root();
  } else {
    report_ = &canonical.body();
  }
}

}  // namespace smp::validate
