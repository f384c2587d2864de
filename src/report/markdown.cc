// A comment on a pull request: the grade, what keeps from the next one, a table of findings. GitHub
// refuses comments above 65 536 characters, so the table ends before.
#include <fmt/format.h>

#include <string>

#include "report/code_frame.h"
#include "report/renderers.h"

namespace smp {

namespace {

constexpr std::size_t kMostBytes = 60'000;

// Text that is shown as it is: punctuation of Markdown is escaped, an @ notifies nobody.
std::string Plain(std::string_view text) {
  constexpr std::string_view kPunctuation = R"(\`*_[]<>|~&$)";
  std::string out;
  for (const char c : report::Printable(text)) {
    if (kPunctuation.find(c) != std::string_view::npos) out += '\\';
    out += c;
    if (c == '@') out += "&#8203;";
  }
  return out;
}

// Between backticks, more of them than the text has.
std::string Code(std::string_view text) {
  std::string shown = report::Printable(text);
  for (std::size_t at = 0; (at = shown.find('|', at)) != std::string::npos; at += 2) {
    shown.insert(at, "\\");
  }
  std::string ticks = "`";
  while (shown.find(ticks) != std::string::npos) ticks += '`';
  const bool touches = shown.starts_with('`') || shown.ends_with('`');
  return touches ? fmt::format("{0} {1} {0}", ticks, shown)
                 : fmt::format("{0}{1}{0}", ticks, shown);
}

std::string MarkdownPlace(const Finding& finding) {
  if (finding.span.begin.line == 0) {
    return Code(fmt::format("{} {}", finding.file, finding.pointer));
  }
  return Code(
      fmt::format("{}:{}:{}", finding.file, finding.span.begin.line, finding.span.begin.column));
}

std::string Row(std::string_view severity, const std::string& place, const std::string& message,
                const std::string& rule, std::string_view hint) {
  return fmt::format("| {} | {} | {} | {} | {} |\n", severity, place, message, rule, Plain(hint));
}

class MarkdownRenderer final : public FindingsRenderer {
 public:
  explicit MarkdownRenderer(const RenderOptions& options) : tool_(options.tool) {
    summary_.settings = options.settings;
  }

  std::string Add(const CheckedInput& input) override {
    summary_.Add(input);
    if (input.error) {
      AddRow(
          Row("unreadable", Code(input.file), Plain(input.error->message), "", input.error->hint));
    }
    for (const auto& document : input.documents) {
      for (const Finding& finding : document.findings) {
        AddRow(Row(SeverityName(finding.severity), MarkdownPlace(finding), Plain(finding.message),
                   fmt::format("{} {}", finding.rule->id, finding.rule->name), finding.hint));
      }
      for (const auto& [finding, reason] : document.ignored) {
        AddRow(Row("ignored", MarkdownPlace(finding), Plain(finding.message),
                   fmt::format("{} {}", finding.rule->id, finding.rule->name),
                   fmt::format("none, for this reason: {}", reason)));
      }
    }
    return {};
  }

  std::string Finish() override {
    std::string out =
        fmt::format("### {}: {}\n\n", tool_,
                    summary_.grade() ? GradeName(*summary_.grade()) : "nothing checked");
    // The same lines as on a terminal, as a paragraph each.
    const std::string lines = RenderTextSummary(summary_);
    for (std::string_view rest = lines; !rest.empty();) {
      const std::size_t end = rest.find('\n');
      out += fmt::format("{}\n\n", Plain(rest.substr(0, end)));
      rest.remove_prefix(end + 1);
    }
    if (rows_.empty()) return out;
    out += "| severity | place | finding | rule | cure |\n|---|---|---|---|---|\n" + rows_;
    if (left_out_ > 0) {
      out += fmt::format("\nand {} more, which did not fit\n", left_out_);
    }
    return out;
  }

 private:
  void AddRow(const std::string& row) {
    if (left_out_ > 0 || rows_.size() + row.size() > kMostBytes) {
      ++left_out_;
    } else {
      rows_ += row;
    }
  }

  std::string tool_;
  Summary summary_;
  std::string rows_;
  std::size_t left_out_ = 0;
};

}  // namespace

namespace report {

Renderer MakeMarkdownRenderer(const RenderOptions& options) {
  return std::make_unique<MarkdownRenderer>(options);
}

}  // namespace report

}  // namespace smp
