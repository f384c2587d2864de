// Decimal numbers in text as whole multiples of a power of ten: seconds with four decimals are
// whole tenths of milliseconds, and stay so.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace smp::importers {

// The number times 10^decimals: "0.0017" with 4 gives 17, "1.5e-05" with 9 gives 15000. Digits
// beyond are rounded to the nearest, halves away from zero. Nothing for what is no decimal number
// (as JSON writes one, leading zeros, "+" and a missing integer part or fraction allowed) and what
// does not fit. Linear. Requires: 0 <= decimals <= 18.
[[nodiscard]] std::optional<std::int64_t> FixedPoint(std::string_view text, int decimals);

}  // namespace smp::importers
