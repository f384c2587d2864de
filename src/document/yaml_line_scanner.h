// The tokens of one line of YAML, for the reader of lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "document/tree.h"
#include "smp/finding.h"

namespace smp::document {

enum class YamlWordKind : std::uint8_t {
  kPlain,
  kQuoted,
  kOther,  // nothing that the reader of lines understands
};

struct YamlWord {
  YamlWordKind kind = YamlWordKind::kOther;
  std::string_view text;  // without the quotes
  Span span;              // with them
};

class YamlLineScanner {
 public:
  // Requires: ASCII.
  explicit YamlLineScanner(std::string_view text)
      : at_(text.data()), end_(text.data() + text.size()), line_start_(at_) {}

  // Goes to the first character of the next line that is neither blank nor a comment; false at the
  // end of the text. Call it at the start of a line.
  bool NextLine();
  // True when nothing but white space and a comment is left in the line, which is then gone over.
  bool TakeLineEnd();

  // Goes over white space, comments and line breaks inside a flow collection; false when the next
  // token begins its line, where it could be a marker.
  bool SkipInFlow();

  // The column of the next character, from 0.
  [[nodiscard]] std::size_t column() const { return static_cast<std::size_t>(at_ - line_start_); }
  [[nodiscard]] Position Here() const {
    return {line_, static_cast<std::uint32_t>(at_ - line_start_) + 1};
  }
  // The next character; a line feed at the end of the text.
  [[nodiscard]] char Peek(std::size_t ahead = 0) const {
    return static_cast<std::size_t>(end_ - at_) > ahead ? at_[ahead] : '\n';
  }
  void Take() { ++at_; }
  void SkipSpaces() {
    while (at_ != end_ && *at_ == ' ') ++at_;
  }
  // True, and taken, when the next character is this one.
  bool Take(char c) {
    if (Peek() != c) return false;
    ++at_;
    return true;
  }
  // True, and taken, where a colon with white space after it ends a key.
  bool TakeColon() {
    if (Peek() != ':' || (Peek(1) != ' ' && Peek(1) != '\n')) return false;
    ++at_;
    return true;
  }
  // True at "- " or a dash that ends its line.
  [[nodiscard]] bool AtDash() const { return Peek() == '-' && (Peek(1) == ' ' || Peek(1) == '\n'); }
  // True at a line that marks the beginning or the end of a document.
  [[nodiscard]] bool AtMarker() const;

  // A scalar or a key; spaces after it are not taken.
  YamlWord TakeWord(bool in_flow);

 private:
  YamlWord TakePlain(bool in_flow);
  YamlWord TakeQuoted(char quote);

  const char* at_;
  const char* end_;
  const char* line_start_;
  std::uint32_t line_ = 1;
};

}  // namespace smp::document
