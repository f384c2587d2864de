// Patterns with * and ?.
#pragma once

#include <string_view>

namespace smp::document {

// Whether a text matches a pattern in which * stands for any characters and ? for one. An empty
// pattern matches all.
[[nodiscard]] bool Matches(std::string_view text, std::string_view pattern);

}  // namespace smp::document
