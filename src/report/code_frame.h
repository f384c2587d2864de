// The line of a file that a finding is about, with a caret under it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "smp/finding.h"

namespace smp::report {

// Finds places in a text. Lines end with \n, \r\n or \r, as the readers count them. An input may be
// one line of many megabytes or millions of empty ones, and have a thousand findings: marks at even
// distances make every look-up short.
class LineIndex {
 public:
  // A character of the text, or the end of a line or of the text.
  struct Mark {
    std::size_t offset = 0;
    Position position;
  };

  // Linear in the text, which must live as long as the index and begins with line `first_line`.
  explicit LineIndex(std::string_view text, std::uint32_t first_line = 1);

  // The character at this place. Where the line is shorter its end, where the text is shorter the
  // end of the text.
  [[nodiscard]] Mark At(Position position) const;

  // True when no further character of its line stands at this mark.
  [[nodiscard]] bool IsLineEnd(const Mark& mark) const;

  // The text from this mark on.
  [[nodiscard]] std::string_view From(const Mark& mark) const { return text_.substr(mark.offset); }

 private:
  // To the next character.
  void Step(Mark& mark) const;

  std::string_view text_;
  std::vector<Mark> marks_;  // in order, the first at the first character
};

// A text that can be shown on a terminal: control characters and broken UTF-8 become \xNN.
[[nodiscard]] std::string Printable(std::string_view text);

// A text that JSON can hold: broken UTF-8 becomes U+FFFD. File names and the text of broken files
// can be any bytes.
[[nodiscard]] std::string ValidUtf8(std::string_view text);

struct CodeFrame {
  std::string line;    // what is shown of the line, printable
  std::string marker;  // spaces, a caret and tildes, to be shown below it
};

// What to show for a span; nothing when the text has no such line. A line longer than `max_columns`
// is cut around the span, with an ellipsis at each cut end. Requires: span.begin.line > 0.
[[nodiscard]] CodeFrame MakeCodeFrame(const LineIndex& lines, const Span& span,
                                      std::uint32_t max_columns = 100);

}  // namespace smp::report
