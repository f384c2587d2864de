// Numbers in text, whatever the locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "smp/upgrade.h"

namespace smp::importers {

[[nodiscard]] constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Whether the text is what tools print in place of a number that they do not have: NaN, -nan, inf,
// Infinity in any case, 1.8446744073709552e+19 and 18446744073709551615.
[[nodiscard]] bool IsNoData(std::string_view text);

// The number that is all of the text: digits with an optional sign, point and exponent. Nothing for
// one that is not finite; a number that is too small for a double is 0.
[[nodiscard]] std::optional<double> ParseNumber(std::string_view text);

// The whole number that is all of the text, digits with an optional sign; nothing beyond 64 bits.
[[nodiscard]] std::optional<std::int64_t> ParseCount(std::string_view text);
// The same for numbers that are written otherwise ("48.0", "1e3").
[[nodiscard]] std::optional<std::int64_t> WholeNumber(double number);

// The number that is all of the text times 10^places, rounded once: "0.012007082" by 3 is the
// double nearest to 12.007082, which a multiplication by 1000 need not be.
[[nodiscard]] std::optional<double> ParseScaled(std::string_view text, int places);
// A latency in this unit in milliseconds.
[[nodiscard]] std::optional<double> ParseMs(std::string_view text, LatencyUnit unit);
// Powers of ten from a unit to milliseconds: 3 for seconds.
[[nodiscard]] int PlacesToMs(LatencyUnit unit);

}  // namespace smp::importers
