// A distribution as buckets of samples, and which samples a quantile may be taken from.
#pragma once

#include <cstdint>
#include <span>

namespace smp::histogram {

// Samples that lie between two edges; both count as inside, for tools differ in which one is.
struct Bucket {
  double lower_ms = 0;
  double upper_ms = 0;
  std::int64_t count = 0;       // samples in this bucket, more than 0
  std::int64_t cumulative = 0;  // samples in this bucket and all before it
};

// Samples by their position in ascending order, counted from 1, both ends included.
struct SampleRange {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

// The samples that a tool may look at for the quantile of `rank_percent`; see the essay in
// buckets.cc. Requires: 0 <= rank_percent <= 100, count >= 1.
[[nodiscard]] SampleRange SamplesOfRank(double rank_percent, std::int64_t count);

// The bucket that holds a sample; buckets are ordered and not empty.
// Requires: 1 <= sample <= the last bucket's cumulative.
[[nodiscard]] const Bucket& BucketOfSample(std::span<const Bucket> buckets, std::int64_t sample);

// Width of the widest bucket that holds `value_ms`; 0 when none does.
[[nodiscard]] double WidthAt(std::span<const Bucket> buckets, double value_ms);

}  // namespace smp::histogram
