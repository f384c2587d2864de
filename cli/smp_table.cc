// The command line of smp itself, which is parsed by hand: a command and what is its own.
#include <string>
#include <vector>

#include "cli/commands.h"

namespace smp::cli {
namespace {

constexpr const char* kSmpFooter = R"(examples:
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

programs::Option Flag(std::vector<std::string> names, std::string description) {
  return {.names = std::move(names),
          .value = {},
          .description = std::move(description),
          .group = {},
          .default_value = {},
          .bounds = {}};
}

}  // namespace

programs::CommandTable SmpTable() {
  programs::CommandTable table{
      .program = "smp",
      .summary = "works with Service Mesh Performance documents",
      .description = "Works with Service Mesh Performance (SMP) documents.",
      .options = {Flag({"-h", "--help"}, "tell this"), Flag({"--version"}, "tell the version")},
      .arguments = {Flag({"COMMAND"}, "what to do")},
      .footer = kSmpFooter};
  programs::Value& command_names = table.arguments.front().value;
  command_names = {"COMMAND", programs::ValueKind::kWord};
  for (const Command& command : Commands()) {
    command_names.words.push_back({std::string(command.name), std::string(command.summary)});
    table.commands.push_back(command.table(command));
  }
  return table;
}

}  // namespace smp::cli
