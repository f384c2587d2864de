// Shell completion: scripts that complete the command lines of programs, made of their option
// tables.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "programs/option_table.h"

namespace smp::programs {

struct Shell {
  std::string_view name;  // "bash"
  // The script for these programs and their commands.
  std::string (*render)(const std::vector<CommandTable>& programs);
};

// Every shell that there is a script for, by name.
[[nodiscard]] std::span<const Shell> Shells();

// The shell of that name, else null.
[[nodiscard]] const Shell* FindShell(std::string_view name);

[[nodiscard]] std::string BashCompletion(const std::vector<CommandTable>& programs);
[[nodiscard]] std::string FishCompletion(const std::vector<CommandTable>& programs);
[[nodiscard]] std::string ZshCompletion(const std::vector<CommandTable>& programs);

// The text in single quotes as bash and zsh read it.
[[nodiscard]] std::string ShellQuoted(std::string_view text);

// The words of a value with blanks between them.
[[nodiscard]] std::string WordList(const Value& value);

// True when its words are shown with what they mean.
[[nodiscard]] bool HasNotes(const Value& value);

// The names of programs, "smp and smp-validate" where " and " is the separator.
[[nodiscard]] std::string NamesOf(const std::vector<CommandTable>& programs,
                                  std::string_view separator);

// A name for the functions of `name`: what is no letter or digit becomes an underscore.
[[nodiscard]] std::string Identifier(std::string_view name);

// The function that tells the words of a value, where they are shown with what they mean.
[[nodiscard]] std::string ValueFunctionName(const Value& value);

}  // namespace smp::programs
