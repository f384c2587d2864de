// rule_docs: writes docs/rules/ and docs/changes.md from the catalogues and the conformance cases,
// or tells which pages have drifted from them and which rules lack cases.
#include <algorithm>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "change_page.h"
#include "generated_files.h"
#include "rule_case.h"
#include "rule_page.h"
#include "smp/rule.h"

namespace smp::rule_docs {
namespace {

constexpr int kDone = 0;
constexpr int kDrifted = 1;
constexpr int kWrongUsage = 2;
constexpr int kFailed = 3;

constexpr char kUsage[] =
    "usage: rule_docs --out DIR [--check]\n"
    "  --out DIR         root of the project, where conformance/cases and docs/rules are\n"
    "  --check           write nothing; list what has drifted and exit with 1\n";

struct Arguments {
  std::string out;
  bool check = false;
};

std::optional<Arguments> ParseArguments(int count, char** values) {
  Arguments arguments;
  for (int i = 1; i < count; ++i) {
    const std::string option = values[i];
    if (option == "--check") {
      arguments.check = true;
    } else if (option == "--out" && i + 1 < count) {
      arguments.out = values[++i];
    } else {
      return std::nullopt;
    }
  }
  if (arguments.out.empty()) return std::nullopt;
  return arguments;
}

// What a rule lacks to be told: a case that breaks it and one that almost does.
std::vector<std::string> MissingCases(const Rule& rule, const std::vector<RuleCase>& cases) {
  std::vector<std::string> missing;
  const auto breaks = [&](const RuleCase& each) {
    return !each.is_near_miss() && each.Breaks(rule.id);
  };
  const auto near_miss = [](const RuleCase& each) { return each.is_near_miss(); };
  if (std::none_of(cases.begin(), cases.end(), breaks)) {
    missing.push_back(FolderOf(rule) + " has no case that breaks the rule");
  }
  if (std::none_of(cases.begin(), cases.end(), near_miss)) {
    missing.push_back(FolderOf(rule) + " has no near-miss");
  }
  for (const RuleCase& each : cases) {
    if (each.is_near_miss() && each.Breaks(rule.id)) {
      missing.push_back(each.path + " breaks the rule that it should nearly miss");
    }
  }
  return missing;
}

int Run(const Arguments& arguments) {
  schema_gen::GeneratedFiles files;
  files.owned_folders.emplace_back("docs/rules");
  std::vector<std::string> missing;
  for (const Rule* rule : Rules()) {
    const std::vector<RuleCase> cases = CasesOf(arguments.out, FolderOf(*rule));
    files.text_by_path["docs/rules/" + FolderOf(*rule) + ".md"] = RulePage(*rule, cases);
    for (std::string& line : MissingCases(*rule, cases)) missing.push_back(std::move(line));
  }
  files.text_by_path["docs/rules/README.md"] = IndexPage(Rules(), ReservedRules());
  files.text_by_path["docs/changes.md"] = ChangePage(ChangeRules());
  const auto drifts = arguments.check ? schema_gen::FindDrift(files, arguments.out)
                                      : schema_gen::WriteFiles(files, arguments.out);
  for (const schema_gen::Drift& drift : drifts) {
    std::cout << (arguments.check ? "drifted: " : "updated: ") << drift.path << '\n';
  }
  for (const std::string& line : missing) std::cout << line << '\n';
  if (arguments.check && !drifts.empty()) {
    std::cout << "run `cmake --build BUILD_FOLDER --target generate` and commit the result\n";
  }
  return (arguments.check && !drifts.empty()) || !missing.empty() ? kDrifted : kDone;
}

}  // namespace
}  // namespace smp::rule_docs

int main(int argc, char** argv) {
  try {
    const auto arguments = smp::rule_docs::ParseArguments(argc, argv);
    if (!arguments) {
      std::cerr << smp::rule_docs::kUsage;
      return smp::rule_docs::kWrongUsage;
    }
    return smp::rule_docs::Run(*arguments);
  } catch (const std::exception& error) {
    std::cerr << "rule_docs: " << error.what() << '\n';
    return smp::rule_docs::kFailed;
  }
}
