// libyaml behind a type that frees what it takes, tells marks as positions and finds the bytes
// of a mark. The only file that includes yaml.h.
#pragma once

#include <yaml.h>

#include <optional>
#include <string_view>
#include <vector>

#include "document/tree.h"
#include "smp/finding.h"

namespace smp::document {

class YamlEvent {
 public:
  YamlEvent() : event_() {}
  ~YamlEvent() { yaml_event_delete(&event_); }
  YamlEvent(const YamlEvent&) = delete;
  YamlEvent& operator=(const YamlEvent&) = delete;

  [[nodiscard]] const yaml_event_t& get() const { return event_; }
  [[nodiscard]] yaml_event_type_t type() const { return event_.type; }
  [[nodiscard]] yaml_event_t* Reset() {
    yaml_event_delete(&event_);
    return &event_;
  }

 private:
  yaml_event_t event_;
};

class YamlParser {
 public:
  // Requires: `text` is valid UTF-8 without a byte order mark and outlives the parser.
  YamlParser(std::string_view text, bool is_ascii);
  ~YamlParser() { yaml_parser_delete(&parser_); }
  YamlParser(const YamlParser&) = delete;
  YamlParser& operator=(const YamlParser&) = delete;

  // False on a syntax error, which error() then describes.
  bool Next(YamlEvent& event) { return yaml_parser_parse(&parser_, event.Reset()) == 1; }
  // The same for tokens, of which the caller frees each. One parser gives events or tokens.
  bool NextToken(yaml_token_t& token) { return yaml_parser_scan(&parser_, &token) == 1; }
  [[nodiscard]] const yaml_parser_t& error() const { return parser_; }

  // A mark as a position. libyaml takes U+0085, U+2028 and U+2029 for line breaks, as YAML 1.1
  // does; here they are characters, as they are to YAML 1.2 and to editors.
  [[nodiscard]] Position At(const yaml_mark_t& mark) const;
  // Where the first of those characters is; nothing when there is none.
  [[nodiscard]] std::optional<Position> FirstOldBreak() const;

  // An event's span. libyaml ends a block scalar where the next token begins; here it ends with
  // its last line.
  [[nodiscard]] Span SpanOf(const yaml_event_t& event);
  // A scalar event's text: the source's own bytes where they are the same, else kept by `tree`.
  [[nodiscard]] std::string_view ScalarText(const yaml_event_t& event, Tree& tree);

  // The byte of a mark. Fast when successive marks are near to each other.
  [[nodiscard]] std::size_t OffsetOf(const yaml_mark_t& mark);
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  // A line break of YAML 1.1 only: the character after it, and where the line that it is part of
  // begins.
  struct OldBreak {
    std::size_t next_index;
    std::size_t line_index;
  };

  void FindOldBreaks();

  yaml_parser_t parser_;
  std::string_view text_;
  bool is_ascii_;
  std::vector<OldBreak> old_breaks_;
  std::size_t cursor_byte_ = 0;  // where the last mark was
  std::size_t cursor_index_ = 0;
};

[[nodiscard]] ScalarStyle StyleOf(yaml_scalar_style_t style);

// A C string of libyaml's, which may be null.
[[nodiscard]] inline std::string_view TextOf(const yaml_char_t* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

}  // namespace smp::document
