#include "programs/option_table.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "programs/option_values.h"

namespace smp::programs {
namespace {

// CLI11's own heading, which says nothing.
constexpr std::string_view kPlainGroup = "Options";

// "1 - 1024" of "N:INT in [1 - 1024]".
std::string BoundsOf(std::string_view type) {
  const std::size_t begin = type.find(" in [");
  if (begin == std::string_view::npos) return {};
  const std::string_view bounds = type.substr(begin + 5);
  return std::string(bounds.substr(0, bounds.find(']')));
}

Option OptionOf(const CLI::Option& declared) {
  Option option;
  for (const std::string& name : declared.get_snames()) option.names.push_back("-" + name);
  for (const std::string& name : declared.get_lnames()) option.names.push_back("--" + name);
  const std::string type = declared.get_type_name();
  std::string notation = type.substr(0, type.find(':'));
  if (declared.get_positional()) {
    option.names = {declared.get_name(true)};
    if (notation.empty()) notation = option.names.front();
  }
  if (declared.get_items_expected_max() == 0) notation.clear();
  option.value = ValueOf(notation);
  option.description = declared.get_description();
  if (declared.get_group() != kPlainGroup) option.group = declared.get_group();
  option.default_value = declared.get_default_str();
  option.bounds = BoundsOf(type);
  option.repeatable = declared.get_items_expected_max() > 1;
  return option;
}

void AddWithCommands(const CommandTable& table, std::vector<const CommandTable*>& all) {
  all.push_back(&table);
  for (const CommandTable& command : table.commands) AddWithCommands(command, all);
}

}  // namespace

CommandTable TableOf(const CLI::App& app, std::string_view summary) {
  CommandTable table{.program = app.get_name(),
                     .summary = std::string(summary),
                     .description = app.get_description(),
                     .options = {},
                     .arguments = {},
                     .footer = app.get_footer()};
  for (const CLI::Option* declared : app.get_options()) {
    (declared->get_positional() ? table.arguments : table.options).push_back(OptionOf(*declared));
  }
  return table;
}

std::string PageName(std::string_view program) {
  std::string name(program);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string Joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += separator;
    text += word;
  }
  return text;
}

std::vector<const CommandTable*> EachCommand(const std::vector<CommandTable>& programs) {
  std::vector<const CommandTable*> all;
  for (const CommandTable& program : programs) AddWithCommands(program, all);
  return all;
}

}  // namespace smp::programs
