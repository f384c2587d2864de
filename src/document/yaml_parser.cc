#include "document/yaml_parser.h"

#include <algorithm>

#include "document/text.h"

namespace smp::document {

ScalarStyle StyleOf(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE:
      return ScalarStyle::kBlock;
    case YAML_PLAIN_SCALAR_STYLE:
      return ScalarStyle::kPlain;
    default:
      return ScalarStyle::kQuoted;
  }
}

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

std::string_view YamlParser::ScalarText(const yaml_event_t& event, Tree& tree) {
  const auto& scalar = event.data.scalar;
  const std::string_view value(reinterpret_cast<const char*>(scalar.value), scalar.length);
  if (value.empty()) return {};
  const bool quoted = StyleOf(scalar.style) == ScalarStyle::kQuoted;
  const std::size_t at = OffsetOf(event.start_mark) + (quoted ? 1 : 0);
  if (at < text_.size() && text_.substr(at, value.size()) == value) {
    return text_.substr(at, value.size());
  }
  return tree.Keep(std::string(value));
}

Span YamlParser::SpanOf(const yaml_event_t& event) {
  Span span{PositionOf(event.start_mark), PositionOf(event.end_mark)};
  const bool block =
      event.type == YAML_SCALAR_EVENT && StyleOf(event.data.scalar.style) == ScalarStyle::kBlock;
  if (!block) return span;
  const std::size_t begin = OffsetOf(event.start_mark);
  std::size_t end = OffsetOf(event.end_mark);
  std::uint32_t line = span.end.line;
  while (end > begin && IsBlank(text_[end - 1])) {
    --end;
    if (text_[end] == '\n' || (text_[end] == '\r' && text_.substr(end, 2) != "\r\n")) --line;
  }
  if (line == span.end.line) return span;
  std::size_t line_begin = end;
  while (line_begin > 0 && text_[line_begin - 1] != '\n' && text_[line_begin - 1] != '\r') {
    --line_begin;
  }
  span.end = {line, CharacterCount(text_.substr(line_begin, end - line_begin)) + 1};
  return span;
}

}  // namespace smp::document
