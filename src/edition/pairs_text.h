// Headers and cookies as Meshery stores them: a JSON object in a text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace smp::edition {

// The members of a JSON object whose values are texts, in order; nullopt when the text is anything
// else.
[[nodiscard]] std::optional<std::vector<std::pair<std::string, std::string>>> PairsOfText(
    std::string_view text);

}  // namespace smp::edition
