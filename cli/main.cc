// smp: works with SMP documents, one command for each task. See smp help.
#include <fmt/format.h>

#include <string_view>

#include "cli/commands.h"
#include "programs/console.h"
#include "programs/run.h"
#include "smp/smp.h"

namespace smp::cli {
namespace {

using programs::ExitCode;

ExitCode Smp(std::string_view program, int argc, const char* const* argv) {
  if (argc < 2) {
    return programs::Fail(
        program, ExitCode::kUsage,
        {ErrorCode::kInvalidArgument, "no command is given", "smp help lists the commands"});
  }
  const std::string_view first = argv[1];
  if (first == "--version") {
    return programs::Finish(program, fmt::format("smp {} (SMP {})\n", kVersion, kCurrentEdition),
                            ExitCode::kHolds);
  }
  const std::string_view name = first == "--help" || first == "-h" ? "help" : first;
  if (const Command* command = FindCommand(name)) {
    return command->run(command->program, argc - 1, argv + 1);
  }
  return FailUnknownCommand(name);
}

}  // namespace
}  // namespace smp::cli

int main(int argc, char** argv) { return smp::programs::RunMain("smp", argc, argv, smp::cli::Smp); }
