// Texts of YAML and JSON that are nearly right: seeded edits, the same from run to run.
#pragma once

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

namespace smp::document {

class TextMutator {
 public:
  explicit TextMutator(std::uint64_t seed) : state_(seed) {}

  // A number that nobody expects.
  std::size_t Next() {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::size_t>(state_ >> 11U);
  }

  // The text after one to three edits.
  std::string Mutate(std::string_view original) {
    std::string text(original);
    for (std::size_t i = Next() % 3; i < 3 && !text.empty(); ++i) {
      const std::size_t at = Next() % text.size();
      switch (Next() % 4) {
        case 0:
          text.erase(at, 1 + Next() % 8);
          break;
        case 1:
          text.insert(at, text.substr(Next() % text.size(), Next() % 20));
          break;
        default:
          text.insert(at, kFragments[Next() % std::size(kFragments)]);
      }
    }
    return text;
  }

 private:
  static constexpr std::string_view kFragments[] = {
      " ",    "\n",   "\n  ",   "\t",   ":",   ": ", "- ",    "? ",           "[",
      "]",    "{",    "}",      ",",    "\"",  "'",  "#",     " #",           "&a",
      "*a",   "!",    "!!int ", "|",    ">",   "%",  "---\n", "...\n",        "<<: ",
      "\\",   "é",    "0x",     ".nan", "yes", "1",  "\r\n",  "\xE2\x80\xA8", "\xC2\x85",
      "\xFF", "\x01", "//",     "/*",
  };

  std::uint64_t state_;
};

}  // namespace smp::document
