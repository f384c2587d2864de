// The line of a file that a finding is about, with a caret under it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "smp/finding.h"

namespace smp::report {

// Finds lines of a text by number. Lines end with \n, \r\n or \r, as the readers count them.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  // The line with this number (from 1) without its end; empty when there is none.
  [[nodiscard]] std::string_view Line(std::size_t number) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
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

// What to show for a span. A line longer than `max_columns` is cut around the span, with an
// ellipsis at each cut end. Requires: span.begin.line > 0.
[[nodiscard]] CodeFrame MakeCodeFrame(const LineIndex& lines, const Span& span,
                                      std::size_t max_columns = 100);

}  // namespace smp::report
