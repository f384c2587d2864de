#include "rules/check_rules.h"

#include <fmt/format.h>
#include <google/protobuf/text_format.h>

#include <catch2/catch.hpp>

#include "rules/report_path.h"

namespace smp::rules {

v1::Report ReportFrom(std::string_view text) {
  v1::Report report;
  INFO(text);
  REQUIRE(google::protobuf::TextFormat::ParseFromString(std::string(text), &report));
  return report;
}

std::vector<std::string> FindingsOf(std::string_view rule, const v1::Report& report,
                                    const RuleOptions& options) {
  REQUIRE(FindRule(rule) != nullptr);
  std::vector<std::string> lines;
  for (const RuleFinding& finding : CheckReport(report, options)) {
    INFO(finding.pointer);
    CHECK(IsPlaceInReport(finding.pointer));
    CHECK(finding.severity <= finding.rule->severity);
    CHECK_FALSE(finding.message.ends_with('.'));
    CHECK_FALSE(finding.hint.empty());
    if (finding.rule->id != rule) continue;
    std::string line(SeverityName(finding.severity));
    line += ' ';
    line += finding.pointer;
    line += ": ";
    line += finding.message;
    line += " (";
    line += finding.hint;
    line += ')';
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> FindingsOf(std::string_view rule, std::string_view report_text,
                                    const RuleOptions& options) {
  return FindingsOf(rule, ReportFrom(report_text), options);
}

RuleOptions WholeReport() {
  RuleOptions options;
  options.is_whole = true;
  return options;
}

std::string Window(int seconds) {
  return fmt::format(
      "window {{ start_time {{ seconds: 1772359210 }} end_time {{ seconds: {} }} }} ",
      1772359210 + seconds);
}

std::string Latency(std::string_view fields) {
  return fmt::format("results {{ latency {{ {} }} }}", fields);
}

}  // namespace smp::rules
