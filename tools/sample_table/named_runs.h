// Runs and documents that the method names as wrong, and the finding that has to catch each.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sample_table/verdicts.h"
#include "smp/finding.h"

namespace smp {

struct NamedRun {
  std::string_view run;
  std::string_view document;  // name of its verdict
  std::string_view rule;      // id of the rule that it breaks
  std::string_view pointer;   // place of the finding, in the document as it was written
};

// In the order of the page.
[[nodiscard]] std::span<const NamedRun> NamedRuns();

// The finding that catches a run; nothing when there is none, or no such document.
[[nodiscard]] std::optional<Finding> FindingOf(const NamedRun& run,
                                               const std::vector<Verdict>& verdicts);

}  // namespace smp
