#include "case_file.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

namespace smp::conformance {
namespace {

using nlohmann::ordered_json;

ExpectedFinding FromJson(const ordered_json& json) {
  ExpectedFinding finding;
  finding.rule = json.at("rule");
  finding.severity = json.at("severity");
  finding.pointer = json.at("pointer");
  finding.line = json.at("line");
  finding.column = json.at("column");
  finding.message = json.value("message", "");
  finding.hint = json.value("hint", "");
  return finding;
}

}  // namespace

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> Differences(const std::vector<ExpectedFinding>& expected,
                                     const std::vector<ExpectedFinding>& found) {
  const auto has = [](const std::vector<ExpectedFinding>& all, const ExpectedFinding& finding) {
    return std::find(all.begin(), all.end(), finding) != all.end();
  };
  std::vector<std::string> differences;
  for (const ExpectedFinding& finding : expected) {
    if (!has(found, finding)) differences.push_back("missing: " + Describe(finding));
  }
  for (const ExpectedFinding& finding : found) {
    if (!has(expected, finding)) differences.push_back("not expected: " + Describe(finding));
  }
  if (differences.empty() && found != expected) {
    differences.emplace_back("the findings come in another order than expected");
  }
  return differences;
}

tl::expected<Case, std::string> LoadCase(const std::filesystem::path& directory,
                                         std::string_view name) {
  Case result;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (entry.path().stem() != name) continue;
    if (!result.input.empty()) {
      return tl::unexpected("more than one " + std::string(name) + ".* in " + directory.string());
    }
    result.input = entry.path();
  }
  if (result.input.empty()) {
    return tl::unexpected("no " + std::string(name) + ".* in " + directory.string());
  }
  if (std::filesystem::exists(directory / "schema.json")) {
    result.schema = directory / "schema.json";
  }
  try {
    const ordered_json json = ordered_json::parse(ReadAll(directory / "expect.json"));
    result.verdict = json.at("verdict");
    result.text_only = json.value("text_only", false);
    for (const ordered_json& finding : json.at("findings"))
      result.findings.push_back(FromJson(finding));
  } catch (const ordered_json::exception& error) {
    return tl::unexpected((directory / "expect.json").string() + ": " + error.what());
  }
  return result;
}

std::string FormatExpectation(const std::string& verdict, bool text_only,
                              const std::vector<ExpectedFinding>& findings) {
  ordered_json json;
  json["verdict"] = verdict;
  if (text_only) json["text_only"] = true;
  json["findings"] = ordered_json::array();
  for (const ExpectedFinding& finding : findings) {
    json["findings"].push_back({{"rule", finding.rule},
                                {"severity", finding.severity},
                                {"pointer", finding.pointer},
                                {"line", finding.line},
                                {"column", finding.column},
                                {"message", finding.message},
                                {"hint", finding.hint}});
  }
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

ExpectedFinding FromFinding(const Finding& finding) {
  return {std::string(finding.rule->id),
          std::string(SeverityName(finding.severity)),
          finding.pointer,
          finding.span.begin.line,
          finding.span.begin.column,
          finding.message,
          finding.hint};
}

std::string Describe(const ExpectedFinding& finding) {
  return std::to_string(finding.line) + ":" + std::to_string(finding.column) + " " +
         finding.severity + " " + finding.rule + " at '" + finding.pointer +
         "': " + finding.message + " (hint: " + finding.hint + ")";
}

int Conclude(const std::filesystem::path& directory, const Case& expected,
             const std::string& verdict, const std::vector<Finding>& findings) {
  std::vector<ExpectedFinding> found;
  std::transform(findings.begin(), findings.end(), std::back_inserter(found), FromFinding);
  if (std::getenv("SMP_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(directory / "expect.json", std::ios::binary)
        << FormatExpectation(verdict, false, found);
    return 0;
  }
  std::vector<std::string> differences = Differences(expected.findings, found);
  if (verdict != expected.verdict) {
    differences.push_back("the input is " + verdict + ", expected " + expected.verdict);
  }
  for (const std::string& line : differences) std::cerr << "FAILED: " << line << '\n';
  return differences.empty() ? 0 : 1;
}

}  // namespace smp::conformance
