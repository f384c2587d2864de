// The page of one rule and the index of all of them, in Markdown.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rule_case.h"
#include "smp/rule.h"

namespace smp::rule_docs {

// "SMP2004-percentile-order": folder of the cases and name of the page.
[[nodiscard]] std::string FolderOf(const Rule& rule);

[[nodiscard]] std::string RulePage(const Rule& rule, const std::vector<RuleCase>& cases);

// `reserved`: ids that no rule has yet, shown at the end.
[[nodiscard]] std::string IndexPage(std::span<const Rule* const> rules,
                                    std::span<const ReservedRule> reserved);

}  // namespace smp::rule_docs
