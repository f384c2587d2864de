// The rules as text: --list-rules and --explain.
#pragma once

#include <string>

#include "smp/rule.h"

namespace smp::validator {

// One line a rule: id, severity, name, summary.
[[nodiscard]] std::string ListRules();

// Everything the catalogue says of a rule.
[[nodiscard]] std::string ExplainRule(const Rule& rule);

}  // namespace smp::validator
