// How an HDR histogram divides its range into buckets.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace smp {

// The buckets that HdrHistogram makes of a range, in its own value units. The essay is in
// hdr_layout.cc. Two layouts are equal when they have the same buckets.
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

  // Buckets counted from 0 by value; HdrHistogram's encodings list them in this order.
  [[nodiscard]] std::size_t IndexOf(std::int64_t value) const {
    const auto bits = static_cast<std::uint64_t>(value);
    const int magnitude =
        static_cast<int>(std::bit_width(bits | first_range_mask_)) - sub_bucket_magnitude_;
    // Ranges after the first are half as long: the index grows by a half for each.
    return (static_cast<std::size_t>(magnitude - unit_magnitude_) << (sub_bucket_magnitude_ - 1)) +
           static_cast<std::size_t>(bits >> magnitude);
  }
  // Smallest value of a bucket. Requires: the bucket lies within 63 bits.
  [[nodiscard]] std::int64_t ValueAt(std::size_t index) const;
  // Largest value of the range, of those that double in size, in which `value` lies.
  [[nodiscard]] std::int64_t LastOfRange(std::int64_t value) const {
    const auto bits = static_cast<std::uint64_t>(value) | first_range_mask_;
    return static_cast<std::int64_t>(~std::uint64_t{0} >> std::countl_zero(bits));
  }
  // Number of buckets up to the one of `value`.
  [[nodiscard]] std::size_t SizeFor(std::int64_t value) const { return IndexOf(value) + 1; }

  friend bool operator==(const HdrLayout&, const HdrLayout&) = default;

 private:
  HdrLayout(int unit_magnitude, int sub_bucket_magnitude)
      : unit_magnitude_(unit_magnitude),
        sub_bucket_magnitude_(sub_bucket_magnitude),
        first_range_mask_((std::uint64_t{1} << (unit_magnitude + sub_bucket_magnitude)) - 1) {}

  [[nodiscard]] int WidthMagnitude(std::int64_t value) const;

  int unit_magnitude_;              // log2 of the finest bucket
  int sub_bucket_magnitude_;        // log2 of the number of buckets in the first range
  std::uint64_t first_range_mask_;  // the values of the first range
};

}  // namespace smp
