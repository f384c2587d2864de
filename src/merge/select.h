// Which results are meant.
#pragma once

#include <string_view>

namespace smp::merge {

// Whether a text matches a pattern in which * stands for any characters and ? for one. An empty
// pattern matches all.
[[nodiscard]] bool Matches(std::string_view text, std::string_view pattern);

}  // namespace smp::merge
