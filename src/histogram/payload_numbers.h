// The numbers of a V2 payload as counts of buckets.
#pragma once

#include <cstdint>

namespace smp::histogram {

// What a number says: the count of a bucket, or how many to skip.
struct Meaning {
  std::uint64_t count;    // 0 for a skip
  std::uint64_t buckets;  // 1 for a count
};

constexpr Meaning MeaningOf(std::uint64_t zigzag) {
  const std::uint64_t skips = zigzag & 1;
  const std::uint64_t magnitude = (zigzag >> 1) + skips;
  return {magnitude & (skips - 1), skips != 0 ? magnitude : 1};
}

// Where reading stands: at a number, and the bucket that it is about. Passed by value, so that it
// stays in registers: in memory it might be what a count is written to.
struct PayloadCursor {
  const char* from;
  std::int64_t* to;
};

// Where it stops: behind the last byte, and behind the last bucket.
struct PayloadEnd {
  const char* from;
  const std::int64_t* to;
};

// Reads numbers that begin at least nine bytes before the end, up to the first that there are not
// enough buckets for. Requires: the buckets are 0, for those that are skipped are left alone.
[[nodiscard]] PayloadCursor TakeNumbers(PayloadCursor cursor, const PayloadEnd& end);

}  // namespace smp::histogram
