// Completion for fish 3.0 and later: one `complete` for each option.
#include <fmt/format.h>

#include <set>

#include "programs/completion.h"

namespace smp::programs {
namespace {

constexpr std::string_view kFishHead = R"(# fish completion of {0}, made by `smp completion fish`.
# To use it: source this file, or put it where fish looks for completions.

)";

constexpr std::string_view kFunctions = R"(
# True while there is no word but the program and options.
function __smp_no_command
    test (count (string match -v -- '-*' (commandline -opc))) -eq 1
end

# True when the command is that.
function __smp_command_is
    set -l words (string match -v -- '-*' (commandline -opc))
    test (count $words) -ge 2; and test "$words[2]" = "$argv[1]"
end

# The words of the command line, and files behind one of them and an =.
function __smp_word_file
    set -l current (string replace -r -- '^--[^=]*=' '' (commandline -ct))
    if string match -q -- '*=*' "$current"
        set -l name (string replace -r -- '=.*' '' "$current")
        printf '%s\n' $name=(__fish_complete_path (string replace -r -- '^[^=]*=' '' "$current"))
    else
        printf '%s\n' $argv
    end
end
)";

// As fish reads it in single quotes.
std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted += '\'';
}

std::string ValueArguments(const Value& value) {
  switch (value.kind) {
    case ValueKind::kFlag:
      return "";
    case ValueKind::kFree:
      return " -x";
    case ValueKind::kFile:
      return " -r -F";
    case ValueKind::kWord:
      return fmt::format(" -x -a {}", Quoted(HasNotes(value) ? "(" + ValueFunctionName(value) + ")"
                                                             : WordList(value)));
    case ValueKind::kWordFile:
      return fmt::format(" -x -a {}", Quoted("(__smp_word_file " + WordList(value) + ")"));
  }
  return "";
}

// "complete -c smp -n '__smp_command_is merge'"
std::string Start(const CommandTable& command) {
  const std::size_t blank = command.program.find(' ');
  std::string text = "complete -c " + command.program.substr(0, blank);
  if (blank != std::string::npos) {
    text += fmt::format(" -n '__smp_command_is {}'", command.program.substr(blank + 1));
  } else if (!command.commands.empty()) {
    text += " -n __smp_no_command";
  }
  return text;
}

std::string OptionLine(const CommandTable& command, const Option& option) {
  std::string text = Start(command);
  for (const std::string& name : option.names) {
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  return text + ValueArguments(option.value) + fmt::format(" -d {}\n", Quoted(option.description));
}

// Files are what fish offers where nothing else is said.
std::string ArgumentLine(const CommandTable& command, const Option& argument) {
  if (argument.value.kind == ValueKind::kFile) return "";
  const Value& value = argument.value;
  if (!HasNotes(value)) {
    return fmt::format("{} -f -a {}\n", Start(command), Quoted(WordList(value)));
  }
  std::string text;
  for (const Word& word : value.words) {
    text += fmt::format("{} -f -a {} -d {}\n", Start(command), word.text, Quoted(word.note));
  }
  return text;
}

std::string FishValueFunctions(const std::vector<const CommandTable*>& commands) {
  std::set<std::string> done;
  std::string text;
  for (const CommandTable* command : commands) {
    for (const Option& option : command->options) {
      if (!HasNotes(option.value) || !done.insert(option.value.notation).second) continue;
      text +=
          fmt::format("\nfunction {}\n    printf '%s\\t%s\\n'", ValueFunctionName(option.value));
      for (const Word& word : option.value.words) {
        text += fmt::format(" \\\n        {} {}", Quoted(word.text), Quoted(word.note));
      }
      text += "\nend\n";
    }
  }
  return text;
}

}  // namespace

std::string FishCompletion(const std::vector<CommandTable>& programs) {
  const std::vector<const CommandTable*> commands = EachCommand(programs);
  std::string text = fmt::format(kFishHead, NamesOf(programs, " and "));
  // The file may be read once for each of them.
  for (const CommandTable& program : programs) {
    text += fmt::format("complete -c {} -e\n", program.program);
  }
  text += kFunctions;
  text += FishValueFunctions(commands);
  for (const CommandTable* command : commands) {
    text += "\n";
    for (const Option& argument : command->arguments) text += ArgumentLine(*command, argument);
    for (const Option& option : command->options) text += OptionLine(*command, option);
  }
  return text;
}

}  // namespace smp::programs
