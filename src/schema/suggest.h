// How near two names are to each other; smp/suggest.h finds the nearest.
#pragma once

#include <string>
#include <string_view>

namespace smp::schema {

// The name in lower case without underscores, hyphens and spaces: both spellings of a field, and a
// value in the wrong case, become equal.
[[nodiscard]] std::string Folded(std::string_view name);

// Number of insertions, deletions, substitutions and swaps of neighbours that turn one text into
// the other (optimal string alignment distance). Texts beyond 64 bytes are taken for unrelated.
[[nodiscard]] std::size_t EditDistance(std::string_view a, std::string_view b);

}  // namespace smp::schema
