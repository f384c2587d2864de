// "Did you mean": the name nearest to a misspelt one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smp::schema {

// The name in lower case without underscores, hyphens and spaces: both spellings of a field, and a
// value in the wrong case, become equal.
[[nodiscard]] std::string Folded(std::string_view name);

// Number of insertions, deletions, substitutions and swaps of neighbours that turn one text into
// the other (optimal string alignment distance). Texts beyond 64 bytes are taken for unrelated.
[[nodiscard]] std::size_t EditDistance(std::string_view a, std::string_view b);

// The candidate that is near enough to be meant, else empty. The first one wins a tie.
[[nodiscard]] std::string_view Nearest(std::string_view name,
                                       const std::vector<std::string_view>& candidates);

}  // namespace smp::schema
