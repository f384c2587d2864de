#include "report/code_frame.h"

#include <algorithm>
#include <limits>

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

bool IsLineBreak(char c) { return c == '\n' || c == '\r'; }

// The printable form of each character up to the end of the line, at most `count`; a tab is two
// spaces.
std::vector<std::string> Cells(std::string_view text, std::size_t count) {
  std::vector<std::string> cells;
  while (cells.size() < count && !text.empty() && !IsLineBreak(text.front())) {
    const std::size_t length = SequenceLength(text);
    const std::string_view sequence = text.substr(0, std::max<std::size_t>(length, 1));
    std::string cell;
    if (sequence == "\t") {
      cell = "  ";
    } else if (length == 0 || IsControl(sequence)) {
      AppendEscaped(cell, sequence);
    } else {
      cell = sequence;
    }
    cells.push_back(std::move(cell));
    text.remove_prefix(sequence.size());
  }
  return cells;
}

// Columns that a printable cell takes; wide characters are counted as one.
std::size_t Width(const std::string& cell) {
  return SequenceLength(cell) == cell.size() ? 1 : cell.size();
}

}  // namespace

LineIndex::LineIndex(std::string_view text, std::uint32_t first_line) : text_(text) {
  constexpr std::size_t kDistance = 1024;
  const bool has_mark = first_line == 1 && text.substr(0, 3) == "\xEF\xBB\xBF";
  Mark mark{has_mark ? 3U : 0U, {first_line, 1}};
  marks_.push_back(mark);
  while (mark.offset < text_.size()) {
    Step(mark);
    if (mark.offset - marks_.back().offset >= kDistance) marks_.push_back(mark);
  }
}

void LineIndex::Step(Mark& mark) const {
  const char c = text_[mark.offset];
  const bool carriage_return_alone =
      c == '\r' && (mark.offset + 1 == text_.size() || text_[mark.offset + 1] != '\n');
  if (c == '\n' || carriage_return_alone) {
    ++mark.offset;
    mark.position = {mark.position.line + 1, 1};
    return;
  }
  mark.offset += std::max<std::size_t>(SequenceLength(text_.substr(mark.offset)), 1);
  ++mark.position.column;
}

LineIndex::Mark LineIndex::At(Position position) const {
  const auto after = std::upper_bound(
      marks_.begin() + 1, marks_.end(), position,
      [](const Position& wanted, const Mark& mark) { return wanted < mark.position; });
  Mark mark = *(after - 1);
  while (mark.position < position && mark.offset < text_.size() &&
         !(mark.position.line == position.line && IsLineEnd(mark))) {
    Step(mark);
  }
  return mark;
}

bool LineIndex::IsLineEnd(const Mark& mark) const {
  return mark.offset == text_.size() || IsLineBreak(text_[mark.offset]);
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

CodeFrame MakeCodeFrame(const LineIndex& lines, const Span& span, std::uint32_t max_columns) {
  const std::uint32_t line = span.begin.line;
  const LineIndex::Mark at = lines.At(span.begin);
  CodeFrame frame;
  if (at.position.line != line) return frame;
  const std::uint32_t caret = at.position.column - 1;
  std::uint32_t end = std::numeric_limits<std::uint32_t>::max();
  if (span.end.line == line) end = std::max(span.end.column, 1U) - 1;
  end = std::max(end, caret + 1);

  // A long line is shown from a third of the width before the caret on.
  const bool long_line = !lines.IsLineEnd(lines.At({line, max_columns + 1}));
  const std::uint32_t first = long_line && caret > max_columns / 3 ? caret - max_columns / 3 : 0;
  const std::vector<std::string> cells =
      Cells(lines.From(lines.At({line, first + 1})), max_columns);
  const auto last = first + static_cast<std::uint32_t>(cells.size());

  if (first > 0) {
    frame.line += kEllipsis;
    frame.marker += ' ';
  }
  for (std::uint32_t i = first; i < last; ++i) {
    const std::string& cell = cells[i - first];
    frame.line += cell;
    if (i < caret) frame.marker.append(Width(cell), ' ');
    if (i == caret) frame.marker.append(1, '^').append(Width(cell) - 1, '~');
    if (i > caret && i < end) frame.marker.append(Width(cell), '~');
  }
  if (caret >= last) frame.marker += '^';
  if (!lines.IsLineEnd(lines.At({line, last + 1}))) frame.line += kEllipsis;
  return frame;
}

}  // namespace smp::report
