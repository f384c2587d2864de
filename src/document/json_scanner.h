// The tokens of JSON with their places: white space, strings and words (numbers and literals).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/byte_scan.h"
#include "smp/finding.h"

namespace smp::document {

// What a token breaks, without an end to the reading.
struct JsonDefect {
  const Rule* rule;
  Span span;
  std::string message;
  std::string hint;
};

class JsonScanner {
 public:
  // `text` begins at column 1 of `line`. Requires: valid UTF-8.
  JsonScanner(std::string_view text, std::uint32_t line)
      : at_(text.data()), end_(text.data() + text.size()), line_start_(at_), line_(line) {}

  [[nodiscard]] bool AtEnd() const { return at_ == end_; }
  // Requires: not AtEnd().
  [[nodiscard]] char Peek() const { return *at_; }
  [[nodiscard]] std::string_view Rest() const {
    return {at_, static_cast<std::size_t>(end_ - at_)};
  }
  [[nodiscard]] Position Here() const {
    return {line_, static_cast<std::uint32_t>(at_ - line_start_) - continuation_bytes_ + 1};
  }
  // Where the last token ended.
  [[nodiscard]] Position LastEnd() const { return last_end_; }

  // Skips white space. Comments, which JSON has not, are skipped too; the first one is a defect.
  void SkipSpace() {
    while (at_ != end_) {
      const char c = *at_;
      if (c == ' ' || c == '\t') {
        ++at_;
      } else if (c == '\n') {
        ++at_;
        BeginLine();
        SkipIndent();
      } else if (c == '\r') {
        TakeLineBreak();
      } else if ((c != '/' && c != '#') || !TakeComment()) {
        break;
      }
    }
  }

  // Takes one ASCII character, the next one.
  void TakeCharacter() {
    ++at_;
    last_end_ = Here();
  }

  // Takes a string in double quotes of ASCII without escapes, which nearly all are: its text, and
  // its place with the quotes. False, and nothing taken, for another. Requires: Peek() is `"`.
  bool TakePlainString(std::string_view& text, Span& span);

  // Takes a JSON number; empty, and nothing taken, where none stands or more than a number.
  std::string_view TakeNumber();

  struct String {
    std::string_view text;  // in the source where it has no escapes
    std::string owned;      // else here, and is_owned
    bool is_owned = false;
    bool is_closed = true;  // false: the line or the text ended first; the rest is unset
    Span span;              // with the quotes
  };
  // Takes a string in quotes of this kind. Requires: Peek() is the quote.
  String TakeString(char quote);

  // Takes letters, digits and the signs that numbers and names have; may be empty.
  std::string_view TakeWord();

  // The defects since the last call.
  [[nodiscard]] bool HasDefects() const { return !defects_.empty(); }
  std::vector<JsonDefect> TakeDefects() { return std::exchange(defects_, {}); }

 private:
  void BeginLine() {
    line_start_ = at_;
    continuation_bytes_ = 0;
    ++line_;
  }
  // Goes over spaces: most of a text for people is indentation.
  void SkipIndent() {
    while (end_ - at_ >= kScanned) {
      const std::ptrdiff_t count = Spaces(at_);
      at_ += count;
      if (count < kScanned) return;
    }
    while (at_ != end_ && *at_ == ' ') ++at_;
  }
  void TakeLineBreak();
  bool TakeComment();
  // Goes over characters that stand for themselves, to a quote, an escape, a control or the end.
  void TakePlain(char quote);
  void TakeEscape(std::string& text);
  void TakeUnicodeEscape(std::string& text);
  bool TakeHex(std::uint32_t& code_unit);

  const char* at_;
  const char* end_;
  const char* line_start_;
  std::uint32_t line_;
  std::uint32_t continuation_bytes_ = 0;  // of UTF-8, since the line began
  Position last_end_{1, 1};
  bool comment_seen_ = false;
  std::vector<JsonDefect> defects_;
};

}  // namespace smp::document
