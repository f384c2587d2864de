#include "document/json_scanner.h"

#include "document/document_rules.h"
#include "document/text.h"

namespace smp::document {
namespace {

bool IsWordCharacter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '+' || c == '.' || c == '_' || c == '$';
}

bool IsHighSurrogate(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool IsLowSurrogate(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

// What a one-letter escape stands for, 0 when there is no such escape.
char EscapedCharacter(char letter) {
  switch (letter) {
    case '"':
    case '\\':
    case '/':
      return letter;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return '\0';
  }
}

}  // namespace

void JsonScanner::TakeLineBreak() {
  const bool crlf = *at_ == '\r' && at_ + 1 != end_ && at_[1] == '\n';
  at_ += crlf ? 2 : 1;
  BeginLine();
}

bool JsonScanner::TakeComment() {
  const std::string_view rest = Rest();
  const bool block = rest.substr(0, 2) == "/*";
  if (!block && rest[0] != '#' && rest.substr(0, 2) != "//") return false;
  const std::size_t end = block ? rest.find("*/", 2) : rest.find_first_of("\r\n");
  if (block && end == std::string_view::npos) return false;
  if (!comment_seen_) {
    defects_.push_back({&kSyntax, SpanOf(Here(), block || rest[0] == '/' ? 2 : 1),
                        "JSON has no comments",
                        "remove them, or write the document as YAML, where # begins a comment"});
  }
  comment_seen_ = true;
  const char* const stop =
      at_ + (end == std::string_view::npos ? rest.size() : end + (block ? 2 : 0));
  while (at_ != stop) {
    if (*at_ == '\n' || *at_ == '\r') {
      TakeLineBreak();
    } else {
      if (IsContinuationByte(*at_)) ++continuation_bytes_;
      ++at_;
    }
  }
  return true;
}

void JsonScanner::TakePlain(char quote) {
  while (at_ != end_) {
    if (end_ - at_ >= kScanned) {
      const std::ptrdiff_t plain = PlainBytes(at_, quote);
      at_ += plain;
      if (plain == kScanned) continue;
    }
    const char c = *at_;
    if (c == quote || c == '\\' || static_cast<unsigned char>(c) < 0x20) return;
    if (IsContinuationByte(c)) ++continuation_bytes_;
    ++at_;
  }
}

bool JsonScanner::TakePlainString(std::string_view& text, Span& span) {
  const char* const start = at_ + 1;
  for (const char* at = start; end_ - at >= kScanned;) {
    const std::ptrdiff_t plain = PlainBytes(at, '"');
    at += plain;
    if (plain == kScanned) continue;
    if (*at != '"') return false;
    text = {start, static_cast<std::size_t>(at - start)};
    span.begin = Here();
    at_ = at + 1;
    span.end = last_end_ = Here();
    return true;
  }
  return false;
}

std::string_view JsonScanner::TakeNumber() {
  const char* at = at_;
  const auto digits = [&] {
    const char* const first = at;
    while (at != end_ && *at >= '0' && *at <= '9') ++at;
    return at != first;
  };
  if (at != end_ && *at == '-') ++at;
  const bool has_leading_zero = end_ - at > 1 && *at == '0' && at[1] >= '0' && at[1] <= '9';
  if (has_leading_zero || !digits()) return {};
  if (at != end_ && *at == '.') {
    ++at;
    if (!digits()) return {};
  }
  if (at != end_ && (*at == 'e' || *at == 'E')) {
    ++at;
    if (at != end_ && (*at == '+' || *at == '-')) ++at;
    if (!digits()) return {};
  }
  if (at != end_ && IsWordCharacter(*at)) return {};
  const std::string_view number(at_, static_cast<std::size_t>(at - at_));
  at_ = at;
  last_end_ = Here();
  return number;
}

JsonScanner::String JsonScanner::TakeString(char quote) {
  String string;
  string.span.begin = Here();
  ++at_;
  const char* run = at_;
  bool control_seen = false;
  for (;;) {
    TakePlain(quote);
    const std::string_view plain(run, static_cast<std::size_t>(at_ - run));
    if (at_ == end_ || *at_ == '\n' || *at_ == '\r') {
      string.is_closed = false;
      break;
    }
    if (*at_ == quote) {
      if (string.is_owned) string.owned += plain;
      string.text = plain;
      ++at_;
      break;
    }
    string.is_owned = true;
    string.owned += plain;
    if (*at_ == '\\') {
      TakeEscape(string.owned);
    } else {
      const auto code = static_cast<unsigned char>(*at_);
      if (!control_seen) {
        defects_.push_back({&kSyntax, SpanOf(Here(), 1),
                            "control character " + CodePointName(code) + " inside a string",
                            code == '\t' ? "write it as \\t" : "write it as a \\u escape"});
      }
      control_seen = true;
      string.owned += *at_++;
    }
    run = at_;
  }
  string.span.end = Here();
  last_end_ = string.span.end;
  return string;
}

void JsonScanner::TakeEscape(std::string& text) {
  const Position place = Here();
  ++at_;
  if (at_ == end_) return;  // the string is unclosed
  if (*at_ == 'u') {
    TakeUnicodeEscape(text);
    return;
  }
  const char character = EscapedCharacter(*at_);
  if (character != '\0') {
    text += character;
    ++at_;
    return;
  }
  // The character itself is kept and read as any other, so a multi-byte one stays whole.
  const bool printable = static_cast<unsigned char>(*at_) > 0x20 && !IsContinuationByte(*at_) &&
                         static_cast<unsigned char>(*at_) < 0x7F;
  defects_.push_back({&kSyntax, SpanOf(place, 2),
                      printable ? Quoted(std::string("\\") + *at_) + " is no escape in JSON"
                                : std::string("a backslash begins no escape here"),
                      "write \\\\ for a backslash"});
  if (printable) text += *at_++;
}

bool JsonScanner::TakeHex(std::uint32_t& code_unit) {
  code_unit = 0;
  if (end_ - at_ < 4) return false;
  for (int i = 0; i < 4; ++i) {
    const char c = at_[i];
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
      digit = static_cast<std::uint32_t>((c | 0x20) - 'a') + 10;
    } else {
      return false;
    }
    code_unit = code_unit * 16 + digit;
  }
  at_ += 4;
  return true;
}

void JsonScanner::TakeUnicodeEscape(std::string& text) {
  Position place = Here();
  --place.column;  // the backslash
  ++at_;
  std::uint32_t unit = 0;
  if (!TakeHex(unit)) {
    defects_.push_back({&kSyntax, SpanOf(place, 2), "`\\u` is not followed by 4 hexadecimal digits",
                        "write four digits, or \\\\ for a backslash"});
    text += 'u';
    return;
  }
  if (IsHighSurrogate(unit) && Rest().substr(0, 2) == "\\u") {
    const char* const before = at_;
    at_ += 2;
    std::uint32_t low = 0;
    if (TakeHex(low) && IsLowSurrogate(low)) {
      AppendUtf8(text, 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00));
      return;
    }
    at_ = before;
  }
  if (IsHighSurrogate(unit) || IsLowSurrogate(unit)) {
    defects_.push_back({&kEncoding, SpanOf(place, 6),
                        "a surrogate without its other half is no character",
                        "write both \\u escapes of the pair, or the character itself"});
    unit = 0xFFFD;
  }
  AppendUtf8(text, unit);
}

std::string_view JsonScanner::TakeWord() {
  const char* const begin = at_;
  while (at_ != end_ && IsWordCharacter(*at_)) ++at_;
  last_end_ = Here();
  return {begin, static_cast<std::size_t>(at_ - begin)};
}

}  // namespace smp::document
