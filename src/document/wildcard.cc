#include "document/wildcard.h"

namespace smp::document {

bool Matches(std::string_view text, std::string_view pattern) {
  if (pattern.empty()) return true;
  std::size_t t = 0;
  std::size_t p = 0;
  // Where to go on when the last star has to stand for one character more.
  std::size_t star = std::string_view::npos;
  std::size_t after_star = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      after_star = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++after_star;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace smp::document
