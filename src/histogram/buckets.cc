// Which sample is the p99 of n samples? Tools agree on the neighbourhood and on nothing else. With
// q = rank/100 and samples counted from 1:
//
//   nearest rank (HdrHistogram since 2.1, Nighthawk)   ceil(q n)
//   rounded rank (older HdrHistogram, wrk2)            floor(q n + 0.5), at least 1
//   index of a sorted array (hey, oha)                 floor(q n) + 1
//   count reached inside a bucket (fortio)             q n, interpolated within its bucket
//   linear interpolation (k6, spreadsheets)            between 1 + floor(q (n-1)) and the next one
//
// All of them fall between floor(q n) and floor(q n) + 2, cut to 1 … n. For n = 10 and the p25
// that is samples 2 to 4: 3 by nearest rank, 3 as index, between 3 and 4 by interpolation. A figure
// between the lower edge of the first one's bucket and the upper edge of the last one's is
// therefore right by some tool's book, and one outside is wrong by all of them.
#include "histogram/buckets.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace smp::histogram {

namespace {

// q n is computed in floating point: 99.9 % of 1000 may come out just above or below 999. Counts
// below 2^53 carry a relative error of a few 2^-53, far below this.
constexpr double kRankError = 1e-12;

}  // namespace

SampleRange SamplesOfRank(double rank_percent, std::int64_t count) {
  assert(rank_percent >= 0 && rank_percent <= 100 && count >= 1);
  const double position = rank_percent / 100 * static_cast<double>(count);
  const auto first = static_cast<std::int64_t>(std::floor(position * (1 + kRankError)));
  return {std::clamp<std::int64_t>(first, 1, count), std::clamp<std::int64_t>(first + 2, 1, count)};
}

const Bucket& BucketOfSample(std::span<const Bucket> buckets, std::int64_t sample) {
  assert(!buckets.empty() && sample >= 1 && sample <= buckets.back().cumulative);
  return *std::lower_bound(
      buckets.begin(), buckets.end(), sample,
      [](const Bucket& bucket, std::int64_t wanted) { return bucket.cumulative < wanted; });
}

double WidthAt(std::span<const Bucket> buckets, double value_ms) {
  double width_ms = 0;
  auto bucket = std::lower_bound(
      buckets.begin(), buckets.end(), value_ms,
      [](const Bucket& each, double wanted_ms) { return each.upper_ms < wanted_ms; });
  for (; bucket != buckets.end() && bucket->lower_ms <= value_ms; ++bucket) {
    width_ms = std::max(width_ms, bucket->upper_ms - bucket->lower_ms);
  }
  return width_ms;
}

}  // namespace smp::histogram
