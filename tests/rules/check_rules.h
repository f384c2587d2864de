// Reports for the tests of rules, as protobuf text, and what a rule says about them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/engine.h"
#include "smp/v1/report.pb.h"

namespace smp::rules {

// Parses a report; what the text leaves out is absent. Fails the test on bad text.
v1::Report ReportFrom(std::string_view text);

// What one rule says, each finding as "error /path: message (hint)". Fails the test when a path is
// no place in a report.
std::vector<std::string> FindingsOf(std::string_view rule, const v1::Report& report,
                                    const RuleOptions& options = {});
std::vector<std::string> FindingsOf(std::string_view rule, std::string_view report_text,
                                    const RuleOptions& options = {});

// For a report that was written as one, so that rules may say what it lacks.
RuleOptions WholeReport();

// Parts of a report as text: the window of a result that lasts so long, a result that has only a
// latency, and a quantile.
std::string Window(int seconds);
std::string Latency(std::string_view fields);
inline constexpr const char* kP99 = "quantiles { rank_percent: 99 value_ms: 12.5 } ";

using Lines = std::vector<std::string>;

}  // namespace smp::rules
