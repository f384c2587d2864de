#include "cli/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "programs/console.h"
#include "smp/suggest.h"
#include "validator/validator.h"

namespace smp::cli {

using programs::ExitCode;

// A command is a file of commands/ that defines its function, and a row.
ExitCode RunCompletion(std::string_view program, int argc, const char* const* argv);
ExitCode RunConvert(std::string_view program, int argc, const char* const* argv);
ExitCode RunHelp(std::string_view program, int argc, const char* const* argv);
ExitCode RunImport(std::string_view program, int argc, const char* const* argv);
ExitCode RunMerge(std::string_view program, int argc, const char* const* argv);
ExitCode RunUpgrade(std::string_view program, int argc, const char* const* argv);

programs::CommandTable CompletionTable(const Command& command);
programs::CommandTable ConvertTable(const Command& command);
programs::CommandTable HelpTable(const Command& command);
programs::CommandTable ImportTable(const Command& command);
programs::CommandTable MergeTable(const Command& command);
programs::CommandTable UpgradeTable(const Command& command);

namespace {

programs::CommandTable ValidateTable(const Command& command) {
  programs::CommandTable table = validator::ValidatorTable(command.program);
  table.summary = command.summary;
  return table;
}

constexpr Command kCommands[] = {
    {"upgrade", "smp upgrade", "brings documents of older editions to the newest one", RunUpgrade,
     UpgradeTable},
    {"convert", "smp convert", "writes a document in another encoding of its edition", RunConvert,
     ConvertTable},
    {"import", "smp import", "makes reports of the outputs of load generators", RunImport,
     ImportTable},
    {"merge", "smp merge", "merges the results of one distributed test into one", RunMerge,
     MergeTable},
    {"validate", "smp validate", "checks documents, as smp-validate does", validator::Validator,
     ValidateTable},
    {"completion", "smp completion", "prints the script that completes command lines in a shell",
     RunCompletion, CompletionTable},
    {"help", "smp help", "tells about smp or one of its commands", RunHelp, HelpTable},
};

}  // namespace

std::span<const Command> Commands() { return kCommands; }

std::vector<programs::CommandTable> ProgramTables() {
  return {SmpTable(), validator::ValidatorTable("smp-validate")};
}

const Command* FindCommand(std::string_view name) {
  for (const Command& command : kCommands) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

ExitCode FailUnknownCommand(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Command& command : kCommands) names.push_back(command.name);
  const std::string_view nearest = NearestName(name, names);
  return programs::Fail("smp", ExitCode::kUsage,
                        {ErrorCode::kInvalidArgument, fmt::format("there is no command '{}'", name),
                         nearest.empty() ? "smp help lists the commands"
                                         : fmt::format("did you mean '{}'?", nearest)});
}

}  // namespace smp::cli
