// smp completion: the script that makes a shell complete the command lines of the programs.
#include "programs/completion.h"

#include <map>
#include <string>

#include "cli/commands.h"
#include "programs/command_line.h"
#include "programs/console.h"

namespace smp::cli {

using programs::ExitCode;

namespace {

constexpr const char* kCompletionDescription =
    "Prints the script with which a shell completes the command lines of smp and of smp-validate:\n"
    "options, their values, rules, commands and files. `cmake --install` puts it where the shells\n"
    "look for it.";

constexpr const char* kCompletionFooter = R"(exit codes:
  0   the script was printed
  2   the command line is wrong
  70  output that could not be written

examples:
  source <(smp completion bash)                      in this shell; for good, in ~/.bashrc
  smp completion fish | source                       the same in fish
  smp completion zsh > ~/.zsh/completions/_smp       a folder of $fpath, before compinit
)";

const std::map<std::string, const programs::Shell*>& ShellsByName() {
  static const auto kShells = [] {
    std::map<std::string, const programs::Shell*> shells;
    for (const programs::Shell& shell : programs::Shells()) {
      shells.emplace(shell.name, &shell);
    }
    return shells;
  }();
  return kShells;
}

void Declare(CLI::App& app, std::string_view program, const programs::Shell*& shell) {
  programs::Describe(app, {std::string(program), kCompletionDescription, kCompletionFooter});
  programs::AddChoice(app, "SHELL", ShellsByName(), shell, "the shell that reads the script");
}

}  // namespace

programs::CommandTable CompletionTable(const Command& command) {
  const programs::Shell* shell = nullptr;
  CLI::App app;
  Declare(app, command.program, shell);
  return programs::TableOf(app, command.summary);
}

ExitCode RunCompletion(std::string_view program, int argc, const char* const* argv) {
  const programs::Shell* shell = nullptr;
  CLI::App app;
  Declare(app, program, shell);
  if (const auto end = programs::Parse(app, argc, argv)) return programs::Finish(program, *end);
  if (shell == nullptr) {
    return programs::Finish(program, programs::UsageError(program, "no shell is named"));
  }
  return programs::Finish(program, shell->render(ProgramTables()), ExitCode::kHolds);
}

}  // namespace smp::cli
