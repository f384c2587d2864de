// Base64 as of RFC 4648, section 4: the standard alphabet, with padding, without breaks.
#pragma once

#include <string>
#include <string_view>

#include "histogram/codec_error.h"

namespace smp::histogram {

inline constexpr std::string_view kBase64Alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

[[nodiscard]] std::string ToBase64(std::string_view bytes);

// Fails at the first character that is not of the alphabet, for a length that is no multiple of 4,
// and for bits behind the last byte that are not 0.
[[nodiscard]] Decoded<std::string> FromBase64(std::string_view text);

}  // namespace smp::histogram
