// Where each field of a protobuf text is. TextFormat's own ParseInfoTree has one place for a whole
// list in brackets, none for values apart from their names, and counts tabs as up to 8 columns.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "smp/finding.h"

namespace smp::model {

// A value with the places of its fields. A list in brackets is the same as its items one by one.
struct TextPlace {
  Span key;    // the field's name; that of the list for an item in brackets
  Span value;  // from the brace, quote or digit to the end
  std::map<std::string_view, std::vector<TextPlace>> fields;  // by name, in the order of the text

  // The index-th value of a field; null when there is none.
  [[nodiscard]] const TextPlace* Find(std::string_view field, std::size_t index = 0) const;
};

// The places of a message. Requires: TextFormat has parsed the text, which outlives the places.
[[nodiscard]] TextPlace FindTextPlaces(std::string_view text);

// The offset that TextFormat calls this line and column: both from 0, columns in bytes with tabs
// up to the next multiple of 8.
[[nodiscard]] std::size_t FromTokenizer(std::string_view text, int line, int column);

// The offset of the innermost `{`, `<` or `[` that the text never closes; none when it closes all,
// or ends in a string. Requires: TextFormat found no fault before the end.
[[nodiscard]] std::optional<std::size_t> FindOpenBracket(std::string_view text);

}  // namespace smp::model
