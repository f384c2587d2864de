// Findings for programs: one JSON object, described by schemas/tool/findings.schema.json.
#include <string>

#include "document/tree.h"
#include "document/write.h"
#include "report/code_frame.h"
#include "smp/render.h"
#include "smp/version.h"

namespace smp {
namespace {

using document::Node;
using document::NodeKind;
using document::Tree;

// Builds a tree member by member; the JSON writer does the rest.
class Builder {
 public:
  Builder() : tree_(std::make_shared<document::Source>("", "")) {}

  Tree& tree() { return tree_; }
  Node* Root() {
    tree_.set_root(tree_.NewNode(NodeKind::kMapping));
    return tree_.root();
  }
  Node* Member(Node* parent, std::string_view key, NodeKind kind) {
    Node* node = tree_.NewNode(kind);
    node->key = key;
    Tree::Append(parent, node);
    return node;
  }
  void Text(Node* parent, std::string_view key, std::string_view text) {
    Node* node = Member(parent, key, NodeKind::kString);
    node->style = document::ScalarStyle::kQuoted;
    node->text = tree_.Keep(report::ValidUtf8(text));
  }
  void Number(Node* parent, std::string_view key, std::size_t number) {
    Member(parent, key, NodeKind::kNumber)->text = tree_.Keep(std::to_string(number));
  }
  Node* Item(Node* parent) { return Member(parent, "", NodeKind::kMapping); }

 private:
  Tree tree_;
};

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
  builder.Text(item, "grade", GradeName(GradeOf(checked.findings)));
  Node* findings = builder.Member(item, "findings", NodeKind::kSequence);
  for (const Finding& finding : checked.findings) AddFinding(builder, findings, finding);
}

}  // namespace

std::string RenderJson(std::span<const CheckedInput> inputs, std::string_view tool) {
  Summary summary;
  for (const CheckedInput& input : inputs) summary.Add(input);

  Builder builder;
  Node* root = builder.Root();
  Node* about = builder.Member(root, "tool", NodeKind::kMapping);
  builder.Text(about, "name", tool);
  builder.Text(about, "version", kVersion);
  builder.Text(about, "suite", kCurrentEdition);
  Node* counts = builder.Member(root, "summary", NodeKind::kMapping);
  builder.Number(counts, "documents", summary.documents);
  builder.Number(counts, "errors", summary.errors);
  builder.Number(counts, "warnings", summary.warnings);
  builder.Number(counts, "notes", summary.notes);
  builder.Number(counts, "unreadable", summary.unreadable);
  Node* documents = builder.Member(root, "documents", NodeKind::kSequence);
  Node* unreadable = builder.Member(root, "unreadable", NodeKind::kSequence);
  for (const CheckedInput& input : inputs) {
    if (input.error) {
      Node* item = builder.Item(unreadable);
      builder.Text(item, "file", input.file);
      builder.Text(item, "message", input.error->message);
      builder.Text(item, "hint", input.error->hint);
    }
    for (const auto& document : input.documents) AddDocument(builder, documents, document);
  }
  return document::WriteJson(*root);
}

}  // namespace smp
