// SARIF 2.1.0 (OASIS): one run, the rules that were broken with their help, a result for each
// finding. Columns count characters, as SARIF's unicodeCodePoints do.
#include <fmt/format.h>

#include <map>
#include <vector>

#include "document/write.h"
#include "report/artifact_uri.h"
#include "report/fingerprint.h"
#include "report/json_builder.h"
#include "report/renderers.h"
#include "smp/fix.h"
#include "smp/version.h"

namespace smp {

namespace {

using document::Node;
using document::NodeKind;

constexpr std::string_view kSchema = "https://json.schemastore.org/sarif-2.1.0.json";
constexpr std::string_view kRulePages = "https://smp-spec.io/docs/rules/";

std::string Sentence(std::string_view text) { return fmt::format("{}.", text); }

class SarifRenderer final : public FindingsRenderer {
 public:
  explicit SarifRenderer(const RenderOptions& options) : tool_name_(options.tool) {
    Node* root = builder_.Root();
    builder_.Text(root, "$schema", kSchema);
    builder_.Text(root, "version", "2.1.0");
    root_ = root;
    Node* run = builder_.Item(builder_.Member(root, "runs", NodeKind::kSequence));
    driver_ = Object(Object(run, "tool"), "driver");
    builder_.Text(driver_, "name", tool_name_);
    builder_.Text(driver_, "semanticVersion", kVersion);
    builder_.Text(driver_, "informationUri", "https://smp-spec.io");
    builder_.Text(run, "columnKind", "unicodeCodePoints");
    invocation_ = builder_.Item(builder_.Member(run, "invocations", NodeKind::kSequence));
    results_ = builder_.Member(run, "results", NodeKind::kSequence);
  }

  std::string Add(const CheckedInput& input) override {
    if (input.error) unreadable_.push_back({input.file, *input.error});
    for (const auto& document : input.documents) {
      for (const Finding& finding : document.findings) {
        AddFix(AddResult(finding), finding, document.document);
      }
      for (const IgnoredFinding& each : document.ignored) {
        Node* suppressions =
            builder_.Member(AddResult(each.finding), "suppressions", NodeKind::kSequence);
        Node* suppression = builder_.Item(suppressions);
        builder_.Text(suppression, "kind", "external");
        builder_.Text(suppression, "justification", each.reason);
      }
    }
    return {};
  }

  std::string Finish() override {
    Node* rules = builder_.Member(driver_, "rules", NodeKind::kSequence);
    for (const Rule* rule : rules_) AddRule(rules, *rule);
    AddInvocation();
    return document::WriteJson(*root_);
  }

 private:
  struct Unreadable {
    std::string file;
    Error error;
  };

  Node* Object(Node* parent, std::string_view key) {
    return builder_.Member(parent, key, NodeKind::kMapping);
  }
  void Message(Node* parent, std::string_view key, std::string_view text) {
    builder_.Text(Object(parent, key), "text", text);
  }

  static std::string_view LevelOf(Severity severity) { return SeverityName(severity); }

  void AddRule(Node* rules, const Rule& rule) {
    Node* item = builder_.Item(rules);
    builder_.Text(item, "id", rule.id);
    builder_.Text(item, "name", rule.name);
    Message(item, "shortDescription", Sentence(rule.summary));
    Message(item, "fullDescription", Sentence(rule.why));
    builder_.Text(item, "helpUri", fmt::format("{}{}-{}.md", kRulePages, rule.id, rule.name));
    Message(item, "help",
            fmt::format("What must hold: {}.\nWhy: {}.\nSource: {}.\nSpecification: docs/spec/{}",
                        rule.summary, rule.why, rule.source, rule.spec));
    builder_.Text(Object(item, "defaultConfiguration"), "level", LevelOf(rule.severity));
  }

  // Rules stand in the order in which they were first broken.
  std::size_t IndexOf(const Rule& rule) {
    const auto [found, is_new] = index_by_id_.try_emplace(rule.id, rules_.size());
    if (is_new) rules_.push_back(&rule);
    return found->second;
  }

