#include "smp/hdr_layout.h"

#include <catch2/catch.hpp>
#include <limits>

namespace smp {
namespace {

constexpr std::int64_t kHour = 3'600'000'000;  // in microseconds, as wrk2 counts

// Values that HdrHistogram itself gives (lowestEquivalentValue, highestEquivalentValue).
struct Row {
  std::int64_t lowest;
  std::int64_t digits;
  std::int64_t value;
  std::int64_t low;
  std::int64_t high;
};

TEST_CASE("HdrLayout: buckets are those of HdrHistogram", "[histogram]") {
  const Row rows[] = {
      // Two digits: 256 values of their own, then pairs, then fours.
      {1, 2, 255, 255, 255},
      {1, 2, 256, 256, 257},
      {1, 2, 511, 510, 511},
      {1, 2, 512, 512, 515},
      // Three digits: from the tests of HdrHistogram.
      {1, 3, 0, 0, 0},
      {1, 3, 4, 4, 4},
      {1, 3, 2047, 2047, 2047},
      {1, 3, 2048, 2048, 2049},
      {1, 3, 10'007, 10'000, 10'007},
      {1, 3, 10'008, 10'008, 10'015},
      {1024, 3, 10'007, 9'216, 10'239},
      {1024, 3, 10'240, 10'240, 11'263},
      // wrk2 prints 12.496 as maximum and 12.503 as the last row of its table: one bucket.
      {1, 3, 12'496, 12'496, 12'503},
      // Four digits, nanoseconds: Nighthawk's minimum of 135832 is first seen as 135839.
      {1, 4, 32'767, 32'767, 32'767},
      {1, 4, 32'768, 32'768, 32'769},
      {1, 4, 135'832, 135'832, 135'839},
      // Five digits.
      {1, 5, 262'143, 262'143, 262'143},
      {1, 5, 262'145, 262'144, 262'145},
      {1, 5, 1'000'001, 1'000'000, 1'000'003},
      // No digits: 0, 1, 2 to 3, 4 to 7.
      {1, 0, 1, 1, 1},
      {1, 0, 3, 2, 3},
      {1, 0, 5, 4, 7},
  };
  for (const Row& row : rows) {
    INFO("lowest " << row.lowest << ", " << row.digits << " digits, value " << row.value);
    const auto layout = HdrLayout::Make(row.lowest, kHour, row.digits);
    REQUIRE(layout);
    CHECK(layout->LowestEquivalent(row.value) == row.low);
    CHECK(layout->HighestEquivalent(row.value) == row.high);
    CHECK(layout->BucketWidth(row.value) == row.high - row.low + 1);
  }
}

TEST_CASE("HdrLayout: buckets follow one another without gap", "[histogram]") {
  for (std::int64_t digits = 0; digits <= 5; ++digits) {
    const auto layout = HdrLayout::Make(3, kHour, digits);
    REQUIRE(layout);
    std::int64_t value = 0;
    for (int i = 0; i < 5000; ++i) {
      REQUIRE(layout->LowestEquivalent(value) == value);
      const std::int64_t last = layout->HighestEquivalent(value);
      REQUIRE(layout->LowestEquivalent(last) == value);
      REQUIRE(layout->HighestEquivalent(last) == last);
      if (last == std::numeric_limits<std::int64_t>::max()) break;
      value = last + 1;
    }
  }
}

TEST_CASE("HdrLayout: the largest value has a bucket", "[histogram]") {
  constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
  const auto layout = HdrLayout::Make(1, kMax, 3);
  REQUIRE(layout);
  CHECK(layout->HighestEquivalent(kMax) == kMax);
}

TEST_CASE("HdrLayout: parameters that HdrHistogram refuses are refused", "[histogram]") {
  CHECK_FALSE(HdrLayout::Make(0, kHour, 3));
  CHECK_FALSE(HdrLayout::Make(-1, kHour, 3));
  CHECK_FALSE(HdrLayout::Make(4, 7, 3));
  CHECK(HdrLayout::Make(4, 8, 3));
  CHECK_FALSE(HdrLayout::Make(1, kHour, -1));
  CHECK_FALSE(HdrLayout::Make(1, kHour, 6));
  constexpr std::int64_t kHuge = std::int64_t{1} << 61;
  CHECK_FALSE(HdrLayout::Make(kHuge, std::numeric_limits<std::int64_t>::max(), 5));
}

}  // namespace
}  // namespace smp
