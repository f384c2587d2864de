// Base64 by sixteen characters, where the processor can do so.
#pragma once

#include <cstddef>
#include <string_view>

namespace smp::histogram {

// Reads from the front of the text what goes by sixteen characters, up to a stranger at the latest,
// and leaves at least the last four. Gives how many characters were read, which are a multiple of
// four. Requires: room for three bytes of every four characters.
[[nodiscard]] std::size_t FromBase64Vector(std::string_view text, char* to);

}  // namespace smp::histogram
