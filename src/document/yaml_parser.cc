#include "document/yaml_parser.h"

#include <algorithm>

#include "document/text.h"

namespace smp::document {
namespace {

// True for U+0085, U+2028 and U+2029 at the front.
bool IsOldBreak(std::string_view text) {
  return text.substr(0, 2) == "\xC2\x85" || text == "\xE2\x80\xA8" || text == "\xE2\x80\xA9";
}

}  // namespace

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
  if (!is_ascii) FindOldBreaks();
}

void YamlParser::FindOldBreaks() {
  // More are no text; only the columns after them would be wrong.
  constexpr std::size_t kMostOldBreaks = 10'000;
  std::size_t index = 0;
  std::size_t line_index = 0;
  for (std::size_t at = 0; at < text_.size() && old_breaks_.size() < kMostOldBreaks; ++at) {
    const char c = text_[at];
    if (IsContinuationByte(c)) continue;
    ++index;
    if (c == '\n' || (c == '\r' && text_.substr(at + 1, 1) != "\n")) line_index = index;
    if (IsOldBreak(text_.substr(at, 3))) old_breaks_.push_back({index, line_index});
  }
}

std::optional<Position> YamlParser::FirstOldBreak() const {
  if (old_breaks_.empty()) return std::nullopt;
  std::size_t at = 0;
  while (!IsOldBreak(text_.substr(at, 3))) ++at;
  return PositionAt(text_, at);
}

Position YamlParser::At(const yaml_mark_t& mark) const {
  std::size_t line = mark.line;
  std::size_t column = mark.column;
  if (!old_breaks_.empty()) {
    const auto after = std::upper_bound(
        old_breaks_.begin(), old_breaks_.end(), mark.index,
        [](std::size_t index, const OldBreak& old) { return index < old.next_index; });
    line -= std::min(line, static_cast<std::size_t>(after - old_breaks_.begin()));
    const bool continues =
        after != old_breaks_.begin() && std::prev(after)->next_index == mark.index - mark.column;
    if (continues) column = mark.index - std::prev(after)->line_index;
  }
  return {static_cast<std::uint32_t>(line + 1), static_cast<std::uint32_t>(column + 1)};
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
  Span span{At(event.start_mark), At(event.end_mark)};
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
