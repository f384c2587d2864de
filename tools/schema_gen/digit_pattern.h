// Bounds of a whole number that is written as text. JSON Schema compares numbers only, so the
// bounds of a digit string have to be a regular expression.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace smp::schema_gen {

// A pattern for the decimal digits of a 64-bit integer from `minimum` to `maximum`; an absent bound
// is the one of the type. Exact for bounds from 0 up, in the canonical form without leading zeros;
// at most the number of digits (19) is checked where there is no maximum. A negative minimum allows
// any number with up to 19 digits: the decoder tells the rest.
[[nodiscard]] std::string DigitPattern(std::optional<std::int64_t> minimum,
                                       std::optional<std::int64_t> maximum);

}  // namespace smp::schema_gen
