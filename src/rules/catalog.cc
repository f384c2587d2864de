// Joins the tables: those of the rules over a report and those of the modules that read, check and
// map documents.
#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

#include "document/document_rules.h"
#include "edition/edition_rules.h"
#include "model/model_rules.h"
#include "rules/report_rule.h"
#include "schema/schema_rules.h"
#include "smp/rule.h"

namespace smp {

namespace {

std::vector<const Rule*> AllRules() {
  std::vector<const Rule*> all;
  const auto join = [&all](std::span<const Rule* const> table) {
    for (const Rule* rule : table) all.push_back(rule);
  };
  join(document::kDocumentRules);
  join(edition::kEditionRules);
  join(model::kModelRules);
  join(schema::kSchemaRules);
  for (const rules::ReportRule& row : rules::ReportRules()) all.push_back(row.rule);
  std::sort(all.begin(), all.end(), [](const Rule* a, const Rule* b) { return a->id < b->id; });
  // Rows that several modules emit (duration-meaning) are in two tables.
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

std::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return "note";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "error";
}

std::span<const Rule* const> Rules() {
  static const std::vector<const Rule*> kAll = AllRules();
  return kAll;
}

const Rule* FindRule(std::string_view id_or_name) {
  for (const Rule* rule : Rules()) {
    if (rule->id == id_or_name || rule->name == id_or_name) return rule;
  }
  return nullptr;
}

namespace rules {

namespace {

std::vector<ReportRule> JoinTables() {
  std::vector<ReportRule> all;
  for (const auto table : {DistributionRules(), LatencyRules(), LoadRules(), MeshRules(),
                           ReferenceRules(), SecretRules(), TimeRules(), UsageRules()}) {
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

}  // namespace rules

}  // namespace smp
