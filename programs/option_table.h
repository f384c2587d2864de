// A command line as plain data: what completion scripts and manual pages are made of. It is taken
// from the options as they are declared to be parsed, so that an option is written down once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace smp::programs {

// A word that can stand for a value.
struct Word {
  std::string text;  // ends in "=" when something follows
  std::string note;  // what it means; may be empty
};

enum class ValueKind : std::uint8_t {
  kFlag,      // the option takes no value
  kFree,      // a number, a time: nothing that could be listed
  kWord,      // one of `words`
  kFile,      // a file or a directory
  kWordFile,  // one of `words`, or that with =FILE after it
};

struct Value {
  std::string notation;  // "N", "FILE", "error|note|warning"; empty for a flag
  ValueKind kind = ValueKind::kFlag;
  std::vector<Word> words = {};
};

struct Option {
  std::vector<std::string> names;  // "-j", "--jobs"; of an argument only its name, "FILE"
  Value value;
  std::string description;
  std::string group;          // heading in the help; empty for most
  std::string default_value;  // empty: none, or told by the description
  std::string bounds;         // "1 - 1024"; empty: none
  bool repeatable = false;
};

struct CommandTable {
  std::string program;      // "smp-validate", "smp merge"
  std::string summary;      // one line, lower case, no full stop
  std::string description;  // one paragraph, broken anywhere
  std::vector<Option> options;
  std::vector<Option> arguments;  // what is no option, in order
  std::string footer;             // headings that end in ":", each with indented lines below it
  std::vector<CommandTable> commands = {};
};

// What is declared of `app`; the words that stand for values are told by their notations.
[[nodiscard]] CommandTable TableOf(const CLI::App& app, std::string_view summary);

// "smp-merge" of "smp merge": the name of its manual page.
[[nodiscard]] std::string PageName(std::string_view program);

// The words of a list, with `separator` between them.
[[nodiscard]] std::string Joined(const std::vector<std::string>& words, std::string_view separator);

// A program and its commands, each once and before those below it.
[[nodiscard]] std::vector<const CommandTable*> EachCommand(
    const std::vector<CommandTable>& programs);

}  // namespace smp::programs
