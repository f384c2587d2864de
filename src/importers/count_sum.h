// Sums of counts that an output states, which may be anything.
#pragma once

#include <cstdint>
#include <limits>

namespace smp::importers {

// The sum, 2^63 - 1 where it is more. Requires: neither is negative.
[[nodiscard]] constexpr std::int64_t CountSum(std::int64_t a, std::int64_t b) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  return a > kMost - b ? kMost : a + b;
}

}  // namespace smp::importers
