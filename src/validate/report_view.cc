#include "validate/report_view.h"

#include <memory>

#include "edition/map_v06.h"
#include "edition/upgrade_v02.h"
#include "edition/upstream_message.h"
#include "model/message_plan.h"
#include "model/spelling.h"
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
  const model::MessagePlan& plan = model::PlanOf("smp.v1.Document");
  std::vector<const Node*> bodies;
  for (const Node& member : document::Children(document)) {
    const model::FieldPlan* field = plan.Find(member.key);
    if (field != nullptr && field->row->oneof != model::kNoOneof) bodies.push_back(&member);
  }
  return bodies;
}

std::string SchemaFolder(Edition edition) {
  if (edition == Edition::kV1) return "v1.0/";
  return edition == Edition::kV02 ? "v0.2/" : "v0.6/";
}

// The stage borrows the tree, which outlives it.
edition::Stage StageOf(const edition::Detection& detection, const CanonicalDocument& canonical) {
  edition::Stage stage;
  stage.edition = detection.edition;
  stage.shape = detection.shape;
  stage.kind = detection.kind;
  stage.tree = std::shared_ptr<const Tree>(std::shared_ptr<const void>(), &canonical.tree());
  stage.body = &canonical.body();
  stage.mesh = canonical.mesh();
  return stage;
}

}  // namespace

bool CanBeChecked(const SourceDocument::Impl& impl) {
  if (impl.read.tree.root() == nullptr) return false;
  const edition::Detection& detection = impl.detection;
  if (detection.edition == Edition::kV02 || detection.edition == Edition::kV06) {
    return detection.body != nullptr && detection.kind != Kind::kUnknown;
  }
  return detection.edition == Edition::kV1;
}

const google::protobuf::Descriptor* MessageOf(Edition edition, Kind kind) {
  if (edition == Edition::kV1) return v1::Document::descriptor();
  return edition::UpstreamMessage(edition, kind);
}

Kind KindOf(const google::protobuf::Descriptor* message) {
  for (const Kind kind :
       {Kind::kTestConfig, Kind::kTestResult, Kind::kMeshConfig, Kind::kEnvironment}) {
    const bool is_kind = message != nullptr && (MessageOf(Edition::kV06, kind) == message ||
                                                MessageOf(Edition::kV02, kind) == message);
    if (is_kind) return kind;
  }
  return Kind::kUnknown;
}

Edition EditionOf(Kind kind) { return kind >= Kind::kTestConfig ? Edition::kV06 : Edition::kV1; }

bool HasSeveralBodies(const Node& document) { return BodiesOf(document).size() > 1; }

std::string SchemaOf(Edition edition, Kind kind) {
  // An envelope of which the body could not be told is held against all of them.
  return SchemaFolder(edition) + std::string(kind == Kind::kUnknown ? "document" : KindName(kind));
}

std::string MeshSchemaOf(Edition edition) { return SchemaFolder(edition) + "service-mesh"; }

CanonicalDocument::CanonicalDocument(const SourceDocument::Impl& impl)
    : written_(&impl.read.tree),
      body_(impl.detection.edition == Edition::kV1 ? impl.read.tree.root() : impl.detection.body),
      mesh_(impl.detection.mesh) {}

CanonicalDocument::CanonicalDocument(const SourceDocument::Impl& impl,
                                     std::vector<Finding>* findings)
    : CanonicalDocument(impl) {
  const Edition edition = impl.detection.edition;
  const auto* type = MessageOf(edition, impl.detection.kind);
  if (type == nullptr) return;
  std::vector<model::TypedNode> messages = {{body_, type}};
  if (mesh_ != nullptr) messages.push_back({mesh_, &edition::UpstreamServiceMesh(edition)});
  auto copy = model::Canonical(*written_, messages, findings);
  if (!copy) return;
  copy_ = std::make_shared<const Tree>(*std::move(copy));
  body_ = document::Resolve(*copy_->root(), document::PointerOf(*body_));
  if (mesh_ != nullptr) mesh_ = document::Resolve(*copy_->root(), document::PointerOf(*mesh_));
}

ReportView::ReportView(const SourceDocument::Impl& impl, const CanonicalDocument& canonical,
                       std::vector<Finding>* findings)
    : canonical_(&canonical.tree()) {
  const Kind kind = impl.detection.kind;
  if (impl.detection.edition == Edition::kV02) {
    upgraded_ = edition::UpgradeV02(StageOf(impl.detection, canonical));
    made_ = edition::MapToV1(*upgraded_->tree, *upgraded_->body, upgraded_->mesh, kind, findings);
    report_ = made_->root();
    return;
  }
  if (impl.detection.edition == Edition::kV06) {
    made_ = edition::MapToV1(canonical.tree(), canonical.body(), canonical.mesh(), kind, findings);
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
