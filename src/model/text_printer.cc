#include "model/text_printer.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "model/wire_check.h"

namespace smp::model {
namespace {

// The bytes of a character of UTF-8 that may stand in a text as it is, else 0: no control
// character, line separator, byte order mark, noncharacter or bad byte.
std::size_t PrintableSize(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return lead >= 0x20 && lead != 0x7F && lead != '"' && lead != '\\' ? 1 : 0;
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (size > text.size() || !IsUtf8(text.substr(0, size))) return 0;
  const std::string_view character = text.substr(0, size);
  if (size == 2 && character < "\xC2\xA0") return 0;
  for (const std::string_view hidden :
       {"\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF", "\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    if (character == hidden) return 0;
  }
  return size;
}

void AppendEscape(std::string& text, unsigned char byte) {
  text += '\\';
  switch (byte) {
    case '\n':
      text += 'n';
      break;
    case '\r':
      text += 'r';
      break;
    case '\t':
      text += 't';
      break;
    case '"':
    case '\\':
      text += static_cast<char>(byte);
      break;
    default:
      for (const int shift : {6, 3, 0}) {
        text += static_cast<char>('0' + (byte >> shift) % 8);
      }
  }
}

}  // namespace

void TextPrinter::PrintString(const std::string& value,
                              google::protobuf::TextFormat::BaseTextGenerator* generator) const {
  std::string text = "\"";
  std::string_view rest = value;
  while (!rest.empty()) {
    const std::size_t size = PrintableSize(rest);
    if (size > 0) {
      text.append(rest.substr(0, size));
    } else {
      AppendEscape(text, static_cast<unsigned char>(rest[0]));
    }
    rest.remove_prefix(std::max<std::size_t>(size, 1));
  }
  generator->PrintString(text += '"');
}

}  // namespace smp::model
