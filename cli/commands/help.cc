// smp help: what the program and its commands do.
#include <fmt/format.h>

#include <string>

#include "cli/commands.h"
#include "programs/command_line.h"
#include "programs/console.h"

namespace smp::cli {

using programs::ExitCode;

namespace {

std::string Overview() {
  const programs::CommandTable smp = SmpTable();
  std::string text = smp.description + "\nUsage: smp COMMAND [OPTIONS] [FILE...]\n\nCommands:\n";
  for (const Command& command : Commands()) {
    text += fmt::format("  {:<12}{}\n", command.name, command.summary);
  }
  text += "\nOptions:\n";
  for (const programs::Option& option : smp.options) {
    text += fmt::format("  {:<12}{}\n", programs::Joined(option.names, ","), option.description);
  }
  return text + "\n" + smp.footer;
}

void Declare(CLI::App& app, std::string_view program, std::string& name) {
  programs::Describe(app, {std::string(program), "Tells about smp or one of its commands.", ""});
  app.add_option("COMMAND", name, "the command to tell about")->type_name("");
}

}  // namespace

programs::CommandTable HelpTable(const Command& command) {
  std::string name;
  CLI::App app;
  Declare(app, command.program, name);
  programs::CommandTable table = programs::TableOf(app, command.summary);
  programs::Value& names = table.arguments.front().value;
  names.kind = programs::ValueKind::kWord;
  for (const Command& each : Commands()) {
    names.words.push_back({std::string(each.name), std::string(each.summary)});
  }
  return table;
}

ExitCode RunHelp(std::string_view program, int argc, const char* const* argv) {
  std::string name;
  CLI::App app;
  Declare(app, program, name);
  if (const auto end = programs::Parse(app, argc, argv)) return programs::Finish(program, *end);
  if (name.empty()) return programs::Finish(program, Overview(), ExitCode::kHolds);
  const Command* command = FindCommand(name);
  if (command == nullptr) return FailUnknownCommand(name);
  const char* const arguments[] = {name.c_str(), "--help"};
  return command->run(command->program, 2, arguments);
}

}  // namespace smp::cli