  Node* AddResult(const Finding& finding) {
    Node* item = builder_.Item(results_);
    builder_.Text(item, "ruleId", finding.rule->id);
    builder_.Number(item, "ruleIndex", IndexOf(*finding.rule));
    builder_.Text(item, "level", LevelOf(finding.severity));
    // One text, since that is what viewers show.
    Message(item, "message", fmt::format("{}. Cure: {}.", finding.message, finding.hint));
    Node* location = builder_.Item(builder_.Member(item, "locations", NodeKind::kSequence));
    Node* physical = Object(location, "physicalLocation");
    builder_.Text(Object(physical, "artifactLocation"), "uri", report::ArtifactUri(finding.file));
    if (finding.span.begin.line > 0) AddRegion(physical, finding.span, "region");
    Node* logical =
        builder_.Item(builder_.Member(location, "logicalLocations", NodeKind::kSequence));
    builder_.Text(logical, "fullyQualifiedName", finding.pointer.empty() ? "/" : finding.pointer);
    builder_.Text(Object(item, "partialFingerprints"), "smpFinding/v1", fingerprints_.Of(finding));
    return item;
  }

  void AddFix(Node* result, const Finding& finding, const SourceDocument& document) {
    if (finding.fix.empty()) return;
    const std::vector<PlacedEdit> edits =
        PlaceEdits(document.source_text(), {&finding, 1}, document.first_line());
    if (edits.empty()) return;
    Node* fix = builder_.Item(builder_.Member(result, "fixes", NodeKind::kSequence));
    Message(fix, "description", finding.hint);
    Node* change = builder_.Item(builder_.Member(fix, "artifactChanges", NodeKind::kSequence));
    builder_.Text(Object(change, "artifactLocation"), "uri", report::ArtifactUri(finding.file));
    Node* replacements = builder_.Member(change, "replacements", NodeKind::kSequence);
    for (const PlacedEdit& edit : edits) {
      Node* replacement = builder_.Item(replacements);
      AddRegion(replacement, edit.span, "deletedRegion");
      builder_.Text(Object(replacement, "insertedContent"), "text", edit.text);
    }
  }

  void AddRegion(Node* parent, const Span& span, std::string_view key) {
    Node* region = Object(parent, key);
    builder_.Number(region, "startLine", span.begin.line);
    builder_.Number(region, "startColumn", span.begin.column);
    builder_.Number(region, "endLine", span.end.line);
    builder_.Number(region, "endColumn", span.end.column);
  }

  void AddInvocation() {
    builder_.Bool(invocation_, "executionSuccessful", unreadable_.empty());
    if (unreadable_.empty()) return;
    Node* list = builder_.Member(invocation_, "toolExecutionNotifications", NodeKind::kSequence);
    for (const Unreadable& each : unreadable_) {
      Node* item = builder_.Item(list);
      builder_.Text(item, "level", "error");
      Message(item, "message", fmt::format("{}. Cure: {}.", each.error.message, each.error.hint));
      Node* location = builder_.Item(builder_.Member(item, "locations", NodeKind::kSequence));
      builder_.Text(Object(Object(location, "physicalLocation"), "artifactLocation"), "uri",
                    report::ArtifactUri(each.file));
    }
  }

  std::string tool_name_;
  report::JsonBuilder builder_;
  report::Fingerprints fingerprints_;
  Node* root_ = nullptr;
  Node* driver_ = nullptr;
  Node* invocation_ = nullptr;
  Node* results_ = nullptr;
  std::vector<const Rule*> rules_;
  std::map<std::string_view, std::size_t> index_by_id_;
  std::vector<Unreadable> unreadable_;
};

}  // namespace

namespace report {

Renderer MakeSarifRenderer(const RenderOptions& options) {
  return std::make_unique<SarifRenderer>(options);
}

}  // namespace report

}  // namespace smp
