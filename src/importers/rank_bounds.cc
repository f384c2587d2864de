#include "importers/rank_bounds.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "importers/samples.h"
#include "importers/time_ns.h"

namespace smp::importers {

namespace {

// A bucket from a value on, included. What begins right behind the bucket before is written by that
// one's edge, as points are: between two whole microseconds there is nothing.
CdfBucket BucketOf(std::int64_t from_us, std::int64_t to_us, std::int64_t count,
                   std::int64_t before_us) {
  const bool follows = from_us == before_us + 1 && from_us != to_us;
  return {.lower_ms = UnitsToMs(follows ? before_us : from_us, kMicrosecondNs),
          .lower_included = !follows,
          .upper_ms = UnitsToMs(to_us, kMicrosecondNs),
          .count = count};
}

}  // namespace

std::optional<std::vector<CdfBucket>> RankBounds::Buckets() && {
  const auto by_rank = [](const Bound& a, const Bound& b) { return a.rank < b.rank; };
  std::stable_sort(lower_.begin(), lower_.end(), by_rank);
  std::stable_sort(upper_.begin(), upper_.end(), by_rank);
  // What bounds a sample from above bounds those before it, too.
  for (std::size_t i = upper_.size(); i-- > 1;) {
    upper_[i - 1].value_us = std::min(upper_[i - 1].value_us, upper_[i].value_us);
  }
  std::vector<CdfBucket> buckets;
  std::int64_t next = 1;  // the first sample without bucket
  std::int64_t from_us = 0;
  std::int64_t before_us = -2;  // nothing lies right behind it
  auto lower = lower_.begin();
  for (const Bound& upper : upper_) {
    while (next <= upper.rank) {
      for (; lower != lower_.end() && lower->rank <= next; ++lower) {
        from_us = std::max(from_us, lower->value_us);
      }
      if (from_us > upper.value_us) return std::nullopt;
      const std::int64_t last =
          lower == lower_.end() ? upper.rank : std::min(upper.rank, lower->rank - 1);
      buckets.push_back(BucketOf(from_us, upper.value_us, last - next + 1, before_us));
      next = last + 1;
    }
    before_us = upper.value_us;
  }
  return buckets;
}

}  // namespace smp::importers
