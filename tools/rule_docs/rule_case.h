// A conformance case as the pages of the rules show it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace smp::rule_docs {

// One finding of expect.json.
struct ExpectedFinding {
  std::string rule;
  std::string severity;
  std::uint32_t line = 0;  // 0: binary input
  std::uint32_t column = 0;
  std::string message;
  std::string hint;
};

struct RuleCase {
  std::string folder;       // "falling-quantile"
  std::string path;         // "conformance/cases/SMP2004-percentile-order/falling-quantile"
  std::string title;        // first line of its README, without the mark
  std::string explanation;  // the rest, up to the line that names the specification
  std::string
      input_name;  // "report.yaml", "output.json" of a case of importing, "reports.yaml" of merging
  std::string input;
  std::vector<ExpectedFinding> findings;

  [[nodiscard]] bool is_near_miss() const { return folder.starts_with("near-miss-"); }
  // Whether a finding of this rule is expected.
  [[nodiscard]] bool Breaks(std::string_view rule) const;
};

// The cases of a rule below `root`, ordered by folder; empty when it has none. Throws
// std::runtime_error when a case is not complete.
[[nodiscard]] std::vector<RuleCase> CasesOf(const std::filesystem::path& root,
                                            std::string_view rule_folder);

}  // namespace smp::rule_docs
