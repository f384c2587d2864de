#include "sample_table/finding_counts.h"

#include <fmt/format.h>

namespace smp {
namespace {

std::string NameOf(const Finding& finding) {
  std::string name = fmt::format("{} {}", finding.rule->id, finding.rule->name);
  if (finding.rule->id != "SMP1011") return name;
  const std::size_t begin = finding.message.find('`');
  const std::size_t end = finding.message.find('`', begin + 1);
  return name + " " + finding.message.substr(begin, end + 1 - begin);
}

}  // namespace

void AddFindings(const std::vector<Finding>& findings, FindingCounts* counts) {
  for (const Finding& finding : findings) ++(*counts)[NameOf(finding)];
}

std::string CountsText(const FindingCounts& counts) {
  std::string text;
  for (const auto& [name, count] : counts) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, name);
  }
  return text;
}

}  // namespace smp
