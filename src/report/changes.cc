// What upgrades changed, for programs: one JSON object, described by
// schemas/tool/changes.schema.json.
#include <string>

#include "document/write.h"
#include "report/json_builder.h"
#include "smp/render.h"
#include "smp/upgrade.h"

namespace smp {
namespace {

using document::Node;
using document::NodeKind;
using report::JsonBuilder;

void AddChange(JsonBuilder& builder, Node* list, const Change& change) {
  Node* item = builder.Item(list);
  builder.Text(item, "rule", change.rule->id);
  builder.Text(item, "name", change.rule->name);
  builder.Text(item, "class", LossClassName(change.rule->loss_class));
  builder.Text(item, "path_before", change.from_pointer);
  builder.Text(item, "path_after", change.to_pointer);
  builder.Text(item, "value_before", change.from_value);
  builder.Text(item, "value_after", change.to_value);
  builder.Text(item, "file", change.file);
  builder.Number(item, "line", change.span.begin.line);
  builder.Number(item, "column", change.span.begin.column);
}

void AddStep(JsonBuilder& builder, Node* list, const UpgradeStep& step) {
  Node* item = builder.Item(list);
  builder.Text(item, "from_edition", step.from_edition);
  builder.Text(item, "to_edition", step.to_edition);
  builder.Text(item, "document", step.document);
  builder.Text(item, "loss_class", LossClassName(step.loss_class()));
  Node* changes = builder.Member(item, "changes", NodeKind::kSequence);
  for (const Change& change : step.changes) AddChange(builder, changes, change);
}

void AddDocument(JsonBuilder& builder, Node* list, const ChangedDocument& document) {
  Node* item = builder.Item(list);
  Node* files = builder.Member(item, "files", NodeKind::kSequence);
  for (const std::string& file : document.files) builder.TextItem(files, file);
  builder.Text(item, "from", document.from);
  builder.Text(item, "to", document.to);
  Node* steps = builder.Member(item, "steps", NodeKind::kSequence);
  for (const UpgradeStep& step : document.steps) AddStep(builder, steps, step);
}

}  // namespace

std::string RenderChanges(std::span<const ChangedDocument> documents, std::string_view tool) {
  JsonBuilder builder;
  Node* root = builder.Root();
  builder.About(root, tool);
  Node* list = builder.Member(root, "documents", NodeKind::kSequence);
  for (const ChangedDocument& document : documents) AddDocument(builder, list, document);
  return document::WriteJson(*root);
}

}  // namespace smp
