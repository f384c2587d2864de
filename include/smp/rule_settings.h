// Thresholds of rules that differ from those of the catalogue.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "smp/error.h"
#include "smp/rule.h"

namespace smp {

// Chosen values of RuleSettings. A value that equals the catalogue's counts as not chosen.
class RuleSettings {
 public:
  // Takes "SMP3008.min_samples_beyond=20"; the rule by id or name. Fails with kInvalidArgument, and
  // changes nothing, for what is no setting, no number or out of bounds. A later one wins.
  [[nodiscard]] Expected<void> Set(std::string_view assignment);

  // The value in force. Requires: `setting` is one of the rule's.
  [[nodiscard]] double ValueOf(const Rule& rule, const RuleSetting& setting) const {
    const auto found = values_.find({rule.id, setting.name});
    return found == values_.end() ? setting.value : found->second;
  }

  struct Changed {
    const Rule* rule;
    const RuleSetting* setting;
    double value;
  };
  // What differs from the catalogue, by id and name.
  [[nodiscard]] std::vector<Changed> changed() const;

 private:
  std::map<std::pair<std::string_view, std::string_view>, double> values_;  // by id and name
};

// "SMP3008.min_samples_beyond=20 instead of 10"
[[nodiscard]] std::string ToText(const RuleSettings::Changed& changed);

}  // namespace smp
