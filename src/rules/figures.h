// How figures are written in messages: with their unit, short, and the same in every locale.
#pragma once

#include <cstdint>
#include <string>

namespace smp::rules {

// What a share of 1 is.
inline constexpr double kPercent = 100;

// A figure as a document states it: every digit that tells it from its neighbours. "12.4".
[[nodiscard]] std::string Stated(double value);
// A figure that we computed: at most six significant digits. "33.3333".
[[nodiscard]] std::string Rounded(double value);

// "12.4 ms".
[[nodiscard]] std::string Milliseconds(double value);
// "90 s"; at most nanoseconds.
[[nodiscard]] std::string Seconds(double value);
// "5.25 %": share = 0.0525, at most two decimals.
[[nodiscard]] std::string PercentOf(double share);
// "1 request", "12 requests".
[[nodiscard]] std::string Counted(std::int64_t count, const char* singular, const char* plural);

// "p99", "p99.9".
[[nodiscard]] std::string QuantileName(double rank_percent);

// Half a unit of the last digit of a figure as it is printed: 0.05 for 12.4. What a rounded figure
// may be off by.
[[nodiscard]] double HalfLastDigit(double value);

}  // namespace smp::rules
