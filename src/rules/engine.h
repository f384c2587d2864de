// Runs the rules of one report. Rules see the message alone; the engine finds the places in the
// document as it was written.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/tree.h"
#include "smp/finding.h"
#include "smp/rule_settings.h"
#include "smp/v1/report.pb.h"

namespace smp::rules {

struct RuleOptions {
  // The time at which the report is judged. The library never reads the clock: without it nothing
  // is found to lie in the future.
  std::optional<std::chrono::sys_time<std::chrono::nanoseconds>> now;
  // Thresholds that are not those of the catalogue.
  RuleSettings settings = {};
  // The report was written as one. Else it is made of another document, such as a result: what it
  // lacks may stand elsewhere.
  bool is_whole = false;
  // Findings kept, so that a report made of defects does not fill the memory.
  std::size_t max_findings = 10'000;
};

// A finding before its place in the document is known.
struct RuleFinding {
  const Rule* rule = nullptr;
  Severity severity = Severity::kError;
  std::string pointer;  // relative to the report
  std::string message;
  std::string hint;
};

// Everything the rules have to say about a report, whole or partial, in the order of the rule ids.
[[nodiscard]] std::vector<RuleFinding> CheckReport(const v1::Report& report,
                                                   const RuleOptions& options);

// The same with places: `report_node` is the node that `report` was decoded from, and a finding is
// reported at the deepest node on its path that was written. In the order of the document.
[[nodiscard]] std::vector<Finding> RunRules(const v1::Report& report,
                                            const document::Node& report_node,
                                            const document::Source& source,
                                            const RuleOptions& options);

}  // namespace smp::rules
