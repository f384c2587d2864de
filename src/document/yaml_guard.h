// Input on which libyaml takes quadratic time, found in one pass before it is parsed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace smp::document {

struct YamlTrap {
  std::size_t offset = 0;  // byte in the text
  std::string message;
  std::string hint;
};

// Two traps are looked for. (1) libyaml compares each %TAG directive with every earlier one.
// (2) While it scans a scalar of several words, it keeps the white space between two words in a
// buffer that only grows and clears all of it after every word: a scalar with one gap of a
// megabyte and a million short gaps costs a terabyte of writes. The cost is bounded by
// (longest gap) x (number of gaps), which for real documents stays below 10^9.
[[nodiscard]] std::optional<YamlTrap> FindYamlTrap(std::string_view text);

}  // namespace smp::document
