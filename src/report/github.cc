// Workflow commands of GitHub Actions, one a finding:
//
//   ::error file=report.yaml,line=12,col=7,endLine=12,endColumn=11,title=SMP2004
//   percentile-order::…
//
// The runner takes % as an escape, and in properties, which end at a comma, : and , as well.
#include <fmt/format.h>

#include <initializer_list>
#include <string>

#include "report/artifact_uri.h"
#include "report/code_frame.h"
#include "report/renderers.h"

namespace smp {

namespace {

std::string Escaped(std::string_view text, std::string_view escaped) {
  std::string out;
  for (const char c : report::ValidUtf8(text)) {
    if (escaped.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string Data(std::string_view text) { return Escaped(text, "%\r\n"); }
std::string Property(std::string_view text) { return Escaped(text, "%\r\n:,"); }

std::string_view CommandOf(Severity severity) {
  return severity == Severity::kNote ? "notice" : SeverityName(severity);
}

std::string Annotation(const Finding& finding, std::string_view command) {
  std::string properties = fmt::format("file={}", Property(report::ProjectPath(finding.file)));
  const Span& span = finding.span;
  if (span.begin.line > 0) {
    properties += fmt::format(",line={},endLine={}", span.begin.line, span.end.line);
    // Columns are taken on one line only.
    if (span.begin.line == span.end.line) {
      properties += fmt::format(",col={},endColumn={}", span.begin.column, span.end.column);
    }
  }
  properties += fmt::format(",title={} {}", finding.rule->id, finding.rule->name);
  std::string message = fmt::format("{}\nhint: {}", finding.message, finding.hint);
  if (span.begin.line == 0) message += fmt::format("\nat {}", finding.pointer);
  return fmt::format("::{} {}::{}\n", command, properties, Data(message));
}

class GithubRenderer final : public FindingsRenderer {
 public:
  std::string Add(const CheckedInput& input) override {
    std::string out;
    if (input.error) {
      out += fmt::format(
          "::error file={},title=unreadable::{}\n", Property(report::ProjectPath(input.file)),
          Data(fmt::format("{}\nhint: {}", input.error->message, input.error->hint)));
    }
    for (const auto& document : input.documents) {
      for (const Finding& finding : document.findings)
        out += Annotation(finding, CommandOf(finding.severity));
      for (const IgnoredFinding& each : document.ignored) {
        Finding told = each.finding;
        told.message = fmt::format("ignored: {}", told.message);
        told.hint = fmt::format("none, for this reason: {}", each.reason);
        out += Annotation(told, "notice");
      }
    }
    return out;
  }
  std::string Finish() override { return {}; }
};

}  // namespace

namespace report {

Renderer MakeGithubRenderer(const RenderOptions& /*options*/) {
  return std::make_unique<GithubRenderer>();
}

}  // namespace report

}  // namespace smp
