// Units of histograms as milliseconds.
#pragma once

#include <cstdint>

namespace smp::histogram {

inline constexpr double kNanosecondsPerMillisecond = 1e6;

// The double nearest to the length of `value` units, where their product is a whole number of 53
// bits, else within a unit in the last place or two.
[[nodiscard]] inline double MillisecondsOf(std::int64_t value, std::int64_t unit_ns) {
  return static_cast<double>(value) * static_cast<double>(unit_ns) / kNanosecondsPerMillisecond;
}

}  // namespace smp::histogram
