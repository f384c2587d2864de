#include "validate/upgraded_document.h"

#include <memory>
#include <tuple>
#include <utility>

#include "edition/detect.h"
#include "edition/downgrade_changes.h"
#include "edition/trail.h"
#include "model/decode.h"
#include "model/field_order.h"
#include "model/unknown_fields.h"
#include "model/wire.h"
#include "schema/schema_rules.h"
#include "validate/report_view.h"
#include "validate/source_document.h"

namespace smp::validate {

using document::Node;
using document::Tree;

namespace {

// The unknown fields of a binary document, as a mapping of pointers to base64.
void KeepUnknownFields(const SourceDocument::Impl& impl, edition::Stage* stage) {
  if (impl.message == nullptr) return;
  const std::vector<model::UnknownFields> unknown = model::FindUnknownFields(*impl.message);
  if (unknown.empty()) return;
  auto tree = std::make_shared<Tree>(impl.read.tree.shared_source());
  Node* fields = tree->NewNode(document::NodeKind::kMapping);
  tree->set_root(fields);
  for (const model::UnknownFields& of_message : unknown) {
    Node* node = tree->NewNode(document::NodeKind::kString);
    node->key = tree->Keep(of_message.pointer);
    node->text = tree->Keep(of_message.base64);
    Tree::Append(fields, node);
  }
  stage->unknown_fields = fields;
  stage->behind.push_back(std::move(tree));
}

// Steps with their places as pointers.
std::vector<UpgradeStep> StepsOf(const std::vector<edition::StepRecord>& records) {
  std::vector<UpgradeStep> steps;
  for (const edition::StepRecord& record : records) {
    UpgradeStep step{record.from_edition, record.to_edition, record.document, {}};
    for (const edition::LoggedChange& logged : record.changes) {
      const Node& place = logged.from != nullptr ? *logged.from : *logged.beside;
      Change change;
      change.rule = logged.rule;
      if (logged.from != nullptr) change.from_pointer = document::PointerOf(*logged.from);
      if (logged.to != nullptr) change.to_pointer = document::PointerOf(*logged.to);
      change.from_value = edition::ValueText(logged.from);
      change.to_value = edition::ValueText(logged.to);
      change.file = document::FileOf(place);
      change.span = document::Written(place).span;
      step.changes.push_back(std::move(change));
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

// The message of v0.6 with the unknown fields that a stage has, for the binary form. Those whose
// message is not there any more are changes of the last step.
std::shared_ptr<const google::protobuf::Message> MessageWithUnknownFields(edition::Stage& stage) {
  if (stage.unknown_fields == nullptr || stage.edition != Edition::kV06) return nullptr;
  auto message = model::NewMessage(*MessageOf(stage.edition, stage.kind));
  std::ignore = model::Decode(*stage.tree, *stage.body, message.get());
  for (const Node& field : document::Children(*stage.unknown_fields)) {
    if (model::AddUnknownFields(*message, field.key, field.text) || stage.steps.empty()) continue;
    const Node& kept = document::Written(field);
    stage.steps.back().changes.push_back({&edition::kNotInV06, &kept, nullptr, nullptr});
  }
  return message;
}

}  // namespace

void AddErrors(const std::vector<Finding>& findings, std::vector<Finding>* errors) {
  if (errors == nullptr) return;
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::kError) errors->push_back(finding);
  }
}

Finding NoBody(const SourceDocument& document) {
  const Tree& tree = document.impl().read.tree;
  return document::FindingAt(schema::kMissingField, tree.source(), *tree.root(),
                             "the document has no body, of which another edition could be made",
                             "write one of report, infrastructure, mesh, workload, test or result");
}

edition::Stage StageOf(const SourceDocument& document, std::vector<Finding>* errors) {
  const SourceDocument::Impl& impl = document.impl();
  const edition::Detection& detection = impl.detection;
  edition::Stage stage;
  stage.edition = detection.edition;
  stage.shape = detection.shape;
  stage.kind = detection.kind;
  stage.release_known = detection.release_known;
  auto kept = std::make_shared<const SourceDocument>(document);
  stage.tree = std::shared_ptr<const Tree>(kept, &impl.read.tree);
  stage.body = detection.body != nullptr ? detection.body : impl.read.tree.root();
  stage.mesh = detection.mesh;
  AddErrors(impl.read.findings, errors);
  if (CanBeChecked(impl)) {
    std::vector<Finding> findings;
    const CanonicalDocument canonical(impl, &findings);
    AddErrors(findings, errors);
    stage.body = &canonical.body();
    stage.mesh = canonical.mesh();
    if (canonical.copy() != nullptr) stage.tree = canonical.copy();
  }
  stage.behind.push_back(std::move(kept));
  KeepUnknownFields(impl, &stage);
  return stage;
}

UpgradedDocument UpgradedOf(edition::Stage stage, const SourceDocument& source,
                            std::vector<std::size_t> sources) {
  auto message = MessageWithUnknownFields(stage);
  std::vector<UpgradeStep> steps = StepsOf(stage.steps);
  // Made by a step as a tree that can be changed, and held by this stage alone.
  Tree& tree = *std::const_pointer_cast<Tree>(stage.tree);
  if (stage.edition == Edition::kV1) {
    model::SortFields(*tree.root(), *MessageOf(stage.edition, stage.kind));
  }
  auto impl =
      std::make_shared<SourceDocument::Impl>(SourceDocument::Impl{.read = {std::move(tree), {}},
                                                                  .detection = {},
                                                                  .index = source.index(),
                                                                  .format = source.format(),
                                                                  .limits = source.impl().limits,
                                                                  .behind = std::move(stage.behind),
                                                                  .message = std::move(message),
                                                                  .comments = nullptr});
  impl->detection =
      edition::Detect(impl->read.tree, true, {.edition = stage.edition, .kind = stage.kind});
  impl->detection.findings.clear();
  impl->detection.release_known = stage.release_known;
  return {SourceDocument(std::move(impl)), std::move(steps), std::move(stage.findings),
          std::move(sources)};
}

}  // namespace smp::validate
