// How an HDR histogram divides its range into buckets.
#pragma once

#include <cstdint>
#include <optional>

namespace smp::histogram {

// The buckets that HdrHistogram makes of a range, in its own value units. The essay is in
// hdr_layout.cc.
class HdrLayout {
 public:
  // Null when HdrHistogram would refuse the parameters: `lowest` below 1, `highest` below twice
  // `lowest`, digits outside 0 to 5, or a layout that does not fit into 63 bits.
  [[nodiscard]] static std::optional<HdrLayout> Make(std::int64_t lowest, std::int64_t highest,
                                                     std::int64_t significant_digits);

  // Number of values that share the bucket of `value`. Requires: value >= 0, here and below.
  [[nodiscard]] std::int64_t BucketWidth(std::int64_t value) const;
  // Smallest and largest value that share the bucket of `value`.
  [[nodiscard]] std::int64_t LowestEquivalent(std::int64_t value) const;
  [[nodiscard]] std::int64_t HighestEquivalent(std::int64_t value) const;

 private:
  HdrLayout(int unit_magnitude, int sub_bucket_magnitude)
      : unit_magnitude_(unit_magnitude), sub_bucket_magnitude_(sub_bucket_magnitude) {}

  [[nodiscard]] int WidthMagnitude(std::int64_t value) const;

  int unit_magnitude_;        // log2 of the finest bucket
  int sub_bucket_magnitude_;  // log2 of the number of buckets in the first range
};

}  // namespace smp::histogram
