// Joins the tables of the rules over a report.
#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

#include "rules/report_rule.h"

namespace smp::rules {

namespace {

std::vector<ReportRule> JoinTables() {
  std::vector<ReportRule> all;
  for (const auto table :
       {ClientRules(),        DistributionRules(), DurationRules(),     EnvironmentRules(),
        EvidenceRules(),      LatencyRules(),      LoadRules(),         LoopRules(),
        MeshMarkRules(),      MeshRules(),         NameRules(),         OutcomeRules(),
        PatternEffectRules(), PatternRules(),      PlausibilityRules(), PopulationRules(),
        PrecisionRules(),     ProxyRules(),        ReferenceRules(),    SecretRules(),
        SupportRules(),       TimeRules(),         UsageRules()}) {
    std::copy(table.begin(), table.end(), std::back_inserter(all));
  }
  std::sort(all.begin(), all.end(),
            [](const ReportRule& a, const ReportRule& b) { return a.rule->id < b.rule->id; });
  return all;
}

}  // namespace

std::span<const ReportRule> ReportRules() {
  static const std::vector<ReportRule> kAll = JoinTables();
  return kAll;
}

}  // namespace smp::rules
