#include "smp/rule_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace smp {

namespace {

tl::unexpected<Error> Refused(std::string message, std::string hint) {
  return tl::unexpected(Error{ErrorCode::kInvalidArgument, std::move(message), std::move(hint)});
}

std::string NamesOf(const Rule& rule) {
  std::string names;
  for (const RuleSetting& setting : rule.settings) {
    names += fmt::format("{}{}", names.empty() ? "" : ", ", setting.name);
  }
  return names;
}

}  // namespace

Expected<void> RuleSettings::Set(std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  const std::size_t dot = assignment.substr(0, equals).find('.');
  if (equals == std::string_view::npos || dot == std::string_view::npos) {
    return Refused(fmt::format("'{}' is no setting", assignment),
                   "write RULE.NAME=VALUE, as in SMP3008.min_samples_beyond=20");
  }
  const std::string_view rule_name = assignment.substr(0, dot);
  const Rule* rule = FindRule(rule_name);
  if (rule == nullptr) {
    return Refused(fmt::format("there is no rule '{}'", rule_name),
                   "smp-validate --list-rules lists them all");
  }
  const std::string_view name = assignment.substr(dot + 1, equals - dot - 1);
  const auto setting = std::find_if(rule->settings.begin(), rule->settings.end(),
                                    [name](const RuleSetting& each) { return each.name == name; });
  if (setting == rule->settings.end()) {
    return Refused(fmt::format("{} {} has no setting '{}'", rule->id, rule->name, name),
                   rule->settings.empty() ? std::string("it has no settings")
                                          : "its settings: " + NamesOf(*rule));
  }
  const std::string_view text = assignment.substr(equals + 1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= setting->lowest) ||
      !(value <= setting->highest)) {
    return Refused(fmt::format("{}.{} cannot be '{}'", rule->id, name, text),
                   fmt::format("give a number from {} to {}; without it, it is {}", setting->lowest,
                               setting->highest, setting->value));
  }
  values_[{rule->id, setting->name}] = value;
  return {};
}

std::vector<RuleSettings::Changed> RuleSettings::changed() const {
  std::vector<Changed> changed;
  for (const auto& [key, value] : values_) {
    const Rule* rule = FindRule(key.first);
    for (const RuleSetting& setting : rule->settings) {
      if (setting.name == key.second && setting.value != value) {
        changed.push_back({rule, &setting, value});
      }
    }
  }
  return changed;
}

std::string ToText(const RuleSettings::Changed& changed) {
  return fmt::format("{}.{}={} instead of {}", changed.rule->id, changed.setting->name,
                     changed.value, changed.setting->value);
}

}  // namespace smp
