// Where the members of a mapping stand in the text, so that they can change places.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "document/tree.h"
#include "report/code_frame.h"

namespace smp::report {

struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The text of each member of a mapping, in the order of the text. Any of them can stand in the
// place of any other: what is between them, such as indentation, commas and empty lines, stays.
//
// In a block the text of a member begins with the comments that stand right above its key in the
// same column, and ends with its last line; comments below it that are indented deeper are its own.
// The comment at the head of a document is the document's. In { } it is the key and the value.
struct MemberTexts {
  std::vector<TextRange> ranges;
  std::string_view obstacle;  // why they cannot change places; empty when they can
};

// True for a mapping that was read where it stands, not through an alias or a merge key.
[[nodiscard]] bool StandsInText(const document::Node& mapping);

// Requires: `text` is UTF-8 without a byte order mark, `lines` is of it, and StandsInText(mapping).
[[nodiscard]] MemberTexts FindMemberTexts(const document::Node& mapping, std::string_view text,
                                          const LineIndex& lines);

}  // namespace smp::report
