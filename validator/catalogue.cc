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
  return fmt::format(
      "{} {} ({})\n\nWhat must hold\n{}\nWhy\n{}\nSource\n{}\nSpecification\n  docs/spec/{}\n"
      "Examples\n  docs/rules/{}-{}.md\n",
      rule.id, rule.name, SeverityName(rule.severity), Wrapped(rule.summary), Wrapped(rule.why),
      Wrapped(rule.source), rule.spec, rule.id, rule.name);
}

}  // namespace smp::validator
