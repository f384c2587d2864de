#include "cli/upgrade_run.h"

#include <algorithm>
#include <vector>

namespace smp::cli {

bool UpgradeRun::IsFrom(const UpgradedDocument& upgraded, std::size_t input) const {
  return std::any_of(upgraded.sources.begin(), upgraded.sources.end(),
                     [&](std::size_t source) { return read.input_of[source] == input; });
}

bool UpgradeRun::HasChanged(std::size_t input) const {
  return std::any_of(outcome.documents.begin(), outcome.documents.end(),
                     [&](const UpgradedDocument& upgraded) {
                       return !upgraded.steps.empty() && IsFrom(upgraded, input);
                     });
}

bool UpgradeRun::HasRefused(std::size_t input) const {
  std::vector<bool> taken(read.documents.size());
  for (const UpgradedDocument& upgraded : outcome.documents) {
    if (IsRefused(upgraded) && IsFrom(upgraded, input)) return true;
    for (const std::size_t source : upgraded.sources) taken[source] = true;
  }
  for (std::size_t i = 0; i < read.documents.size(); ++i) {
    if (!taken[i] && read.input_of[i] == input) return true;
  }
  return false;
}

bool IsRefused(const UpgradedDocument& upgraded) {
  return std::any_of(upgraded.steps.begin(), upgraded.steps.end(), [](const UpgradeStep& step) {
    return step.loss_class() == LossClass::kRefused;
  });
}

}  // namespace smp::cli
