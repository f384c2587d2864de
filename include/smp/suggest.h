// "Did you mean": the name nearest to a misspelt one.
#pragma once

#include <span>
#include <string_view>

namespace smp {

// The candidate that is near enough to be meant, else empty. Case, underscores, hyphens and spaces
// make no difference. The first one wins a tie; an abbreviation counts when it can be one alone.
[[nodiscard]] std::string_view NearestName(std::string_view name,
                                           std::span<const std::string_view> candidates);

}  // namespace smp
