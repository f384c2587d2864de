#include <algorithm>
#include <set>

#include "smp/render.h"

namespace smp {

namespace {

void Count(Severity severity, std::size_t& errors, std::size_t& warnings, std::size_t& notes) {
  switch (severity) {
    case Severity::kError:
      ++errors;
      break;
    case Severity::kWarning:
      ++warnings;
      break;
    case Severity::kNote:
      ++notes;
      break;
  }
}

}  // namespace

void Summary::Add(const CheckedInput& input) {
  if (input.error) ++unreadable;
  documents += input.documents.size();
  for (const auto& [document, findings, ignored_findings] : input.documents) {
    ignored += ignored_findings.size();
    const Edition edition = document.edition();
    if (edition == Edition::kV02 || edition == Edition::kV06) ++older;
    const Grade own = GradeOf(document, findings);
    auto& lowest = document.kind() == Kind::kReport ? lowest_report : lowest_other;
    lowest = std::min(lowest.value_or(own), own);
    std::set<const Rule*> broken;
    for (const Finding& finding : findings) {
      Count(finding.severity, errors, warnings, notes);
      RuleCount& row = by_rule[finding.rule->id];
      row.rule = finding.rule;
      Count(finding.severity, row.errors, row.warnings, row.notes);
      if (broken.insert(finding.rule).second) ++row.documents;
    }
  }
}

std::optional<Grade> Summary::grade() const {
  if (lowest_other == Grade::kInvalid || !lowest_report) return lowest_other;
  return lowest_report;
}

}  // namespace smp
