#include "document/yaml_parser.h"

#include "document/text.h"

namespace smp::document {

YamlParser::YamlParser(std::string_view text, bool is_ascii) : text_(text), is_ascii_(is_ascii) {
  yaml_parser_initialize(&parser_);
  yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                               text.size());
}

std::size_t YamlParser::OffsetOf(const yaml_mark_t& mark) {
  if (is_ascii_) return std::min(mark.index, text_.size());
  while (cursor_index_ < mark.index && cursor_byte_ < text_.size()) {
    do {
      ++cursor_byte_;
    } while (cursor_byte_ < text_.size() && IsContinuationByte(text_[cursor_byte_]));
    ++cursor_index_;
  }
  while (cursor_index_ > mark.index && cursor_byte_ > 0) {
    do {
      --cursor_byte_;
    } while (cursor_byte_ > 0 && IsContinuationByte(text_[cursor_byte_]));
    --cursor_index_;
  }
  return cursor_byte_;
}

}  // namespace smp::document
