// rule_docs: writes docs/rules/ and docs/changes.md from the catalogues and the conformance cases,
// or tells which pages have drifted from them and which rules lack cases.
#include <algorithm>
#include <string>
#include <vector>

#include "change_page.h"
#include "generated_files/generator.h"
#include "rule_case.h"
#include "rule_page.h"
#include "smp/rule.h"

namespace smp::rule_docs {
namespace {

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

generated_files::Generated Pages(const generated_files::Arguments& arguments) {
  generated_files::Generated pages;
  auto& text_by_path = pages.files.text_by_path;
  pages.files.owned_folders.emplace_back("docs/rules");
  for (const Rule* rule : Rules()) {
    const std::vector<RuleCase> cases = CasesOf(arguments.out, FolderOf(*rule));
    text_by_path["docs/rules/" + FolderOf(*rule) + ".md"] = RulePage(*rule, cases);
    for (std::string& line : MissingCases(*rule, cases)) pages.faults.push_back(std::move(line));
  }
  text_by_path["docs/rules/README.md"] = IndexPage(Rules(), ReservedRules());
  text_by_path["docs/changes.md"] = ChangePage(ChangeRules());
  return pages;
}

}  // namespace
}  // namespace smp::rule_docs

int main(int argc, char** argv) {
  return smp::generated_files::RunGenerator({.name = "rule_docs",
                                             .out_holds = "conformance/cases and docs/rules",
                                             .generate = smp::rule_docs::Pages},
                                            argc, argv);
}
