#include "rules/engine.h"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "rules/place_finder.h"
#include "rules/report_rule.h"

namespace smp::rules {

void Reporter::ReportAs(Severity severity, const ReportPath& path, std::string message,
                        std::string hint) {
  assert(severity <= rule_.severity);
  if (findings_->size() >= options_.max_findings) return;
  std::string pointer = path.pointer();
  assert(IsPlaceInReport(pointer));
  findings_->push_back({&rule_, severity, std::move(pointer), std::move(message), std::move(hint)});
}

std::vector<RuleFinding> CheckReport(const v1::Report& report, const RuleOptions& options) {
  std::vector<RuleFinding> findings;
  ReportViews views(report);
  for (const ReportRule& row : ReportRules()) {
    Reporter reporter(*row.rule, options, views, &findings);
    row.check(report, reporter);
  }
  return findings;
}

std::vector<Finding> RunRules(const v1::Report& report, const document::Node& report_node,
                              const document::Source& source, const RuleOptions& options) {
  std::vector<Finding> findings;
  std::vector<RuleFinding> all_found = CheckReport(report, options);
  if (all_found.empty()) return findings;
  PlaceFinder places(report_node);
  for (RuleFinding& found : all_found) {
    Finding& finding = findings.emplace_back(
        document::FindingAt(*found.rule, source, places.PlaceOf(found.pointer),
                            std::move(found.message), std::move(found.hint)));
    finding.severity = found.severity;
  }
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.span.begin, a.rule->id) < std::tie(b.span.begin, b.rule->id);
  });
  return findings;
}

}  // namespace smp::rules
