// Counts of an HDR histogram as runs of neighbouring buckets.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "smp/hdr_layout.h"
#include "smp/histogram.h"
#include "smp/v1/distribution.pb.h"

namespace smp::latency {

// The layout that a distribution declares; null when it is incomplete or impossible.
[[nodiscard]] std::optional<HdrLayout> LayoutOf(const v1::HdrDistribution& hdr);

// A bucket of a run, and where it is listed.
struct RunBucket {
  std::int64_t low = 0;   // smallest value of the bucket, in units
  std::int64_t high = 0;  // largest one
  std::int64_t count = 0;
  int run = 0;       // index of the run
  int position = 0;  // index of the count in it
};

// Calls `visit` for each count that is listed, in order, whatever it is and however runs overlap;
// stops when it returns false, at a run without a value or below 0, and beyond 63 bits.
void ForEachBucket(const v1::HdrDistribution& hdr, const HdrLayout& layout,
                   const std::function<bool(const RunBucket&)>& visit);

// The histogram as a message. Gaps of up to kLongestGap empty buckets stay within a run: a new run
// would be longer.
inline constexpr int kLongestGap = 3;
[[nodiscard]] v1::HdrDistribution RunsOf(const Histogram& histogram, std::int64_t unit_ns);

}  // namespace smp::latency
