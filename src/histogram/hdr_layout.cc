// An HDR histogram with d significant digits must tell any two values apart whose first d decimal
// digits differ. It does so with ranges that double in size, each cut into equally many buckets:
//
//   - The finest bucket is 2^u wide, where u = floor(log2(lowest)): nothing finer is asked for.
//   - The first range has 2^s such buckets, the smallest power of two that is at least 2 * 10^d.
//   The
//     factor 2 is there because the upper half of every range must still resolve 10^d steps.
//   - Each further range starts where the last one ended, is as long as all before it together, and
//     so its 2^(s-1) buckets are twice as wide as those of the range before.
//
// The width at a value therefore depends on the position of its highest bit alone:
//
//   width(v) = 2^u                              below 2^(s+u)
//            = 2^(floor(log2 v) - (s - 1))      from there on
//
// Example: 3 digits, lowest 1. s = 11, as 2^11 = 2048 >= 2000. Values below 2048 have buckets of
// their own; 10 007 has floor(log2) = 13 and so a width of 2^3 = 8: it lies in 10 000 to 10 007.
#include "smp/hdr_layout.h"

#include <bit>
#include <cassert>

namespace smp {

namespace {

// HdrHistogram keeps values in 63 bits and wants one range beyond the first; with more than this
// the shift would leave the type.
constexpr int kMaxMagnitude = 61;

int FloorLog2(std::int64_t value) {
  return 63 - std::countl_zero(static_cast<std::uint64_t>(value));
}

}  // namespace

std::optional<HdrLayout> HdrLayout::Make(std::int64_t lowest, std::int64_t highest,
                                         std::int64_t significant_digits) {
  if (lowest < 1 || highest / 2 < lowest) return std::nullopt;
  if (significant_digits < 0 || significant_digits > 5) return std::nullopt;
  std::uint64_t steps = 2;
  for (std::int64_t i = 0; i < significant_digits; ++i) steps *= 10;
  const int unit_magnitude = FloorLog2(lowest);
  const int sub_bucket_magnitude = std::countr_zero(std::bit_ceil(steps));
  if (unit_magnitude + sub_bucket_magnitude - 1 > kMaxMagnitude) return std::nullopt;
  return HdrLayout(unit_magnitude, sub_bucket_magnitude);
}

int HdrLayout::WidthMagnitude(std::int64_t value) const {
  assert(value >= 0);
  if (value >> (sub_bucket_magnitude_ + unit_magnitude_) == 0) return unit_magnitude_;
  return FloorLog2(value) - (sub_bucket_magnitude_ - 1);
}

std::int64_t HdrLayout::BucketWidth(std::int64_t value) const {
  return std::int64_t{1} << WidthMagnitude(value);
}

std::int64_t HdrLayout::LowestEquivalent(std::int64_t value) const {
  const int magnitude = WidthMagnitude(value);
  return (value >> magnitude) << magnitude;
}

std::int64_t HdrLayout::HighestEquivalent(std::int64_t value) const {
  return LowestEquivalent(value) + (BucketWidth(value) - 1);
}

std::int64_t HdrLayout::ValueAt(std::size_t index) const {
  const std::size_t half = std::size_t{1} << (sub_bucket_magnitude_ - 1);
  const std::size_t range = index < 2 * half ? 0 : index / half - 1;
  const std::size_t position = index - range * half;
  return static_cast<std::int64_t>(position << (range + static_cast<std::size_t>(unit_magnitude_)));
}

}  // namespace smp
