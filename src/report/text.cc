// Findings for people: one block each, compiler style.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "report/code_frame.h"
#include "report/renderers.h"
#include "smp/version.h"

namespace smp {
namespace {

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kRed = "\x1b[1;31m";
constexpr std::string_view kYellow = "\x1b[1;33m";
constexpr std::string_view kBlue = "\x1b[1;34m";
constexpr std::string_view kGreen = "\x1b[1;32m";
constexpr std::string_view kDim = "\x1b[2m";

class Painter {
 public:
  explicit Painter(bool color) : color_(color) {}
  [[nodiscard]] std::string Paint(std::string_view escape, std::string_view text) const {
    if (!color_) return std::string(text);
    return fmt::format("{}{}{}", escape, text, kReset);
  }

 private:
  bool color_;
};

std::string_view SeverityColor(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return kRed;
    case Severity::kWarning:
      return kYellow;
    case Severity::kNote:
      return kBlue;
  }
  return kReset;
}

// "report.yaml:12:7", or the pointer where the input has no lines.
std::string TextPlace(const Finding& finding) {
  const std::string file = report::Printable(finding.file);
  if (finding.span.begin.line > 0) {
    return fmt::format("{}:{}:{}", file, finding.span.begin.line, finding.span.begin.column);
  }
  return fmt::format("{}:{}", file,
                     finding.pointer.empty() ? "/" : report::Printable(finding.pointer));
}

std::string RenderFinding(const Finding& finding, const report::LineIndex& lines,
                          const Painter& painter) {
  std::string out = fmt::format(
      "{}: {} {}  {}\n", painter.Paint(kBold, TextPlace(finding)),
      painter.Paint(SeverityColor(finding.severity),
                    fmt::format("{}:", SeverityName(finding.severity))),
      report::Printable(finding.message),
      painter.Paint(kDim, fmt::format("[{} {}]", finding.rule->id, finding.rule->name)));
  // Output ends in logs that more people read than the report: a secret is not shown again.
  const bool secret = finding.rule->id == "SMP6062";
  if (finding.span.begin.line > 0 && !secret) {
    const report::CodeFrame frame = report::MakeCodeFrame(lines, finding.span);
    if (!frame.line.empty()) {
      out += fmt::format("{:>6} | {}\n", finding.span.begin.line, frame.line);
      out += fmt::format("       | {}\n", painter.Paint(kGreen, frame.marker));
    }
  }
  if (!finding.hint.empty()) {
    out += fmt::format("  hint: {}\n", report::Printable(finding.hint));
  }
  return out;
}

std::string RenderIgnored(const IgnoredFinding& ignored, const Painter& painter) {
  const Finding& finding = ignored.finding;
  return fmt::format(
      "{}: {} {}  {}\n  reason: {}\n", painter.Paint(kBold, TextPlace(finding)),
      painter.Paint(kDim, fmt::format("ignored {}:", SeverityName(finding.severity))),
      report::Printable(finding.message),
      painter.Paint(kDim, fmt::format("[{} {}]", finding.rule->id, finding.rule->name)),
      report::Printable(ignored.reason));
}

// "report.yaml", or "runs.ndjson, document 3" where an input holds several.
std::string DocumentName(const CheckedInput& input, const SourceDocument& document) {
  std::string file = report::Printable(input.file);
  if (input.documents.size() == 1 && !input.is_part) return file;
  return fmt::format("{}, document {}", file, document.index() + 1);
}

// "for grade credible: SMP3008 quantile-support (2 findings)": what keeps all documents from the
// next grade. Nothing when nothing does.
std::string ForNextGrade(const Summary& summary) {
  const auto grade = summary.grade();
  if (!grade || *grade == Grade::kCredible) return {};
  const bool is_valid = *grade == Grade::kValid;
  if (is_valid && !summary.lowest_report) return {};
  std::string list;
  for (const auto& [id, row] : summary.by_rule) {
    const bool of_method = id.starts_with("SMP3");
    const std::size_t count = is_valid ? row.errors + (row.rule->for_credibility ? row.warnings : 0)
                                       : (of_method ? 0 : row.errors);
    if (count == 0) continue;
    list += fmt::format("{}{} {} ({})", list.empty() ? "" : ", ", id, row.rule->name, count);
  }
  if (list.empty()) return {};
  return fmt::format("to be {}: mend {}\n", is_valid ? "credible" : "valid", list);
}

std::string Plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string TableByRule(const Summary& summary) {
  if (summary.by_rule.empty()) return {};
  std::string table = fmt::format("{:<40}{:>8}{:>10}{:>8}{:>11}\n", "rule", "errors", "warnings",
                                  "notes", "documents");
  for (const auto& [id, row] : summary.by_rule) {
    table += fmt::format("{:<40}{:>8}{:>10}{:>8}{:>11}\n", fmt::format("{} {}", id, row.rule->name),
                         row.errors, row.warnings, row.notes, row.documents);
  }
  return table;
}

}  // namespace

