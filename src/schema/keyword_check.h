// The keywords that we decide ourselves; keywords.h says why.
#pragma once

#include <cstddef>
#include <string_view>

#include "document/tree.h"

namespace smp::schema {

// A value that is in no document: a name of a property, looked at as a text.
[[nodiscard]] inline document::Node TextNode(std::string_view text) {
  document::Node node;
  node.kind = document::NodeKind::kString;
  node.style = document::ScalarStyle::kQuoted;
  node.text = text;
  return node;
}

// True when the predicate holds for one of the children.
template <typename Predicate>
[[nodiscard]] bool AnyChild(const document::Node& node, Predicate predicate) {
  for (const document::Node& child : document::Children(node)) {
    if (predicate(child)) return true;
  }
  return false;
}

// True for the boolean true in any of its spellings. Requires: a kBool, else false.
[[nodiscard]] bool IsTrue(const document::Node& node);

// True when both are the same JSON value: 1 and 1.0 are, order of members does not count.
[[nodiscard]] bool SameValue(const document::Node& a, const document::Node& b);

// Characters (Unicode code points) of a text.
[[nodiscard]] std::size_t Characters(std::string_view text);

// True when `value` is a multiple of `divisor`, both as the doubles that they stand for; a
// quotient within rounding of a whole number counts (0.3 is a multiple of 0.1). Not for numbers:
// true. Requires: divisor is a number above 0.
[[nodiscard]] bool IsMultipleOf(const document::Node& value, const document::Node& divisor);

// The first item that equals an earlier one; null when there is none. n log n.
[[nodiscard]] const document::Node* FirstRepeated(const document::Node& list);

}  // namespace smp::schema
