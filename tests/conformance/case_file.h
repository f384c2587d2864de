// A case of conformance/cases, import or merge: an input and the findings that are expected of
// it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
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
  std::filesystem::path input;   // the one file of that name, whatever its extension
  std::filesystem::path schema;  // schema.json, an extra schema to check with; empty: none
  std::string verdict;           // "valid" or "invalid"; "imported", "merged" or "refused"
  bool text_only = false;        // the defect exists in this encoding only: no JSON, no binary
  std::vector<ExpectedFinding> findings;
};

// Reads DIR/expect.json and finds the input, DIR/<name>.*; an explanation instead
// when the case is broken.
[[nodiscard]] tl::expected<Case, std::string> LoadCase(const std::filesystem::path& directory,
                                                       std::string_view name = "report");

// Reads all of a file.
[[nodiscard]] std::string ReadAll(const std::filesystem::path& path);

// Adds what differs between expected and found findings, a line each; empty when nothing does.
[[nodiscard]] std::vector<std::string> Differences(const std::vector<ExpectedFinding>& expected,
                                                   const std::vector<ExpectedFinding>& found);

// Compares what came of a case with its expect.json and tells each difference on standard error,
// or, with SMP_UPDATE_GOLDEN=1 in the environment, writes expect.json anew. Gives the exit code.
[[nodiscard]] int Conclude(const std::filesystem::path& directory, const Case& expected,
                           const std::string& verdict, const std::vector<Finding>& findings);

// The text of expect.json for these findings.
[[nodiscard]] std::string FormatExpectation(const std::string& verdict, bool text_only,
                                            const std::vector<ExpectedFinding>& findings);

[[nodiscard]] ExpectedFinding FromFinding(const Finding& finding);

// One line for people.
[[nodiscard]] std::string Describe(const ExpectedFinding& finding);

}  // namespace smp::conformance
