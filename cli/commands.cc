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
ExitCode RunConvert(std::string_view program, int argc, const char* const* argv);
ExitCode RunHelp(std::string_view program, int argc, const char* const* argv);
ExitCode RunImport(std::string_view program, int argc, const char* const* argv);
ExitCode RunMerge(std::string_view program, int argc, const char* const* argv);
ExitCode RunUpgrade(std::string_view program, int argc, const char* const* argv);

namespace {

constexpr Command kCommands[] = {
    {"upgrade", "smp upgrade", "brings documents of older editions to the newest one", RunUpgrade},
    {"convert", "smp convert", "writes a document in another encoding of its edition", RunConvert},
    {"import", "smp import", "makes reports of the outputs of load generators", RunImport},
    {"merge", "smp merge", "merges the results of one distributed test into one", RunMerge},
    {"validate", "smp validate", "checks documents, as smp-validate does", validator::Validator},
    {"help", "smp help", "tells about smp or one of its commands", RunHelp},
};

}  // namespace

std::span<const Command> Commands() { return kCommands; }

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
