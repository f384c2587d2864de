// Mending a text without writing it anew. Spelling: keys in camelCase, long and misspelt names of
// values, texts that need quotes; nothing but the marked places changes. On request the order of
// keys: their texts change places, with the comments that are about them, and layout stays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "smp/document.h"
#include "smp/finding.h"

namespace smp {

// An edit as it is made in a text.
struct PlacedEdit {
  Span span;
  std::size_t offset = 0;  // of the first byte that is replaced
  std::size_t size = 0;    // bytes that are replaced
  std::string text;        // what stands there instead, with its quotes
};

// The edits of findings of one text, in order and without overlap. An edit whose place does not
// hold what it replaces (such as text in a block or with escapes) is left out. `text` is the whole
// input that the findings are of, or what of it begins with line `first_line`
// (SourceDocument::source_text and first_line).
[[nodiscard]] std::vector<PlacedEdit> PlaceEdits(std::string_view text,
                                                 std::span<const Finding> findings,
                                                 std::uint32_t first_line = 1);

// The text with these edits made.
[[nodiscard]] std::string ApplyEdits(std::string_view text, std::span<const PlacedEdit> edits);

// A mapping of which the keys stay in the order that they have.
struct KeysLeft {
  std::size_t document = 0;  // index in the input
  std::string pointer;       // RFC 6901 JSON Pointer of the mapping; "" for all of the document
  Position place;
  std::string reason;  // in lower case, no full stop
};

struct OrderedKeys {
  std::string text;
  std::size_t mappings = 0;    // of which keys were moved
  std::vector<KeysLeft> left;  // in the order of the text
};

// The text of an input with the keys of its mappings in the order of the specification; keys that
// it does not know come last. A member's text moves as a whole: the comments right above its key in
// the same column and beside it, its key, its value. What stands between members, such as commas,
// indentation and empty lines, stays, and so does the comment at the head of a document. The
// documents read from the result are the same but for the order; where that would not be so, and
// where texts cannot be told apart, keys stay as they are, with the reason. Ordering an ordered
// text changes nothing, and no line comes or goes. What is neither YAML nor JSON is left as it is.
// Requires: `documents` are all those of one input; at least one.
[[nodiscard]] OrderedKeys OrderKeys(std::span<const SourceDocument> documents);

// What differs line by line, as a unified diff with three lines around each change; empty when
// nothing does. Requires: both texts have the same number of lines, as after ApplyEdits and
// OrderKeys.
[[nodiscard]] std::string LineDiff(std::string_view before, std::string_view after,
                                   std::string_view name);

}  // namespace smp
