// Completion for bash 3.2 and later, without the package bash-completion: two tables, of what each
// option takes and of the words of each command line, and an engine that is the same for all.
#include <fmt/format.h>

#include <map>
#include <utility>

#include "programs/completion.h"

namespace smp::programs {
namespace {

constexpr std::string_view kBashHead = R"(# bash completion of {0}, made by `smp completion bash`.
# To use it: source this file, or put it where bash-completion looks for it.

)";

constexpr std::string_view kEngine = R"sh(
# Puts the words up to the cursor into `line`, those that readline broke at = in one piece.
__smp_line() {
  local index word last joins=
  line=()
  for ((index = 1; index <= COMP_CWORD; index++)); do
    word=${COMP_WORDS[index]}
    last=$((${#line[@]} - 1))
    if ((last >= 0)) && [[ -n $joins || $word == =* ]]; then
      line[last]+=$word
    else
      line+=("$word")
    fi
    joins=
    [[ $word == = ]] && joins=1
  done
}

# Offers files that begin with $1, behind what of the word is not to be changed.
__smp_files() {
  local file
  # Readline's own way knows about quotes, ~ and the ends of directories.
  [[ -z $prefix ]] && compopt -o default 2>/dev/null && return
  while IFS= read -r file; do
    COMPREPLY+=("$prefix$file")
  done < <(compgen -f -- "$1")
}

__smp_words() {
  local word
  for word in $words; do
    [[ $word == "$1"* ]] && COMPREPLY+=("$prefix$word")
  done
  [[ $kind == word_file || ${COMPREPLY[*]} == *= ]] && compopt -o nospace 2>/dev/null
}

# Completes the command line of the program $1.
__smp_complete() {
  local command=$1 line kind words word option= plain= prefix=
  COMPREPLY=()
  __smp_line
  local last=$((${#line[@]} - 1))
  local current=${line[last]}
  for word in "${line[@]:0:last}"; do
    if [[ -n $option ]]; then
      option=
    elif [[ -n $plain ]]; then
      continue
    elif [[ $word == -- ]]; then
      plain=1
    elif [[ $word == -* ]]; then
      __smp_value "$command $word"
      [[ $kind == flag ]] || option=$word
    elif __smp_is_command "$command $word"; then
      command+=" $word"
    fi
  done
  if [[ -z $option$plain && $current == --*=* ]]; then
    option=${current%%=*}
    current=${current#*=}
    # Where readline does not break words at =, the whole word is replaced.
    [[ $COMP_WORDBREAKS == *=* ]] || prefix=$option=
  elif [[ -z $option$plain && $current == -* ]]; then
    __smp_options "$command"
    kind=word
    __smp_words "$current"
    return
  fi
  __smp_value "$command $option"
  case $kind in
    file) __smp_files "$current" ;;
    word) __smp_words "$current" ;;
    word_file)
      if [[ $current != *=* ]]; then
        __smp_words "$current"
      else
        [[ $COMP_WORDBREAKS == *=* ]] || prefix+=${current%%=*}=
        __smp_files "${current#*=}"
      fi
      ;;
  esac
  return 0
}
)sh";

constexpr std::string_view KindName(ValueKind kind) {
  switch (kind) {
    case ValueKind::kFlag:
      return "flag";
    case ValueKind::kFree:
      return "free";
    case ValueKind::kWord:
      return "word";
    case ValueKind::kFile:
      return "file";
    case ValueKind::kWordFile:
      return "word_file";
  }
  return "";
}

// "'smp merge -o' | 'smp merge --output'"
std::string Pattern(const std::vector<std::string>& keys) {
  std::vector<std::string> quoted;
  for (const std::string& key : keys) quoted.push_back(ShellQuoted(key));
  return Joined(quoted, " | ");
}

// What each option takes, and what stands where there is no option, whose name is then empty.
// Options that take the same share a row.
std::string ValueTable(const std::vector<const CommandTable*>& commands) {
  std::map<std::pair<std::string_view, std::string>, std::vector<std::string>> keys_of;
  const auto add = [&](const Value& value, const std::string& key) {
    if (value.kind == ValueKind::kFlag) return;
    keys_of[{KindName(value.kind), WordList(value)}].push_back(key);
  };
  for (const CommandTable* command : commands) {
    for (const Option& argument : command->arguments) add(argument.value, command->program + " ");
    for (const Option& option : command->options) {
      for (const std::string& name : option.names) {
        add(option.value, command->program + " " + name);
      }
    }
  }
  std::string text =
      "# Sets `kind`, and `words` where there are some, for \"COMMAND OPTION\" or \"COMMAND \".\n"
      "__smp_value() {\n  words=\n  case $1 in\n";
  for (const auto& [value, keys] : keys_of) {
    const std::string words =
        value.second.empty() ? "" : fmt::format(" words={}", ShellQuoted(value.second));
    text += fmt::format("    {})\n      kind={}{} ;;\n", Pattern(keys), value.first, words);
  }
  return text + "    *) kind=flag ;;\n  esac\n}\n\n";
}

std::string OptionTable(const std::vector<const CommandTable*>& commands) {
  std::string text =
      "# Sets `words` to the options of the command line $1.\n__smp_options() {\n"
      "  case $1 in\n";
  for (const CommandTable* command : commands) {
    std::vector<std::string> names;
    for (const Option& option : command->options) {
      names.insert(names.end(), option.names.begin(), option.names.end());
    }
    text += fmt::format("    {})\n      words={} ;;\n", ShellQuoted(command->program),
                        ShellQuoted(Joined(names, " ")));
  }
  return text + "  esac\n}\n\n";
}

std::string CommandPattern(const std::vector<const CommandTable*>& commands) {
  std::vector<std::string> names;
  for (const CommandTable* command : commands) {
    for (const CommandTable& below : command->commands) names.push_back(below.program);
  }
  const std::string row = names.empty() ? "" : fmt::format("    {}) return 0 ;;\n", Pattern(names));
  return fmt::format(
      "# True of \"smp merge\" and the like.\n__smp_is_command() {{\n  case $1 in\n{}    *) return "
      "1 "
      ";;\n  esac\n}}\n",
      row);
}

}  // namespace

std::string BashCompletion(const std::vector<CommandTable>& programs) {
  const std::vector<const CommandTable*> commands = EachCommand(programs);
  std::string text = fmt::format(kBashHead, NamesOf(programs, " and "));
  text += ValueTable(commands) + OptionTable(commands) + CommandPattern(commands);
  text += kEngine;
  for (const CommandTable& program : programs) {
    text += fmt::format("\n_{0}() {{ __smp_complete {1}; }}\ncomplete -F _{0} {1}\n",
                        Identifier(program.program), program.program);
  }
  return text;
}

}  // namespace smp::programs
