// A case of conformance/cases: a report and the findings that are expected of it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "smp/smp.h"

namespace smp::conformance {

// A finding as expect.json holds it.
struct ExpectedFinding {
  std::string rule;
  std::string severity;
  std::string pointer;
  std::size_t line = 0;
  std::size_t column = 0;
  std::string message;
  std::string hint;

  friend bool operator==(const ExpectedFinding&, const ExpectedFinding&) = default;
};

struct Case {
  std::filesystem::path report;  // the one file whose name starts with "report."
  std::filesystem::path schema;  // schema.json, an extra schema to check with; empty: none
  std::string verdict;           // "valid" or "invalid"
  bool text_only = false;        // the defect exists in this encoding only: no JSON, no binary
  std::vector<ExpectedFinding> findings;
};

// Reads DIR/expect.json and finds DIR/report.*; an explanation instead when the case is broken.
[[nodiscard]] tl::expected<Case, std::string> LoadCase(const std::filesystem::path& directory);

// The text of expect.json for these findings.
[[nodiscard]] std::string FormatExpectation(const std::string& verdict, bool text_only,
                                            const std::vector<ExpectedFinding>& findings);

[[nodiscard]] ExpectedFinding FromFinding(const Finding& finding);

// One line for people.
[[nodiscard]] std::string Describe(const ExpectedFinding& finding);

}  // namespace smp::conformance
