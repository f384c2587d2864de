// The data that is made of declared options, and what their notations say.
#include "programs/option_table.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "programs/every_option.h"
#include "programs/option_values.h"
#include "smp/merge.h"
#include "smp/rule.h"
#include "smp/rule_settings.h"

namespace smp::programs {
namespace {

std::string Row(const Option& option) {
  std::string words;
  for (const Word& word : option.value.words) words += " " + word.text;
  return fmt::format("{} {} [{}]{} | {} | {} | {} | {}\n", Joined(option.names, ","),
                     static_cast<int>(option.value.kind), option.value.notation,
                     option.value.notation == kMergeRuleNotation ? "" : words, option.group,
                     option.default_value, option.bounds, option.repeatable);
}

TEST_CASE("TableOf: everything that is declared, in its order", "[programs]") {
  const CommandTable table = EveryOption();
  CHECK(table.program == "smp every");
  CHECK(table.summary == "has an option of every kind");
  CHECK(table.description == "First sentence. It\nhas 'two'.");
  std::string rows;
  for (const Option& option : table.options) rows += Row(option);
  CHECK(rows ==
        "-h,--help 0 [] |  |  |  | false\n"
        "--version 0 [] |  |  |  | false\n"
        "-c,--choice 2 [a|b] a b |  |  |  | false\n"
        "--out 4 [text|json[=FILE]] text json |  |  |  | true\n"
        "-n,--number 1 [N] | Limits | 3 | 1 - 9 | false\n"
        "--folder 3 [FILE|DIR] |  |  |  | false\n"
        "--allow 2 [MERGE_RULE] |  |  |  | false\n"
        "-f,--flag 0 [] |  |  |  | false\n");
  REQUIRE(table.arguments.size() == 1);
  CHECK(Row(table.arguments.front()) == "FILE 3 [FILE] |  |  |  | true\n");
}

TEST_CASE("ValueOf: rules by id and by name, from the catalogue", "[programs]") {
  const Value rules = ValueOf(kRuleNotation);
  CHECK(rules.words.size() == 2 * Rules().size());
  for (const Word& word : rules.words) CHECK(FindRule(word.text) != nullptr);
  const Value merging = ValueOf(kMergeRuleNotation);
  CHECK(merging.words.size() == 2 * AllowableRules().size());
  for (const Word& word : merging.words) {
    MergeOptions options;
    options.allow = {word.text};
    CHECK(Merger::Make(options));
  }
}

TEST_CASE("ValueOf: every setting can be set by what is offered", "[programs]") {
  const Value settings = ValueOf(kSettingNotation);
  CHECK(settings.words.size() > 10);
  for (const Word& word : settings.words) {
    const std::string value = word.note.substr(0, word.note.find(' '));
    INFO(word.text << value);
    CHECK(RuleSettings().Set(word.text + value));
  }
}

TEST_CASE("PageName: a command's page is named after both", "[programs]") {
  CHECK(PageName("smp merge") == "smp-merge");
  CHECK(PageName("smp-validate") == "smp-validate");
}

}  // namespace
}  // namespace smp::programs
