// The catalogue of all rules: the tables of the rules over a report and those of the modules that
// read, check, map, import and merge documents.
#include <algorithm>
#include <span>
#include <vector>

#include "document/document_rules.h"
#include "edition/edition_rules.h"
#include "importers/import_rules.h"
#include "merge/merge_rules.h"
#include "model/model_rules.h"
#include "requirements/requirements_rules.h"
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
  join(importers::kImportRules);
  join(merge::kMergeRules);
  join(model::kModelRules);
  join(requirements::kRequirementsRules);
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

}  // namespace smp
