#include "validator/catalogue.h"

#include <fmt/format.h>

namespace smp::validator {
namespace {

// Breaks a paragraph into lines of at most 88 columns, each indented by two.
std::string Wrapped(std::string_view text) {
  constexpr std::size_t kWidth = 88;
  std::string out;
  std::string line(1, ' ');
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    if (line.size() + 1 + word.size() > kWidth && line.size() > 1) {
      out += line;
      out += '\n';
      line.assign(1, ' ');
    }
    line += fmt::format(" {}", word);
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  out += line;
  out += '\n';
  return out;
}

}  // namespace

std::string ListRules() {
  std::string out;
  for (const Rule* rule : Rules()) {
    out += fmt::format("{}  {:<8}{:<28}{}\n", rule->id, SeverityName(rule->severity), rule->name,
                       rule->summary);
  }
  return out;
}

std::string ExplainRule(const Rule& rule) {
  std::string out =
      fmt::format("{} {} ({})\n\nWhat must hold\n{}\nWhy\n{}", rule.id, rule.name,
                  SeverityName(rule.severity), Wrapped(rule.summary), Wrapped(rule.why));
  if (rule.for_credibility) out += "  A report that breaks it is not credible.\n";
  if (!rule.settings.empty()) out += "\nSettings\n";
  for (const RuleSetting& setting : rule.settings) {
    out += fmt::format("  --set {}.{}={}  from {} to {}; {}\n", rule.id, setting.name,
                       setting.value, setting.lowest, setting.highest, setting.source);
  }
  return out + fmt::format(
                   "\nSource\n{}\nSpecification\n  docs/spec/{}\nExamples\n  docs/rules/{}-{}.md\n",
                   Wrapped(rule.source), rule.spec, rule.id, rule.name);
}

}  // namespace smp::validator
