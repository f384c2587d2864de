#include "cli/upgrade_run.h"

#include <algorithm>
#include <set>
#include <utility>

namespace smp::cli {
namespace {

void CountLost(const UpgradedDocument& upgraded, FromInput& from) {
  for (const UpgradeStep& step : upgraded.steps) {
    for (const Change& change : step.changes) {
      if (change.rule->loss_class < LossClass::kLossy) continue;
      if (from.lost++ == 0) from.first_lost = &change;
    }
  }
}

}  // namespace

UpgradeRun::UpgradeRun(InputDocuments read, UpgradeOutcome outcome)
    : read_(std::move(read)), outcome_(std::move(outcome)), from_(read_.inputs.size()) {
  Index();
}

void UpgradeRun::Index() {
  std::vector<bool> taken(read_.documents.size());
  for (const UpgradedDocument& upgraded : outcome_.documents) {
    std::set<std::size_t> inputs;
    for (const std::size_t source : upgraded.sources) {
      taken[source] = true;
      inputs.insert(read_.input_of[source]);
    }
    for (const std::size_t input : inputs) {
      FromInput& from = from_[input];
      from.made.push_back(&upgraded);
      const Kind first_kind = from.made.front()->document.kind();
      from.has_several_kinds = from.has_several_kinds || upgraded.document.kind() != first_kind;
      if (inputs.size() > 1) from.joined = &upgraded;
      from.is_changed = from.is_changed || !upgraded.steps.empty();
      from.has_error = from.has_error || HasError(upgraded.findings);
      CountLost(upgraded, from);
    }
  }
  for (std::size_t i = 0; i < read_.documents.size(); ++i) {
    FromInput& from = from_[read_.input_of[i]];
    if (from.documents++ == 0) from.first = i;
    from.is_refused = from.is_refused || !taken[i];
  }
}

bool IsRefused(const UpgradedDocument& upgraded) {
  // An error of reading: what the text says there is in no document.
  const bool is_unread =
      std::any_of(upgraded.findings.begin(), upgraded.findings.end(), [](const Finding& finding) {
        return finding.severity == Severity::kError && finding.rule->id.starts_with("SMP10");
      });
  return is_unread ||
         std::any_of(upgraded.steps.begin(), upgraded.steps.end(), [](const UpgradeStep& step) {
           return step.loss_class() == LossClass::kRefused;
         });
}

bool HasError(std::span<const Finding> findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::kError; });
}

}  // namespace smp::cli
