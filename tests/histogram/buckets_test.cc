#include "histogram/buckets.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace smp::histogram {
namespace {

TEST_CASE("SamplesOfRank: holds every convention's sample", "[histogram]") {
  for (const std::int64_t count : {1, 2, 3, 7, 10, 99, 100, 101, 1000, 9999, 120'000}) {
    for (const double rank : {0.0, 1.0, 25.0, 50.0, 75.0, 90.0, 99.0, 99.9, 99.99, 100.0}) {
      INFO("p" << rank << " of " << count);
      const SampleRange range = SamplesOfRank(rank, count);
      const double position = rank / 100 * static_cast<double>(count);
      const auto holds = [&](double sample) {
        const double cut = std::fmin(std::fmax(sample, 1), static_cast<double>(count));
        CHECK(static_cast<double>(range.first) <= cut);
        CHECK(cut <= static_cast<double>(range.last));
      };
      holds(std::ceil(position));                              // nearest rank
      holds(std::floor(position + 0.5));                       // rounded rank
      holds(std::floor(position) + 1);                         // index
      holds(1 + rank / 100 * static_cast<double>(count - 1));  // linear interpolation
      holds(std::floor(1 + rank / 100 * static_cast<double>(count - 1)) + 1);
    }
  }
}

TEST_CASE("SamplesOfRank: stays close to the rank", "[histogram]") {
  CHECK(SamplesOfRank(99, 120'000).first == 118'800);
  CHECK(SamplesOfRank(99, 120'000).last == 118'802);
  CHECK(SamplesOfRank(100, 120'000).first == 120'000);
  CHECK(SamplesOfRank(100, 120'000).last == 120'000);
  CHECK(SamplesOfRank(0, 120'000).first == 1);
  CHECK(SamplesOfRank(0, 120'000).last == 2);
}

const Bucket kBuckets[] = {{0, 1, 10, 10}, {1, 2, 5, 15}, {4, 8, 1, 16}};

TEST_CASE("BucketOfSample: edges of the counts", "[histogram]") {
  CHECK(BucketOfSample(kBuckets, 1).upper_ms == 1);
  CHECK(BucketOfSample(kBuckets, 10).upper_ms == 1);
  CHECK(BucketOfSample(kBuckets, 11).upper_ms == 2);
  CHECK(BucketOfSample(kBuckets, 16).upper_ms == 8);
}

TEST_CASE("WidthAt: the wider of two neighbours, 0 in a gap", "[histogram]") {
  CHECK(WidthAt(kBuckets, 0.5) == 1);
  CHECK(WidthAt(kBuckets, 3) == 0);
  CHECK(WidthAt(kBuckets, 4) == 4);
  CHECK(WidthAt(kBuckets, 9) == 0);
}

}  // namespace
}  // namespace smp::histogram
