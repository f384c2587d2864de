#include "histogram/nearest_rank.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace smp::histogram {

std::int64_t NearestRank(double rank_percent, std::int64_t count) {
  assert(rank_percent >= 0 && rank_percent <= 100 && count >= 1);
  // 99.9 / 100 * 1000 comes out as 999.0000000000001, which must not be sample 1000.
  constexpr double kRankError = 1e-12;
  const double position = rank_percent / 100 * static_cast<double>(count);
  if (position >= static_cast<double>(count)) return count;
  const auto rank = static_cast<std::int64_t>(std::ceil(position * (1 - kRankError)));
  return std::clamp<std::int64_t>(rank, 1, count);
}

}  // namespace smp::histogram
