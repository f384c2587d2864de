// The commands of smp: the table that the program, its help and its tests go by.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "programs/option_table.h"
#include "programs/run.h"

namespace smp::cli {

struct Command {
  std::string_view name;     // "convert"
  std::string_view program;  // "smp convert", as its messages call it
  std::string_view summary;  // what `smp help` says of it
  programs::Program run;     // gets the command's own arguments, its name in front
  programs::CommandTable (*table)(const Command& command);  // its command line as data
};

// Every command, in the order of `smp help`.
[[nodiscard]] std::span<const Command> Commands();

// The command line of smp itself, with its commands, and those of every program.
[[nodiscard]] programs::CommandTable SmpTable();
[[nodiscard]] std::vector<programs::CommandTable> ProgramTables();

// The command of that name, else null.
[[nodiscard]] const Command* FindCommand(std::string_view name);

// Says that there is no such command, and which is meant.
programs::ExitCode FailUnknownCommand(std::string_view name);

}  // namespace smp::cli
