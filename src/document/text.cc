#include "document/text.h"

namespace smp::document {
namespace {

constexpr std::size_t kMaxQuoted = 40;
constexpr char kHexDigits[] = "0123456789ABCDEF";

}  // namespace

Position PositionAt(std::string_view text, std::size_t offset) {
  Position position{1, 1};
  for (std::size_t i = 0; i < offset; ++i) {
    const bool crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || (text[i] == '\r' && !crlf)) {
      ++position.line;
      position.column = 1;
    } else if (!IsContinuationByte(text[i])) {
      ++position.column;
    }
  }
  return position;
}

Span SpanOf(Position begin, std::uint32_t length) {
  return {begin, {begin.line, begin.column + length}};
}

std::string PlaceText(Position position) {
  return std::to_string(position.line) + ":" + std::to_string(position.column);
}

std::string Quoted(std::string_view text) {
  const bool cut = text.size() > kMaxQuoted;
  if (cut) {
    std::size_t size = kMaxQuoted;
    while (size > 0 && IsContinuationByte(text[size])) --size;
    text = text.substr(0, size);
  }
  std::string quoted = "`";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      quoted += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      quoted += "\\x";
      quoted += kHexDigits[byte >> 4U];
      quoted += kHexDigits[byte & 0xFU];
    } else {
      quoted += c;
    }
  }
  if (cut) quoted += "…";
  return quoted += '`';
}

std::uint32_t CharacterCount(std::string_view text) {
  std::uint32_t count = 0;
  for (const char c : text) count += IsContinuationByte(c) ? 0U : 1U;
  return count;
}

std::string Joined(std::initializer_list<std::string_view> parts) {
  std::string joined;
  for (const std::string_view part : parts) joined += part;
  return joined;
}

std::string CodePointName(std::uint32_t code_point) {
  std::string digits;
  for (; code_point > 0 || digits.size() < 4; code_point >>= 4U) {
    digits.insert(digits.begin(), kHexDigits[code_point & 0xFU]);
  }
  return "U+" + digits;
}

void AppendUtf8(std::string& text, std::uint32_t code_point) {
  const auto add = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (code_point < 0x80) {
    add(code_point);
  } else if (code_point < 0x800) {
    add(0xC0U | (code_point >> 6U));
    add(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    add(0xE0U | (code_point >> 12U));
    add(0x80U | ((code_point >> 6U) & 0x3FU));
    add(0x80U | (code_point & 0x3FU));
  } else {
    add(0xF0U | (code_point >> 18U));
    add(0x80U | ((code_point >> 12U) & 0x3FU));
    add(0x80U | ((code_point >> 6U) & 0x3FU));
    add(0x80U | (code_point & 0x3FU));
  }
}

}  // namespace smp::document
