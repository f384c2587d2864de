// What the command lines of the programs share: choices among names, limits, parsing. For the files
// that declare options only: CLI11 takes longer to compile than all they say.
#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <optional>
#include <string>

#include "programs/early_end.h"
#include "smp/smp.h"

namespace smp::programs {

// The names of an enumeration with their values, for an option that takes one of them.
template <typename Value, typename NameOf>
std::map<std::string, Value> NamedValues(Value first, Value last, NameOf name_of) {
  std::map<std::string, Value> values;
  for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
    const auto value = static_cast<Value>(i);
    values.emplace(std::string(name_of(value)), value);
  }
  return values;
}

// An option whose value is one of the names of `values`, which must outlive the parsing; a wrong
// one is answered with all of them.
template <typename Value, typename Target>
void AddChoice(CLI::App& app, const std::string& name, const std::map<std::string, Value>& values,
               Target& target, const std::string& description) {
  std::string names;
  for (const auto& [key, value] : values) names += (names.empty() ? "" : "|") + key;
  app.add_option_function<std::string>(
         name,
         [&values, &target, name, names](const std::string& text) {
           const auto found = values.find(text);
           if (found == values.end()) {
             throw CLI::ValidationError(fmt::format("{}: '{}' is none of {}", name, text, names));
           }
           target = found->second;
         },
         description)
      ->type_name(names);
}

// The values of options that several programs have.
[[nodiscard]] const std::map<std::string, Format>& Formats();
[[nodiscard]] const std::map<std::string, Kind>& Kinds();
[[nodiscard]] const std::map<std::string, Edition>& Editions();  // that documents can be of

// --max-bytes and the other limits.
void AddLimits(CLI::App& app, Limits& limits);

// The app of a program: what it is for, --version, the texts after the options.
struct About {
  std::string program;  // "smp-validate", "smp convert"
  std::string description;
  std::string footer;
};
void Describe(CLI::App& app, const About& about);

// Nothing when the command line was understood.
[[nodiscard]] std::optional<EarlyEnd> Parse(CLI::App& app, int argc, const char* const* argv);

// The contradiction between an edition and a kind, empty when there is none. `edition_option` is
// how the edition was asked for.
[[nodiscard]] std::string KindContradiction(const ReadOptions& read,
                                            std::string_view edition_option);

}  // namespace smp::programs
