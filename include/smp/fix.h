// Mending spelling in the text itself: keys in camelCase, long and misspelt names of values,
// numbers without quotes in text fields. Nothing but the marked places changes: comments, layout
// and order stay as they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

// What differs line by line, as a unified diff with three lines around each change; empty when
// nothing does. Requires: both texts have the same number of lines, as after ApplyEdits.
[[nodiscard]] std::string LineDiff(std::string_view before, std::string_view after,
                                   std::string_view name);

}  // namespace smp
