// What can be written for a value, told by the notation that its option declares.
#pragma once

#include <string_view>

#include "programs/option_table.h"

namespace smp::programs {

// Notations of options that take rules; others are FILE, FILE|DIR, and choices such as a|b|c or
// a|b[=FILE]. What has another notation is free.
inline constexpr std::string_view kRuleNotation = "RULE";
inline constexpr std::string_view kMergeRuleNotation = "MERGE_RULE";
inline constexpr std::string_view kSettingNotation = "RULE.NAME=VALUE";

[[nodiscard]] Value ValueOf(std::string_view notation);

}  // namespace smp::programs