std::string Printable(std::string_view text) { return report::Printable(text); }

std::string RenderText(const CheckedInput& input, const TextStyle& style) {
  const Painter painter(style.color);
  if (input.error) {
    std::string out = fmt::format("{} {}\n", painter.Paint(kRed, "error:"),
                                  report::Printable(input.error->message));
    if (!input.error->hint.empty())
      out += fmt::format("  hint: {}\n", report::Printable(input.error->hint));
    return out;
  }
  std::string out;
  std::unique_ptr<report::LineIndex> lines;
  for (const auto& [document, findings, ignored] : input.documents) {
    if (findings.empty() && !style.quiet) {
      out += fmt::format("{}: {}, {}\n", DocumentName(input, document), document.description(),
                         painter.Paint(kGreen, GradeName(GradeOf(document, findings))));
    }
    for (const Finding& finding : findings) {
      if (lines == nullptr) {
        lines = std::make_unique<report::LineIndex>(document.source_text(), document.first_line());
      }
      out += RenderFinding(finding, *lines, painter);
    }
    for (const IgnoredFinding& each : ignored) {
      if (!style.quiet) out += RenderIgnored(each, painter);
    }
  }
  return out;
}  // namespace smp

std::string RenderTextSummary(const Summary& summary, const TextStyle& style) {
  const std::string table = style.by_rule ? TableByRule(summary) : "";
  if (style.quiet) return table;
  const Painter painter(style.color);
  std::string out = table;
  out += fmt::format("{} checked: {}, {}, {}", Plural(summary.documents, "document"),
                     Plural(summary.errors, "error"), Plural(summary.warnings, "warning"),
                     Plural(summary.notes, "note"));
  if (summary.ignored > 0) out += fmt::format("; {} ignored", summary.ignored);
  if (summary.unreadable > 0)
    out += fmt::format("; {} unreadable", Plural(summary.unreadable, "input"));
  if (const auto grade = summary.grade()) {
    out += fmt::format("; grade: {}",
                       painter.Paint(*grade == Grade::kInvalid ? kRed : kGreen, GradeName(*grade)));
  }
  out += '\n';
  out += ForNextGrade(summary);
  for (const RuleSettings::Changed& changed : summary.settings.changed()) {
    out += fmt::format("{} {}\n", painter.Paint(kBlue, "setting:"), ToText(changed));
  }
  if (summary.older > 0) {
    out += fmt::format("{} {} {}; smp upgrade brings {} to {}\n", painter.Paint(kBlue, "note:"),
                       Plural(summary.older, "document"),
                       summary.older == 1 ? "is of an older edition" : "are of older editions",
                       summary.older == 1 ? "it" : "them", kCurrentEdition);
  }
  return out;
}

namespace {

class TextRenderer final : public FindingsRenderer {
 public:
  explicit TextRenderer(const RenderOptions& options) : style_(options.text) {
    summary_.settings = options.settings;
  }

  std::string Add(const CheckedInput& input) override {
    summary_.Add(input);
    return RenderText(input, style_);
  }
  std::string Finish() override { return RenderTextSummary(summary_, style_); }

 private:
  TextStyle style_;
  Summary summary_;
};

}  // namespace

namespace report {

Renderer MakeTextRenderer(const RenderOptions& options) {
  return std::make_unique<TextRenderer>(options);
}

}  // namespace report

}  // namespace smp
