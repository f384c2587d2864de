// Regular expressions of a schema, safe on any subject: bounded in time and stack.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace smp::schema {

// Longest subject that is matched, in bytes. A longer one matches no pattern: no id, digest, time
// or key is nearly as long.
inline constexpr std::size_t kMaxPatternSubject = 4096;

// One ECMA-262 expression, compiled at its first use (a small report needs few of them). Matching
// is by bytes, so "." is one byte of a longer character. Thread-safe.
class Pattern {
 public:
  explicit Pattern(std::string text);
  ~Pattern();
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;

  [[nodiscard]] const std::string& text() const { return text_; }
  // Why the expression cannot be used; empty when it can.
  [[nodiscard]] std::string Fault() const;
  // True when it matches somewhere in the subject; false for a subject that is too long and for
  // an expression with a fault.
  [[nodiscard]] bool Matches(std::string_view subject) const;

 private:
  struct Compiled;
  [[nodiscard]] const Compiled& Get() const;

  std::string text_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<Compiled> compiled_;
};

// What a pattern of the published schemas asks for, in words.
struct PatternWords {
  std::string_view pattern;
  std::string_view words;  // "a UUID"
  std::string_view hint;   // how to write one
};

// The words for a pattern; null when it is not one of ours.
[[nodiscard]] const PatternWords* FindPatternWords(std::string_view pattern);

// The only text that an anchored pattern without operators matches ("^v1\.0\.0$" gives "v1.0.0");
// empty when the pattern is another.
[[nodiscard]] std::string LiteralOf(std::string_view pattern);

}  // namespace smp::schema
