// Places in a text, and text made fit to stand in a message.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "smp/finding.h"

namespace smp::document {

// The line and column of a byte offset. A line ends with LF, CR LF or CR; a byte that is no UTF-8
// counts as one character. Linear in `offset`, so for single defects only.
// Requires: offset <= text.size().
[[nodiscard]] Position PositionAt(std::string_view text, std::size_t offset);

// The span of `length` characters that begins at `begin`, all in one line.
[[nodiscard]] Span SpanOf(Position begin, std::uint32_t length);

// "3:5", for messages that name a second place.
[[nodiscard]] std::string PlaceText(Position position);

// The text in backticks, with control characters escaped and cut short after 40 bytes.
[[nodiscard]] std::string Quoted(std::string_view text);

// The parts one after another. (gcc 12 warns falsely where literals and strings are added.)
[[nodiscard]] std::string Joined(std::initializer_list<std::string_view> parts);

// "U+00E9"
[[nodiscard]] std::string CodePointName(std::uint32_t code_point);

// The UTF-8 encoding of a code point, appended. Requires: no surrogate, at most U+10FFFF.
void AppendUtf8(std::string& text, std::uint32_t code_point);

// Unicode code points of a valid UTF-8 text.
[[nodiscard]] std::uint32_t CharacterCount(std::string_view text);

// True when the text is one of these words, letter by letter.
[[nodiscard]] inline bool IsOneOf(std::string_view text,
                                  std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

[[nodiscard]] inline bool IsBlank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

[[nodiscard]] inline bool IsContinuationByte(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace smp::document
