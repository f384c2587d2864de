// Findings for programs: one JSON object, described by schemas/tool/findings.schema.json.
#include <memory>
#include <string>

#include "document/write.h"
#include "report/json_builder.h"
#include "report/renderers.h"

namespace smp {
namespace {

using document::Node;
using document::NodeKind;
using Builder = report::JsonBuilder;

Node* AddFinding(Builder& builder, Node* list, const Finding& finding) {
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
  return item;
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
  if (checked.ignored.empty()) return;
  Node* ignored = builder.Member(item, "ignored", NodeKind::kSequence);
  for (const IgnoredFinding& each : checked.ignored) {
    builder.Text(AddFinding(builder, ignored, each.finding), "reason", each.reason);
  }
}

class JsonRenderer final : public FindingsRenderer {
 public:
  explicit JsonRenderer(const RenderOptions& options) : root_(builder_.Root()) {
    builder_.About(root_, options.tool);
    AddSettings(options.settings);
    counts_ = builder_.Member(root_, "summary", NodeKind::kMapping);
    documents_ = builder_.Member(root_, "documents", NodeKind::kSequence);
    unreadable_ = builder_.Member(root_, "unreadable", NodeKind::kSequence);
  }

  std::string Add(const CheckedInput& input) override {
    summary_.Add(input);
    if (input.error) {
      Node* item = builder_.Item(unreadable_);
      builder_.Text(item, "file", input.file);
      builder_.Text(item, "message", input.error->message);
      builder_.Text(item, "hint", input.error->hint);
    }
    for (const auto& document : input.documents) AddDocument(builder_, documents_, document);
    return {};
  }

  std::string Finish() override {
    builder_.Number(counts_, "documents", summary_.documents);
    builder_.Number(counts_, "errors", summary_.errors);
    builder_.Number(counts_, "warnings", summary_.warnings);
    builder_.Number(counts_, "notes", summary_.notes);
    builder_.Number(counts_, "ignored", summary_.ignored);
    builder_.Number(counts_, "unreadable", summary_.unreadable);
    return document::WriteJson(*root_);
  }

 private:
  void AddSettings(const RuleSettings& settings) {
    const std::vector<RuleSettings::Changed> changed = settings.changed();
    if (changed.empty()) return;
    Node* list = builder_.Member(root_, "settings", NodeKind::kSequence);
    for (const RuleSettings::Changed& each : changed) {
      Node* item = builder_.Item(list);
      builder_.Text(item, "rule", each.rule->id);
      builder_.Text(item, "setting", each.setting->name);
      builder_.Decimal(item, "value", each.value);
      builder_.Decimal(item, "catalogue_value", each.setting->value);
    }
  }

  Builder builder_;
  Summary summary_;
  Node* root_;
  Node* counts_ = nullptr;
  Node* documents_ = nullptr;
  Node* unreadable_ = nullptr;
};

}  // namespace

namespace report {

Renderer MakeJsonRenderer(const RenderOptions& options) {
  return std::make_unique<JsonRenderer>(options);
}

}  // namespace report

}  // namespace smp
