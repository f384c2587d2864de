// Findings in short: how many there are of each rule.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "smp/finding.h"

namespace smp {

// By "SMP3008 quantile-support"; where a field is missing, by "SMP1011 missing-field `mesh`".
using FindingCounts = std::map<std::string, std::size_t>;

void AddFindings(const std::vector<Finding>& findings, FindingCounts* counts);

// "2 SMP1011 missing-field `mesh`, 7 SMP3008 quantile-support".
[[nodiscard]] std::string CountsText(const FindingCounts& counts);

}  // namespace smp
