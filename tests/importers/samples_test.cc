#include "importers/samples.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <variant>

#include "smp/latency.h"

namespace smp::importers {
namespace {

std::vector<CdfBucket> BucketsOf(const v1::Latency& latency) {
  const auto points = CdfOf(latency);
  REQUIRE(points.has_value());
  REQUIRE(points->has_value());
  return {(*points)->buckets().begin(), (*points)->buckets().end()};
}

TEST_CASE("SetSamples: few different samples are kept one by one", "[importers][samples]") {
  v1::Latency latency;
  SetSamples({.values = {4806, 333, 4806, 1}, .unit_ns = 1000}, latency);
  CHECK(latency.count() == 4);
  CHECK(latency.min_ms() == 0.001);
  CHECK(latency.max_ms() == 4.806);
  CHECK(latency.min_precision() == v1::FIGURE_PRECISION_EXACT);
  CHECK(latency.max_precision() == v1::FIGURE_PRECISION_EXACT);
  CHECK(latency.mean_ms() == 2.4865);
  CHECK(latency.mean_precision() == v1::FIGURE_PRECISION_EXACT);
  CHECK(latency.standard_deviation_ms() == Approx(2.3224681376));
  CHECK(latency.standard_deviation_precision() == v1::FIGURE_PRECISION_EXACT);
  CHECK(latency.distribution().resolution_ms() == 0.001);
  CHECK(BucketsOf(latency) == std::vector<CdfBucket>{{0.001, true, 0.001, 1},
                                                     {0.333, true, 0.333, 1},
                                                     {4.806, true, 4.806, 2}});
}

TEST_CASE("SetSamples: rounded samples lie within half a unit", "[importers][samples]") {
  v1::Latency latency;
  SetSamples({.values = {17, 0, 3, 17}, .unit_ns = 100'000, .is_rounded = true}, latency);
  CHECK(latency.count() == 4);
  CHECK(latency.min_ms() == 0);
  CHECK(latency.max_ms() == 1.7);
  CHECK(latency.min_precision() == v1::FIGURE_PRECISION_ROUNDED);
  CHECK(latency.max_precision() == v1::FIGURE_PRECISION_ROUNDED);
  CHECK(latency.mean_ms() == 0.925);
  CHECK(latency.mean_precision() == v1::FIGURE_PRECISION_ROUNDED);
  CHECK(latency.distribution().resolution_ms() == 0.1);
  CHECK(BucketsOf(latency) ==
        std::vector<CdfBucket>{{0, true, 0.05, 1}, {0.25, false, 0.35, 1}, {1.65, false, 1.75, 2}});
}

TEST_CASE("SetSamples: many different samples become a histogram", "[importers][samples]") {
  std::vector<std::int64_t> values(kMostPoints + 1);
  std::iota(values.begin(), values.end(), std::int64_t{10});
  v1::Latency latency;
  SetSamples({.values = values, .unit_ns = 1000}, latency);
  const auto distribution = DistributionOf(latency);
  REQUIRE(distribution.has_value());
  REQUIRE(distribution->has_value());
  const auto* histogram = std::get_if<UnitHistogram>(&**distribution);
  REQUIRE(histogram != nullptr);
  CHECK(histogram->unit_ns == 1000);
  CHECK(histogram->histogram.lowest() == 1);
  CHECK(histogram->histogram.highest() == 3'600'000'000);
  CHECK(histogram->histogram.significant_digits() == 3);
  CHECK(histogram->histogram.count() == 4097);
  CHECK(latency.min_ms() == 0.01);
  CHECK(latency.max_ms() == 4.106);
  CHECK(latency.min_precision() == v1::FIGURE_PRECISION_EXACT);
  CHECK(latency.max_precision() == v1::FIGURE_PRECISION_EXACT);
  CHECK(latency.mean_ms() == 2.058);
  CHECK(latency.mean_precision() == v1::FIGURE_PRECISION_EXACT);
  CHECK(latency.standard_deviation_ms() == Approx(std::sqrt((4097.0 * 4097 - 1) / 12) / 1000));
  CHECK(latency.distribution().resolution_ms() == 0.001);
}

TEST_CASE("SetSamples: one sample less is kept one by one", "[importers][samples]") {
  std::vector<std::int64_t> values(kMostPoints);
  std::iota(values.begin(), values.end(), std::int64_t{10});
  v1::Latency latency;
  SetSamples({.values = values, .unit_ns = 1000}, latency);
  CHECK(BucketsOf(latency).size() == kMostPoints);
}

TEST_CASE("SetSamples: many rounded samples share buckets of three digits",
          "[importers][samples]") {
  std::vector<std::int64_t> values(8192);
  std::iota(values.begin(), values.end(), std::int64_t{0});
  v1::Latency latency;
  SetSamples({.values = values, .unit_ns = 100'000, .is_rounded = true}, latency);
  const std::vector<CdfBucket> buckets = BucketsOf(latency);
  // 2 048 of one unit, 1 024 of two, 1 024 of four.
  REQUIRE(buckets.size() == 4096);
  CHECK(buckets[2047] == CdfBucket{204.65, false, 204.75, 1});
  CHECK(buckets[2048] == CdfBucket{204.75, false, 204.95, 2});
  CHECK(buckets[4095] == CdfBucket{818.75, false, 819.15, 4});
}

TEST_CASE("SetSamples: samples beyond an hour widen the histogram", "[importers][samples]") {
  std::vector<std::int64_t> values(kMostPoints + 1);
  std::iota(values.begin(), values.end(), std::int64_t{0});
  values.back() = kLongestSampleNs;
  v1::Latency latency;
  SetSamples({.values = values, .unit_ns = 1}, latency);
  CHECK(latency.count() == 4097);
  CHECK(latency.max_ms() == 9007199254.740991);
}

TEST_CASE("SetSamples: no samples, no figures", "[importers][samples]") {
  v1::Latency latency;
  SetSamples({}, latency);
  CHECK(latency.has_count());
  CHECK(latency.count() == 0);
  CHECK_FALSE(latency.has_distribution());
  CHECK_FALSE(latency.has_min_ms());
}

TEST_CASE("IsSample: neither negative nor beyond a double's whole numbers",
          "[importers][samples]") {
  CHECK(IsSample(0, 1));
  CHECK(IsSample(kLongestSampleNs, 1));
  CHECK(IsSample(kLongestSampleNs / 1000, 1000));
  CHECK_FALSE(IsSample(-1, 1));
  CHECK_FALSE(IsSample(kLongestSampleNs + 1, 1));
  CHECK_FALSE(IsSample(kLongestSampleNs / 1000 + 1, 1000));
}

}  // namespace
}  // namespace smp::importers
