#include "report/code_frame.h"

#include <algorithm>
#include <array>

namespace smp::report {
namespace {

constexpr std::string_view kEllipsis = "…";

// Bytes of the well-formed UTF-8 sequence at the front of `text`; 0 when it is not well-formed.
std::size_t SequenceLength(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  std::size_t length = 0;
  if (lead < 0x80) {
    length = 1;
  } else if (lead >= 0xC2 && lead < 0xE0) {
    length = 2;
  } else if (lead >= 0xE0 && lead < 0xF0) {
    length = 3;
  } else if (lead >= 0xF0 && lead < 0xF5) {
    length = 4;
  }
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  // Overlong forms, surrogates and what lies beyond U+10FFFF.
  const bool bad = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) >= 0xA0) ||
                   (lead == 0xF0 && byte(1) < 0x90) || (lead == 0xF4 && byte(1) >= 0x90);
  return bad ? 0 : length;
}

// A control character of ASCII or of C1 (U+0080 to U+009F), which a terminal would obey.
bool IsControl(std::string_view sequence) {
  const auto lead = static_cast<unsigned char>(sequence[0]);
  if (sequence.size() == 1) return lead < 0x20 || lead == 0x7F;
  return lead == 0xC2 && static_cast<unsigned char>(sequence[1]) < 0xA0;
}

void AppendEscaped(std::string& out, std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (const char c : bytes) {
    const auto value = static_cast<unsigned char>(c);
    out += {'\\', 'x', kDigits[value >> 4U], kDigits[value & 15U]};
  }
}

// The printable form of each character of a line; a tab is two spaces.
std::vector<std::string> Cells(std::string_view line) {
  std::vector<std::string> cells;
  while (!line.empty()) {
    const std::size_t length = SequenceLength(line);
    const std::string_view sequence = line.substr(0, std::max<std::size_t>(length, 1));
    std::string cell;
    if (sequence == "\t") {
      cell = "  ";
    } else if (length == 0 || IsControl(sequence)) {
      AppendEscaped(cell, sequence);
    } else {
      cell = sequence;
    }
    cells.push_back(std::move(cell));
    line.remove_prefix(sequence.size());
  }
  return cells;
}

// Columns that a printable cell takes; wide characters are counted as one.
std::size_t Width(const std::string& cell) {
  return SequenceLength(cell) == cell.size() ? 1 : cell.size();
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text) {
  starts_.push_back(0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool carriage_return = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    if (text[i] == '\n' || carriage_return) starts_.push_back(i + 1);
  }
}

std::string_view LineIndex::Line(std::size_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::size_t begin = starts_[number - 1];
  const std::size_t end = number < starts_.size() ? starts_[number] : text_.size();
  std::string_view line = text_.substr(begin, end - begin);
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  if (number == 1 && line.substr(0, 3) == "\xEF\xBB\xBF") line.remove_prefix(3);
  return line;
}

std::string Printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = SequenceLength(text);
    const std::string_view sequence = text.substr(0, std::max<std::size_t>(length, 1));
    if (length == 0 || IsControl(sequence)) {
      AppendEscaped(out, sequence);
    } else {
      out += sequence;
    }
    text.remove_prefix(sequence.size());
  }
  return out;
}

std::string ValidUtf8(std::string_view text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::string out;
  while (!text.empty()) {
    const std::size_t length = SequenceLength(text);
    out += length == 0 ? kReplacement : text.substr(0, length);
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

CodeFrame MakeCodeFrame(const LineIndex& lines, const Span& span, std::size_t max_columns) {
  const std::vector<std::string> cells = Cells(lines.Line(span.begin.line));
  const std::size_t caret = std::min<std::size_t>(span.begin.column - 1, cells.size());
  std::size_t end = cells.size();
  if (span.end.line == span.begin.line) end = std::min<std::size_t>(span.end.column - 1, end);
  end = std::max(end, caret + 1);

  // A long line is shown from a third of the width before the caret on.
  std::size_t first = 0;
  if (cells.size() > max_columns && caret > max_columns / 3) first = caret - max_columns / 3;
  const std::size_t last = std::min(cells.size(), first + max_columns);

  CodeFrame frame;
  if (first > 0) {
    frame.line += kEllipsis;
    frame.marker += ' ';
  }
  for (std::size_t i = first; i < last; ++i) {
    frame.line += cells[i];
    if (i < caret) frame.marker.append(Width(cells[i]), ' ');
    if (i == caret) frame.marker.append(1, '^').append(Width(cells[i]) - 1, '~');
    if (i > caret && i < end) frame.marker.append(Width(cells[i]), '~');
  }
  if (caret >= last) frame.marker += '^';
  if (last < cells.size()) frame.line += kEllipsis;
  return frame;
}

}  // namespace smp::report
