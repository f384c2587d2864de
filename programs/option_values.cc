#include "programs/option_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "smp/merge.h"
#include "smp/rule.h"

namespace smp::programs {
namespace {

constexpr std::string_view kFileSuffix = "[=FILE]";

void AddRule(const Rule& rule, std::vector<Word>& ids, std::vector<Word>& names) {
  ids.push_back({std::string(rule.id), std::string(rule.name)});
  names.push_back({std::string(rule.name), std::string(rule.id)});
}

// By id and by name, as the options take them.
template <typename Range>
std::vector<Word> WordsOf(const Range& rules) {
  std::vector<Word> words;
  std::vector<Word> names;
  for (const Rule* rule : rules) AddRule(*rule, words, names);
  words.insert(words.end(), names.begin(), names.end());
  return words;
}

std::vector<Word> RuleWords() { return WordsOf(Rules()); }

std::vector<Word> MergeRuleWords() { return WordsOf(AllowableRules()); }

std::vector<Word> SettingWords() {
  std::vector<Word> words;
  for (const Rule* rule : Rules()) {
    for (const RuleSetting& setting : rule->settings) {
      words.push_back({fmt::format("{}.{}=", rule->id, setting.name),
                       fmt::format("{} unless set, from {} to {}", setting.value, setting.lowest,
                                   setting.highest)});
    }
  }
  return words;
}

struct NotationRow {
  std::string_view notation;
  ValueKind kind;
  std::vector<Word> (*words)();  // null: there are none
};

constexpr NotationRow kNotations[] = {
    {"", ValueKind::kFlag, nullptr},
    {"FILE", ValueKind::kFile, nullptr},
    {"FILE|DIR", ValueKind::kFile, nullptr},
    {kRuleNotation, ValueKind::kWord, RuleWords},
    {kMergeRuleNotation, ValueKind::kWord, MergeRuleWords},
    {kSettingNotation, ValueKind::kWord, SettingWords},
};

// A choice is written in lower case: "error|note|warning".
bool IsChoice(std::string_view notation) {
  return notation.find('|') != std::string_view::npos &&
         std::none_of(notation.begin(), notation.end(),
                      [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<Word> Choices(std::string_view notation) {
  std::vector<Word> words;
  while (!notation.empty()) {
    const std::size_t bar = std::min(notation.find('|'), notation.size());
    words.push_back({std::string(notation.substr(0, bar)), ""});
    notation.remove_prefix(std::min(bar + 1, notation.size()));
  }
  return words;
}

}  // namespace

Value ValueOf(std::string_view notation) {
  for (const NotationRow& row : kNotations) {
    if (row.notation != notation) continue;
    return {std::string(notation), row.kind,
            row.words != nullptr ? row.words() : std::vector<Word>()};
  }
  std::string_view choice = notation;
  const bool takes_file = choice.ends_with(kFileSuffix);
  if (takes_file) choice.remove_suffix(kFileSuffix.size());
  if (!IsChoice(choice)) return {std::string(notation), ValueKind::kFree};
  return {std::string(notation), takes_file ? ValueKind::kWordFile : ValueKind::kWord,
          Choices(choice)};
}

}  // namespace smp::programs
