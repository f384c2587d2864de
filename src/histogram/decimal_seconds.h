// Seconds as logs write them: decimal digits with a point, such as 1441812279.474.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace smp::histogram {

// Null for what is no decimal number, or beyond 285 years. Digits behind the ninth decimal are cut.
[[nodiscard]] std::optional<std::chrono::nanoseconds> SecondsFrom(std::string_view text);

// With three decimals, or as many more as there are.
[[nodiscard]] std::string ToSeconds(std::chrono::nanoseconds time);

// Whether text is digits with at most one point between them, after a sign if it has one.
[[nodiscard]] bool IsDecimal(std::string_view text);

}  // namespace smp::histogram
