#include "programs/completion.h"

#include <algorithm>

namespace smp::programs {
namespace {

constexpr Shell kShells[] = {
    {"bash", BashCompletion},
    {"fish", FishCompletion},
    {"zsh", ZshCompletion},
};

bool IsAlnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

std::span<const Shell> Shells() { return kShells; }

const Shell* FindShell(std::string_view name) {
  for (const Shell& shell : kShells) {
    if (shell.name == name) return &shell;
  }
  return nullptr;
}

std::string ShellQuoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted += '\'';
}

std::string WordList(const Value& value) {
  std::vector<std::string> words;
  for (const Word& word : value.words) words.push_back(word.text);
  return Joined(words, " ");
}

bool HasNotes(const Value& value) { return !value.words.empty() && !value.words[0].note.empty(); }

std::string NamesOf(const std::vector<CommandTable>& programs, std::string_view separator) {
  std::vector<std::string> names;
  for (const CommandTable& program : programs) names.push_back(program.program);
  return Joined(names, separator);
}

std::string Identifier(std::string_view name) {
  std::string identifier(name);
  std::replace_if(
      identifier.begin(), identifier.end(), [](char c) { return !IsAlnum(c); }, '_');
  return identifier;
}

std::string ValueFunctionName(const Value& value) {
  return "__smp_values_" + Identifier(value.notation);
}

}  // namespace smp::programs
