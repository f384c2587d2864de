// JUnit XML as Jenkins, GitLab and GitHub's test reporters read it: a suite for each document, a
// case for each rule that it breaks. A case fails when one of its findings would fail the check;
// milder ones are its output.
#include <fmt/format.h>

#include <map>
#include <string>
#include <vector>

#include "report/code_frame.h"
#include "report/renderers.h"
#include "report/xml_text.h"

namespace smp {

namespace {

using report::XmlText;

struct Counts {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;
};

std::string Attributes(const Counts& counts) {
  return fmt::format(R"(tests="{}" failures="{}" errors="{}")", counts.tests, counts.failures,
                     counts.errors);
}

std::string JunitPlace(const Finding& finding) {
  if (finding.span.begin.line == 0) return finding.pointer.empty() ? "/" : finding.pointer;
  return fmt::format("{}:{}", finding.span.begin.line, finding.span.begin.column);
}

std::string Line(const Finding& finding) {
  return fmt::format("{}: {}: {}\n  hint: {}\n", JunitPlace(finding),
                     SeverityName(finding.severity), finding.message, finding.hint);
}

class JunitRenderer final : public FindingsRenderer {
 public:
  explicit JunitRenderer(const RenderOptions& options)
      : tool_(options.tool), fail_on_(options.fail_on) {}

  std::string Add(const CheckedInput& input) override {
    if (input.error) AddUnreadable(input);
    for (const auto& checked : input.documents) {
      const bool is_alone = input.documents.size() == 1 && !input.is_part;
      const std::string name =
          is_alone ? input.file
                   : fmt::format("{}, document {}", input.file, checked.document.index() + 1);
      AddDocument(name, checked);
    }
    return {};
  }

  std::string Finish() override {
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{}\" "
        "{}>\n{}</testsuites>\n",
        XmlText(tool_), Attributes(all_), suites_);
  }

 private:
  void AddSuite(const std::string& name, const Counts& counts, const std::string& cases) {
    suites_ += fmt::format("  <testsuite name=\"{}\" {} skipped=\"{}\">\n{}  </testsuite>\n",
                           XmlText(name), Attributes(counts), counts.skipped, cases);
    all_.tests += counts.tests;
    all_.failures += counts.failures;
    all_.errors += counts.errors;
  }

  void AddUnreadable(const CheckedInput& input) {
    const std::string text =
        fmt::format("{}\n  hint: {}\n", input.error->message, input.error->hint);
    AddSuite(input.file, {1, 0, 1, 0},
             fmt::format("    <testcase name=\"can be read\" classname=\"{}\">\n"
                         "      <error message=\"{}\">{}</error>\n    </testcase>\n",
                         XmlText(input.file), XmlText(input.error->message), XmlText(text)));
  }

  void AddDocument(const std::string& name, const CheckedInput::CheckedDocument& checked) {
    std::map<std::string_view, std::vector<const Finding*>> by_rule;
    for (const Finding& finding : checked.findings) by_rule[finding.rule->id].push_back(&finding);
    Counts counts;
    std::string cases;
    for (const auto& [id, findings] : by_rule) cases += Case(name, findings, counts);
    for (const IgnoredFinding& each : checked.ignored) {
      ++counts.tests;
      ++counts.skipped;
      cases += fmt::format(
          "    <testcase name=\"{} {}\" classname=\"{}\">\n      <skipped message=\"ignored: "
          "{}\"/>\n"
          "      <system-out>{}</system-out>\n    </testcase>\n",
          each.finding.rule->id, each.finding.rule->name, XmlText(name), XmlText(each.reason),
          XmlText(Line(each.finding)));
    }
    if (cases.empty()) {
      counts.tests = 1;
      cases = fmt::format("    <testcase name=\"{}\" classname=\"{}\"/>\n",
                          GradeName(GradeOf(checked.document, checked.findings)), XmlText(name));
    }
    AddSuite(name, counts, cases);
  }

  std::string Case(const std::string& name, const std::vector<const Finding*>& findings,
                   Counts& counts) const {
    std::string failed;
    std::string milder;
    std::size_t failures = 0;
    for (const Finding* finding : findings) {
      const bool fails = finding->severity >= fail_on_;
      failures += fails ? 1 : 0;
      (fails ? failed : milder) += Line(*finding);
    }
    ++counts.tests;
    std::string body;
    if (failures > 0) {
      ++counts.failures;
      const std::string message =
          failures == 1 ? findings.front()->message : fmt::format("{} findings", failures);
      body += fmt::format("      <failure message=\"{}\" type=\"{}\">{}</failure>\n",
                          XmlText(message), findings.front()->rule->id, XmlText(failed));
    }
    if (!milder.empty()) {
      body += fmt::format("      <system-out>{}</system-out>\n", XmlText(milder));
    }
    const Rule& rule = *findings.front()->rule;
    return fmt::format("    <testcase name=\"{} {}\" classname=\"{}\">\n{}    </testcase>\n",
                       rule.id, rule.name, XmlText(name), body);
  }

  std::string tool_;
  Severity fail_on_;
  std::string suites_;
  Counts all_;
};

}  // namespace

namespace report {

Renderer MakeJunitRenderer(const RenderOptions& options) {
  return std::make_unique<JunitRenderer>(options);
}

}  // namespace report

}  // namespace smp
