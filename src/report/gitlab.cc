// The code quality report of GitLab: a list of findings with the fingerprints by which a merge
// request shows which are new.
#include <fmt/format.h>

#include <string>

#include "document/write.h"
#include "report/artifact_uri.h"
#include "report/fingerprint.h"
#include "report/json_builder.h"
#include "report/renderers.h"

namespace smp {

namespace {

using document::Node;
using document::NodeKind;

std::string_view GitlabSeverity(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "major";
    case Severity::kWarning:
      return "minor";
    case Severity::kNote:
      return "info";
  }
  return "info";
}

class GitlabRenderer final : public FindingsRenderer {
 public:
  GitlabRenderer() : list_(builder_.RootList()) {}

  std::string Add(const CheckedInput& input) override {
    if (input.error) AddUnreadable(input);
    for (const auto& document : input.documents) {
      for (const Finding& finding : document.findings) {
        AddFinding(finding, fmt::format("{}; {}", finding.message, finding.hint),
                   GitlabSeverity(finding.severity));
      }
      for (const IgnoredFinding& each : document.ignored) {
        AddFinding(each.finding,
                   fmt::format("ignored: {}; reason: {}", each.finding.message, each.reason),
                   "info");
      }
    }
    return {};
  }
  std::string Finish() override { return document::WriteJson(*list_); }

 private:
  void AddFinding(const Finding& finding, const std::string& description,
                  std::string_view severity) {
    Node* item = builder_.Item(list_);
    builder_.Text(item, "description", description);
    builder_.Text(item, "check_name", fmt::format("{} {}", finding.rule->id, finding.rule->name));
    builder_.Text(item, "fingerprint", fingerprints_.Of(finding));
    builder_.Text(item, "severity", severity);
    Place(item, finding.file, finding.span.begin.line);
  }

  void AddUnreadable(const CheckedInput& input) {
    static constexpr Rule kUnreadable{"unreadable", "", Severity::kError, "", "", "", ""};
    Finding finding;
    finding.rule = &kUnreadable;
    finding.file = input.file;
    finding.message = input.error->message;
    Node* item = builder_.Item(list_);
    builder_.Text(item, "description", fmt::format("{}; {}", finding.message, input.error->hint));
    builder_.Text(item, "check_name", kUnreadable.id);
    builder_.Text(item, "fingerprint", fingerprints_.Of(finding));
    builder_.Text(item, "severity", "blocker");
    Place(item, input.file, 0);
  }

  // A line must be given; what has none, such as binary input, is shown at the first.
  void Place(Node* item, std::string_view file, std::uint32_t line) {
    Node* location = builder_.Member(item, "location", NodeKind::kMapping);
    builder_.Text(location, "path", report::ProjectPath(file));
    Node* lines = builder_.Member(location, "lines", NodeKind::kMapping);
    builder_.Number(lines, "begin", line > 0 ? line : 1);
  }

  report::JsonBuilder builder_;
  report::Fingerprints fingerprints_;
  Node* list_;
};

}  // namespace

namespace report {

Renderer MakeGitlabRenderer(const RenderOptions& /*options*/) {
  return std::make_unique<GitlabRenderer>();
}

}  // namespace report

}  // namespace smp
