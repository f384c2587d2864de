// Which sample a quantile is.
#pragma once

#include <cstdint>

namespace smp::histogram {

// The sample of nearest rank among `count`, by value and counted from 1: ceil(rank_percent / 100 *
// count), cut to 1 … count. The product of a rank with up to 15 digits is not rounded up by what
// floating point adds. Requires: 0 <= rank_percent <= 100, count >= 1.
[[nodiscard]] std::int64_t NearestRank(double rank_percent, std::int64_t count);

}  // namespace smp::histogram
