// Findings for programs: one JSON object, described by schemas/tool/findings.schema.json.
#include <memory>
#include <string>

#include "document/write.h"
#include "report/json_builder.h"
#include "smp/render.h"

namespace smp {
namespace {

using document::Node;
using document::NodeKind;
using Builder = report::JsonBuilder;

void AddFinding(Builder& builder, Node* list, const Finding& finding) {
  Node* item = builder.Item(list);
  builder.Text(item, "rule", finding.rule->id);
  builder.Text(item, "name", finding.rule->name);
  builder.Text(item, "severity", SeverityName(finding.severity));
  builder.Text(item, "message", finding.message);
  builder.Text(item, "hint", finding.hint);
  builder.Text(item, "pointer", finding.pointer);
  builder.Number(item, "line", finding.span.begin.line);
  builder.Number(item, "column", finding.span.begin.column);
  builder.Number(item, "end_line", finding.span.end.line);
  builder.Number(item, "end_column", finding.span.end.column);
  builder.Text(item, "spec", finding.rule->spec);
}

void AddDocument(Builder& builder, Node* list, const CheckedInput::CheckedDocument& checked) {
  const SourceDocument& document = checked.document;
  Node* item = builder.Item(list);
  builder.Text(item, "file", document.file());
  builder.Number(item, "index", document.index());
  builder.Text(item, "edition", EditionName(document.edition()));
  builder.Text(item, "shape", ShapeName(document.shape()));
  builder.Text(item, "kind", KindName(document.kind()));
  builder.Text(item, "grade", GradeName(GradeOf(document, checked.findings)));
  Node* findings = builder.Member(item, "findings", NodeKind::kSequence);
  for (const Finding& finding : checked.findings) AddFinding(builder, findings, finding);
}

}  // namespace

struct JsonRenderer::State {
  Builder builder;
  Summary summary;
  Node* root = nullptr;
  Node* counts = nullptr;
  Node* documents = nullptr;
  Node* unreadable = nullptr;
};

JsonRenderer::JsonRenderer(std::string_view tool, const RuleSettings& settings)
    : state_(std::make_unique<State>()) {
  Builder& builder = state_->builder;
  state_->root = builder.Root();
  builder.About(state_->root, tool);
  const std::vector<RuleSettings::Changed> changed = settings.changed();
  if (!changed.empty()) {
    Node* list = builder.Member(state_->root, "settings", NodeKind::kSequence);
    for (const RuleSettings::Changed& each : changed) {
      Node* item = builder.Item(list);
      builder.Text(item, "rule", each.rule->id);
      builder.Text(item, "setting", each.setting->name);
      builder.Decimal(item, "value", each.value);
      builder.Decimal(item, "catalogue_value", each.setting->value);
    }
  }
  state_->counts = builder.Member(state_->root, "summary", NodeKind::kMapping);
  state_->documents = builder.Member(state_->root, "documents", NodeKind::kSequence);
  state_->unreadable = builder.Member(state_->root, "unreadable", NodeKind::kSequence);
}

JsonRenderer::~JsonRenderer() = default;

void JsonRenderer::Add(const CheckedInput& input) {
  state_->summary.Add(input);
  if (input.error) {
    Node* item = state_->builder.Item(state_->unreadable);
    state_->builder.Text(item, "file", input.file);
    state_->builder.Text(item, "message", input.error->message);
    state_->builder.Text(item, "hint", input.error->hint);
  }
  for (const auto& document : input.documents) {
    AddDocument(state_->builder, state_->documents, document);
  }
}

std::string JsonRenderer::Finish() {
  Builder& builder = state_->builder;
  const Summary& summary = state_->summary;
  builder.Number(state_->counts, "documents", summary.documents);
  builder.Number(state_->counts, "errors", summary.errors);
  builder.Number(state_->counts, "warnings", summary.warnings);
  builder.Number(state_->counts, "notes", summary.notes);
  builder.Number(state_->counts, "unreadable", summary.unreadable);
  return document::WriteJson(*state_->root);
}

std::string RenderJson(std::span<const CheckedInput> inputs, std::string_view tool) {
  JsonRenderer renderer(tool);
  for (const CheckedInput& input : inputs) renderer.Add(input);
  return renderer.Finish();
}

}  // namespace smp
