// Completion for zsh 5: one function with the _arguments of each command line.
#include <fmt/format.h>

#include <set>

#include "programs/completion.h"

namespace smp::programs {
namespace {

constexpr std::string_view kZshHead = R"(#compdef {1}
# zsh completion of {0}, made by `smp completion zsh`.
# To use it: put it into a folder of $fpath as _smp, or source it after compinit.

# The words that are given, and files behind one of them and an =.
__smp_word_file() {{
  if compset -P 1 '*='; then
    _files
  else
    compadd -S '' -- "$@"
  fi
}}
)";

constexpr std::string_view kFoot = R"(
_smp() {{
  case $service in
{0}  esac
}}

# The file is either the body of the function _smp or sourced.
if [[ $funcstack[1] == _smp ]]; then
  _smp "$@"
else
  compdef _smp {1}
fi
)";

std::string Escaped(std::string_view text, std::string_view special) {
  std::string escaped;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

// ":MESSAGE:ACTION"; nothing for a flag.
std::string ValueSpec(const Value& value, std::string_view name) {
  const auto spec = [&](std::string_view action) {
    return fmt::format(":{}:{}", Escaped(name, ":\\"), action);
  };
  switch (value.kind) {
    case ValueKind::kFlag:
      return "";
    case ValueKind::kFree:
      return spec(" ");
    case ValueKind::kFile:
      return spec("_files");
    case ValueKind::kWordFile:
      return spec(" __smp_word_file " + WordList(value));
    case ValueKind::kWord:
      return spec(HasNotes(value) ? ValueFunctionName(value) : "(" + WordList(value) + ")");
  }
  return "";
}

// The message above the values: a choice is listed below it anyway.
std::string MessageOf(const Value& value) {
  return value.kind == ValueKind::kWord && !HasNotes(value) ? "value" : value.notation;
}

std::string OptionSpecs(const Option& option) {
  // One name of an option excludes the others.
  const std::string others = option.repeatable         ? "*"
                             : option.names.size() > 1 ? "(" + Joined(option.names, " ") + ")"
                                                       : "";
  std::string text;
  for (const std::string& name : option.names) {
    const std::string_view join = option.value.kind == ValueKind::kFlag ? ""
                                  : name.starts_with("--")              ? "="
                                                                        : "+";
    text += fmt::format(" \\\n    {}",
                        ShellQuoted(fmt::format("{}{}{}[{}]{}", others, name, join,
                                                Escaped(option.description, "[]\\"),
                                                ValueSpec(option.value, MessageOf(option.value)))));
  }
  return text;
}

std::string ArgumentSpec(const Option& argument) {
  const std::string place = argument.repeatable ? "*" : "1";
  return " \\\n    " + ShellQuoted(place + ValueSpec(argument.value, argument.names.front()));
}

std::string CommandCases(const CommandTable& program) {
  std::string text = "  [[ $state == rest ]] || return\n  case $words[1] in\n";
  for (const CommandTable& command : program.commands) {
    text +=
        fmt::format("    {}) __smp_of_{} ;;\n", command.program.substr(program.program.size() + 1),
                    Identifier(command.program));
  }
  return text + "  esac\n";
}

std::string CommandFunction(const CommandTable& command) {
  const bool has_commands = !command.commands.empty();
  std::string text = fmt::format("\n__smp_of_{}() {{\n", Identifier(command.program));
  if (has_commands)
    text += "  local curcontext=$curcontext state state_descr line\n  typeset -A opt_args\n";
  text += has_commands ? "  _arguments -s -S -C" : "  _arguments -s -S";
  for (const Option& option : command.options) text += OptionSpecs(option);
  for (const Option& argument : command.arguments) text += ArgumentSpec(argument);
  if (has_commands) text += " \\\n    '*::argument:->rest'";
  text += "\n";
  if (has_commands) text += CommandCases(command);
  return text + "}\n";
}

// Words with notes are told by a function, one for all that have the same notation.
std::string ZshValueFunctions(const std::vector<const CommandTable*>& commands) {
  std::set<std::string> done;
  std::string text;
  const auto add = [&](const Value& value) {
    if (!HasNotes(value) || !done.insert(value.notation).second) return;
    text += fmt::format("\n{}() {{\n  local -a values=(", ValueFunctionName(value));
    for (const Word& word : value.words) {
      text += "\n    " + ShellQuoted(Escaped(word.text, ":\\") + ":" + word.note);
    }
    const bool goes_on = value.words[0].text.ends_with('=');
    text += fmt::format("\n  )\n  _describe {} values{}\n}}\n", ShellQuoted(value.notation),
                        goes_on ? " -S ''" : "");
  };
  for (const CommandTable* command : commands) {
    for (const Option& option : command->options) add(option.value);
    for (const Option& argument : command->arguments) add(argument.value);
  }
  return text;
}

}  // namespace

std::string ZshCompletion(const std::vector<CommandTable>& programs) {
  const std::vector<const CommandTable*> commands = EachCommand(programs);
  std::string services;
  for (const CommandTable& program : programs) {
    services +=
        fmt::format("    {}) __smp_of_{} ;;\n", program.program, Identifier(program.program));
  }
  std::string text = fmt::format(kZshHead, NamesOf(programs, " and "), NamesOf(programs, " "));
  text += ZshValueFunctions(commands);
  std::set<std::string> done;
  for (const CommandTable* command : commands) {
    // smp-validate and `smp validate` are the same, and so are their identifiers.
    if (done.insert(Identifier(command->program)).second) text += CommandFunction(*command);
  }
  return text + fmt::format(kFoot, services, NamesOf(programs, " "));
}

}  // namespace smp::programs
