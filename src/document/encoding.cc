#include "document/encoding.h"

#include <cstdint>

#include "document/byte_scan.h"
#include "document/text.h"

namespace smp::document {
namespace {

constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";

struct WideEncoding {
  std::string_view name;
  std::string_view mark;     // byte order mark
  std::string_view pattern;  // of the first bytes: '0' is NUL, 'x' is not NUL
};

// UTF-32 first: its little-endian mark begins with that of UTF-16.
constexpr WideEncoding kWideEncodings[] = {
    {"UTF-32", std::string_view("\x00\x00\xFE\xFF", 4), "000x"},
    {"UTF-32", std::string_view("\xFF\xFE\x00\x00", 4), "x000"},
    {"UTF-16", "\xFE\xFF", "0x0x"},
    {"UTF-16", "\xFF\xFE", "x0x0"},
};

bool HasPattern(std::string_view bytes, std::string_view pattern) {
  if (bytes.size() < pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if ((bytes[i] == '\0') != (pattern[i] == '0')) return false;
  }
  return true;
}

std::optional<EncodingDefect> WideDefect(std::string_view bytes) {
  for (const WideEncoding& wide : kWideEncodings) {
    if (bytes.substr(0, wide.mark.size()) != wide.mark && !HasPattern(bytes, wide.pattern)) {
      continue;
    }
    return EncodingDefect{Joined({"the text is encoded in ", wide.name, ", not UTF-8"}),
                          "save the file as UTF-8", SpanOf({1, 1}, 1)};
  }
  return std::nullopt;
}

// Bytes of the UTF-8 sequence at the front, 0 when it is none (RFC 3629).
std::size_t SequenceSize(std::string_view text) {
  const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if (!IsContinuationByte(text[i])) return 0;
  }
  const unsigned char second = byte(1);
  if (lead == 0xE0 && second < 0xA0) return 0;  // overlong
  if (lead == 0xED && second > 0x9F) return 0;  // surrogate
  if (lead == 0xF0 && second < 0x90) return 0;  // overlong
  if (lead == 0xF4 && second > 0x8F) return 0;  // beyond U+10FFFF
  return size;
}

bool IsForbidden(std::uint32_t code_point, ControlCharacters rule) {
  if (code_point == 0) return true;
  if (rule == ControlCharacters::kJson) return false;
  if (code_point < 0x20) return code_point != '\t' && code_point != '\n' && code_point != '\r';
  return code_point == 0x7F || (code_point >= 0x80 && code_point < 0xA0 && code_point != 0x85) ||
         code_point == 0xFEFF || code_point == 0xFFFE || code_point == 0xFFFF;
}

std::uint32_t Decode(std::string_view sequence) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(sequence[i]); };
  if (sequence.size() == 1) return byte(0);
  std::uint32_t code_point = byte(0) & (0x7FU >> sequence.size());
  for (std::size_t i = 1; i < sequence.size(); ++i) {
    code_point = (code_point << 6U) | (byte(i) & 0x3FU);
  }
  return code_point;
}

// True when kScanned bytes are ASCII of which none can be forbidden.
bool ArePlain(const char* at, ControlCharacters rule) {
  return AreAscii(at, rule == ControlCharacters::kYaml ? '\x20' : '\x01');
}

EncodingDefect InvalidByte(std::string_view text, std::size_t offset) {
  constexpr char kHex[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(text[offset]);
  std::string name = "0x";
  name += kHex[byte >> 4U];
  name += kHex[byte & 0xFU];
  return {"byte " + name + " is not valid UTF-8 here",
          "save the file as UTF-8; it looks like another encoding, such as Windows-1252",
          SpanOf(PositionAt(text, offset), 1)};
}

EncodingDefect ForbiddenCharacter(std::string_view text, std::size_t offset,
                                  std::uint32_t code_point) {
  const Span span = SpanOf(PositionAt(text, offset), 1);
  if (code_point == 0) {
    return {"the text holds a NUL byte", "remove it; a report is text in UTF-8", span};
  }
  if (code_point == 0xFEFF) {
    return {"a byte order mark (U+FEFF) stands inside the text", "remove it", span};
  }
  return {"control character " + CodePointName(code_point) + " is not allowed in YAML",
          "remove it, or write it as an escape in a double-quoted string", span};
}

}  // namespace

Encoding CheckEncoding(std::string_view bytes, ControlCharacters rule) {
  Encoding encoding;
  encoding.defect = WideDefect(bytes);
  encoding.is_wide = encoding.defect.has_value();
  if (encoding.is_wide) return encoding;
  if (bytes.substr(0, kUtf8Bom.size()) == kUtf8Bom) encoding.bom_size = kUtf8Bom.size();
  const std::string_view text = bytes.substr(encoding.bom_size);
  std::size_t at = 0;
  while (at < text.size()) {
    constexpr auto kBlock = static_cast<std::size_t>(kScanned);
    if (text.size() - at >= kBlock && ArePlain(text.data() + at, rule)) {
      at += kBlock;
      continue;
    }
    const std::size_t size = SequenceSize(text.substr(at, 4));
    if (size == 0) {
      encoding.defect = InvalidByte(text, at);
      break;
    }
    const std::uint32_t code_point = Decode(text.substr(at, size));
    if (IsForbidden(code_point, rule)) {
      encoding.defect = ForbiddenCharacter(text, at, code_point);
      break;
    }
    if (size > 1) encoding.is_ascii = false;
    at += size;
  }
  return encoding;
}

}  // namespace smp::document
