#include "document/yaml_spelling.h"

#include <algorithm>

#include "document/number.h"
#include "document/text.h"
#include "document/yaml_scalar.h"

namespace smp::document {
namespace {

// First characters that mean something to YAML, or begin a number.
constexpr std::string_view kIndicators = "-?:,[]{}#&*!|>'\"%@`=<~+. ";

// What numbers, times and dates of YAML 1.1 are made of.
constexpr std::string_view kNumeric = "0123456789abcdefABCDEFxXoO_.,:+-tTzZ ";

constexpr std::string_view kOneLetterBooleans = "yYnN";

// The characters that YAML readers refuse or take for line breaks, as UTF-8 and as an escape.
struct SpecialRow {
  std::string_view bytes;
  std::string_view escape;
};

constexpr SpecialRow kSpecials[] = {
    {"\xE2\x80\xA8", "\\u2028"}, {"\xE2\x80\xA9", "\\u2029"}, {"\xEF\xBB\xBF", "\\uFEFF"},
    {"\xEF\xBF\xBE", "\\uFFFE"}, {"\xEF\xBF\xBF", "\\uFFFF"},
};

const SpecialRow* SpecialAt(std::string_view text, std::size_t at) {
  for (const SpecialRow& row : kSpecials) {
    if (text.substr(at, row.bytes.size()) == row.bytes) return &row;
  }
  return nullptr;
}

// True for U+0080 to U+009F.
bool IsC1At(std::string_view text, std::size_t at) {
  return text[at] == '\xC2' && at + 1 < text.size() &&
         static_cast<unsigned char>(text[at + 1]) < 0xA0;
}

bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; }

// True when every character may stand in YAML as it is; `allowed` are controls that may, too.
bool IsPrintable(std::string_view text, std::string_view allowed) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (IsControl(c) && allowed.find(c) == std::string_view::npos) return false;
    if (c == '\xC2' && IsC1At(text, at)) return false;
    if ((c == '\xE2' || c == '\xEF') && SpecialAt(text, at) != nullptr) return false;
  }
  return true;
}

// True for what a reader could type as anything but a string.
bool LooksTyped(std::string_view text) {
  if (PlainKind(text) != NodeKind::kString || IsNonFiniteText(text)) return true;
  if (!Yaml11Reading(text).empty()) return true;
  if (text.size() == 1 && kOneLetterBooleans.find(text[0]) != std::string_view::npos) return true;
  const bool digit = text[0] >= '0' && text[0] <= '9';
  return digit && text.find_first_not_of(kNumeric) == std::string_view::npos;
}

}  // namespace

bool MayBePlain(std::string_view text, YamlContext context) {
  if (text.empty() || text.back() == ' ' || text.back() == ':') return false;
  if (kIndicators.find(text[0]) != std::string_view::npos || LooksTyped(text)) return false;
  if (context == YamlContext::kFlow && text.find_first_of(",[]{}:") != std::string_view::npos) {
    return false;
  }
  return text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos &&
         IsPrintable(text, "");
}

std::string DoubleQuoted(std::string_view text) {
  std::string quoted = "\"";
  const auto add_hex = [&quoted](char c) {
    constexpr char kHex[] = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    quoted += "\\x";
    quoted += kHex[byte >> 4U];
    quoted += kHex[byte & 0xFU];
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (c == '\n' || c == '\t' || c == '\r') {
      quoted += c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r";
    } else if (IsControl(c)) {
      add_hex(c);
    } else if (IsC1At(text, at)) {
      add_hex(text[++at]);
    } else if (const SpecialRow* special = SpecialAt(text, at); special != nullptr) {
      quoted += special->escape;
      at += special->bytes.size() - 1;
    } else {
      quoted += c;
    }
  }
  return quoted += '"';
}

bool MayBeLiteral(std::string_view text) {
  if (text.find('\n') == std::string_view::npos || IsBlank(text[0])) return false;
  return IsPrintable(text, "\n\t");
}

std::string_view LiteralHeader(std::string_view text) {
  if (text.back() != '\n') return "|-";
  return text.size() > 1 && text[text.size() - 2] == '\n' ? "|+" : "|";
}

}  // namespace smp::document
