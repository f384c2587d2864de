// What a rule consists of: its row in the catalogue and a function that looks at a report. To add
// one, write both in the table of its subject (*_rules.cc) and its cases in conformance/cases/.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rules/engine.h"
#include "rules/report_path.h"
#include "rules/report_views.h"
#include "smp/rule.h"
#include "smp/v1/report.pb.h"

namespace smp::rules {

// Takes the findings of one rule.
class Reporter {
 public:
  Reporter(const Rule& rule, const RuleOptions& options, ReportViews& views,
           std::vector<RuleFinding>* findings)
      : rule_(rule), options_(options), views_(views), findings_(findings) {}

  // A finding of the rule's own severity.
  void Report(const ReportPath& path, std::string message, std::string hint) {
    ReportAs(rule_.severity, path, std::move(message), std::move(hint));
  }
  // A milder one. Requires: severity <= the rule's.
  void ReportAs(Severity severity, const ReportPath& path, std::string message, std::string hint);

  [[nodiscard]] const RuleOptions& options() const { return options_; }
  // What several rules look at in the report.
  [[nodiscard]] ReportViews& views() const { return views_; }
  // The value in force of one of the rule's settings.
  [[nodiscard]] double ValueOf(const RuleSetting& setting) const {
    return options_.settings.ValueOf(rule_, setting);
  }

 private:
  const Rule& rule_;
  const RuleOptions& options_;
  ReportViews& views_;
  std::vector<RuleFinding>* findings_;
};

// Looks at a report, which may lack any part: a rule says nothing about what is not there.
using Check = void (*)(const v1::Report& report, Reporter& reporter);

struct ReportRule {
  const Rule* rule;
  Check check;
};

// The tables, one a subject.
[[nodiscard]] std::span<const ReportRule> ClientRules();
[[nodiscard]] std::span<const ReportRule> DistributionRules();
[[nodiscard]] std::span<const ReportRule> DurationRules();
[[nodiscard]] std::span<const ReportRule> EnvironmentRules();
[[nodiscard]] std::span<const ReportRule> EvidenceRules();
[[nodiscard]] std::span<const ReportRule> LatencyRules();
[[nodiscard]] std::span<const ReportRule> LoadRules();
[[nodiscard]] std::span<const ReportRule> LoopRules();
[[nodiscard]] std::span<const ReportRule> MeshMarkRules();
[[nodiscard]] std::span<const ReportRule> MeshRules();
[[nodiscard]] std::span<const ReportRule> NameRules();
[[nodiscard]] std::span<const ReportRule> OutcomeRules();
[[nodiscard]] std::span<const ReportRule> PatternEffectRules();
[[nodiscard]] std::span<const ReportRule> PatternRules();
[[nodiscard]] std::span<const ReportRule> PlausibilityRules();
[[nodiscard]] std::span<const ReportRule> PopulationRules();
[[nodiscard]] std::span<const ReportRule> PrecisionRules();
[[nodiscard]] std::span<const ReportRule> ProxyRules();
[[nodiscard]] std::span<const ReportRule> ReferenceRules();
[[nodiscard]] std::span<const ReportRule> SecretRules();
[[nodiscard]] std::span<const ReportRule> SupportRules();
[[nodiscard]] std::span<const ReportRule> TimeRules();
[[nodiscard]] std::span<const ReportRule> UsageRules();

// All of them, ordered by id.
[[nodiscard]] std::span<const ReportRule> ReportRules();

}  // namespace smp::rules
