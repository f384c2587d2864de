// smp help: what the program and its commands do.
#include <fmt/format.h>

#include <string>

#include "cli/commands.h"
#include "programs/command_line.h"
#include "programs/console.h"

namespace smp::cli {

using programs::ExitCode;

namespace {

constexpr std::string_view kAbout = R"(Works with Service Mesh Performance (SMP) documents.
Usage: smp COMMAND [OPTIONS] [FILE...]

Commands:
)";

constexpr std::string_view kMore = R"(
Options:
  -h,--help    tell this
  --version    tell the version

examples:
  smp validate report.yaml               check a report
  smp upgrade old.yaml -o report.yaml    bring it to the newest edition
  smp convert report.yaml -t json        the same report as JSON
  smp import fortio.json -o report.yaml  the output of a load generator as a report
  smp help convert                       the options of a command, with examples

exit codes:
  0   what was asked for holds
  1   findings that count, or something that could not be done without loss
  2   the command line is wrong
  3   an input could not be read, or there was nothing to do
  4   a schema given with --schema cannot be used
  70  a defect of smp itself, or output that could not be written
)";

std::string Overview() {
  std::string text(kAbout);
  for (const Command& command : Commands()) {
    text += fmt::format("  {:<11}{}\n", command.name, command.summary);
  }
  text += kMore;
  return text;
}

}  // namespace

ExitCode RunHelp(std::string_view program, int argc, const char* const* argv) {
  std::string name;
  CLI::App app;
  programs::Describe(app, {std::string(program), "Tells about smp or one of its commands.", ""});
  app.add_option("COMMAND", name, "the command to tell about")->type_name("");
  if (const auto end = programs::Parse(app, argc, argv)) return programs::Finish(program, *end);
  if (name.empty()) return programs::Finish(program, Overview(), ExitCode::kHolds);
  const Command* command = FindCommand(name);
  if (command == nullptr) return FailUnknownCommand(name);
  const char* const arguments[] = {name.c_str(), "--help"};
  return command->run(command->program, 2, arguments);
}

}  // namespace smp::cli
