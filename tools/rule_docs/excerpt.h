// The lines of an input that matter, with what they stand below.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace smp::rule_docs {

// Lines without their ends.
[[nodiscard]] std::vector<std::string> LinesOf(std::string_view text);

// The lines of `text` that `other` does not have, by number from 0.
[[nodiscard]] std::set<std::size_t> LinesNotIn(std::string_view text, std::string_view other);

// The chosen lines, a line around each, and the keys that they stand below by indentation; "…" for
// what was left out. What a page cannot show is written as \xNN, and very long lines are cut.
[[nodiscard]] std::string Excerpt(std::string_view text, const std::set<std::size_t>& chosen);

}  // namespace smp::rule_docs
