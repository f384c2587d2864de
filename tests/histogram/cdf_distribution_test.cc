#include "smp/cdf_distribution.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "smp/histogram.h"

namespace smp {
namespace {

CdfDistribution OfBuckets(std::vector<CdfBucket> buckets) {
  auto made = CdfDistribution::FromBuckets(std::move(buckets));
  REQUIRE(made);
  return *std::move(made);
}

TEST_CASE("CdfDistribution: points leave the bucket open", "[histogram]") {
  const CdfCount points[] = {{0.5, 0}, {1, 10}, {1, 10}, {2, 10}, {3, 14}};
  const auto made = CdfDistribution::FromPoints(points);
  REQUIRE(made);
  const std::vector<CdfBucket> expected = {{0.5, false, 1, 10}, {2, false, 3, 4}};
  CHECK(
      std::equal(expected.begin(), expected.end(), made->buckets().begin(), made->buckets().end()));
  CHECK(made->count() == 14);
  CHECK(made->CountUpTo(0.5) == Range<std::int64_t>{0, 0});
  CHECK(made->CountUpTo(0.7) == Range<std::int64_t>{0, 10});
  CHECK(made->CountUpTo(1) == Range<std::int64_t>{10, 10});
  CHECK(made->CountUpTo(2) == Range<std::int64_t>{10, 10});
  CHECK(made->CountUpTo(2.5) == Range<std::int64_t>{10, 14});
  CHECK(made->QuantileMs(50) == Range<double>{0.5, 1});
  CHECK(made->QuantileMs(90) == Range<double>{2, 3});
}

TEST_CASE("CdfDistribution: without a point of none, the smallest sample begins", "[histogram]") {
  const CdfCount points[] = {{1, 10}};
  const auto made = CdfDistribution::FromPoints(points, 0.25);
  REQUIRE(made);
  CHECK(made->buckets()[0] == CdfBucket{0.25, true, 1, 10});
}

TEST_CASE("CdfDistribution: points that contradict each other are refused", "[histogram]") {
  const CdfCount falling_edge[] = {{2, 10}, {1, 12}};
  const CdfCount falling_count[] = {{1, 10}, {2, 9}};
  const CdfCount two_counts[] = {{1, 10}, {1, 11}};
  CHECK(CdfDistribution::FromPoints(falling_edge).error().message ==
        "a point descends: 12 samples up to 1.000000 ms after 10 up to 2.000000 ms");
  CHECK(CdfDistribution::FromPoints(falling_count).error().message ==
        "a point descends: 9 samples up to 2.000000 ms after 10 up to 1.000000 ms");
  CHECK(CdfDistribution::FromPoints(two_counts).error().message ==
        "a bucket begins at its end or above it");
}

TEST_CASE("CdfDistribution: buckets that cannot be are refused", "[histogram]") {
  const auto message = [](CdfBucket bucket) {
    return CdfDistribution::FromBuckets({bucket}).error().message;
  };
  CHECK(message({-1, true, 2, 1}) == "an edge is negative or not finite");
  CHECK(message({0, true, std::numeric_limits<double>::infinity(), 1}) ==
        "an edge is negative or not finite");
  CHECK(message({0, true, std::nan(""), 1}) == "an edge is negative or not finite");
  CHECK(message({3, true, 2, 1}) == "a bucket begins at its end or above it");
  CHECK(message({2, false, 2, 1}) == "a bucket begins at its end or above it");
  CHECK(message({1, false, 2, 0}) == "a bucket holds 0 samples");
  constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
  CHECK(CdfDistribution::FromBuckets({{0, true, 1, kMax}, {0, true, 1, 1}}).error().message ==
        "the buckets hold more than 2^63 - 1 samples");
}

TEST_CASE("CdfDistribution: raw samples are exact", "[histogram]") {
  const auto made = CdfDistribution::FromSamples({3, 1, 2, 2});
  REQUIRE(made);
  CHECK(made->buckets().size() == 3);
  CHECK(made->min_ms == Figure{1});
  CHECK(made->max_ms == Figure{3});
  CHECK(made->sum_ms == Figure{8});
  CHECK(made->QuantileMs(50) == Range<double>{2, 2});
  CHECK(made->QuantileMs(50).exact());
  CHECK(made->WidestMs() == 0);
}

TEST_CASE("CdfDistribution: exact extremes narrow the outer buckets", "[histogram]") {
  CdfDistribution made = OfBuckets({{0, true, 10, 5}, {10, false, 20, 5}});
  CHECK(made.QuantileMs(0) == Range<double>{0, 10});
  CHECK(made.QuantileMs(100) == Range<double>{10, 20});
  made.min_ms = Figure{4};
  made.max_ms = Figure{17};
  CHECK(made.QuantileMs(0) == Range<double>{4, 4});
  CHECK(made.QuantileMs(50) == Range<double>{4, 10});
  CHECK(made.QuantileMs(60) == Range<double>{10, 17});
  CHECK(made.QuantileMs(100) == Range<double>{17, 17});
  CHECK(made.CountUpTo(3) == Range<std::int64_t>{0, 0});
  CHECK(made.CountUpTo(18) == Range<std::int64_t>{10, 10});
  made.max_ms->precision = Precision::kRounded;
  CHECK(made.QuantileMs(60) == Range<double>{10, 20});
}

TEST_CASE("CdfDistribution: a sum is exact where both know the count", "[histogram]") {
  // fortio's grid: one run has samples up to 11 ms, the other one from 11 ms on.
  CdfDistribution sum = OfBuckets({{10, false, 11, 4}, {12, false, 14, 1}});
  const CdfDistribution other = OfBuckets({{11, false, 12, 6}});
  REQUIRE(sum.Add(other));
  CHECK(sum.CountUpTo(11) == Range<std::int64_t>{4, 4});
  CHECK(sum.CountUpTo(12) == Range<std::int64_t>{10, 10});
  CHECK(sum.CountUpTo(11.5) == Range<std::int64_t>{4, 10});
}

TEST_CASE("CdfDistribution: a sum has intervals where only one knows", "[histogram]") {
  CdfDistribution sum = OfBuckets({{0, true, 10, 4}});
  REQUIRE(sum.Add(OfBuckets({{3, false, 7, 2}})));
  CHECK(sum.CountUpTo(7) == Range<std::int64_t>{2, 6});
  CHECK(sum.CountUpTo(3) == Range<std::int64_t>{0, 4});
  CHECK(sum.QuantileMs(50) == Range<double>{0, 10});
  const std::vector<CdfBucket> expected = {{0, true, 7, 2}, {0, true, 10, 2}, {3, false, 10, 2}};
  CHECK(std::equal(expected.begin(), expected.end(), sum.buckets().begin(), sum.buckets().end()));
}

// A distribution of which some points are known, and the samples that it is of.
struct Known {
  CdfDistribution distribution;
  std::vector<double> samples;
};

Known RandomKnown(std::mt19937& random) {
  Known known;
  std::lognormal_distribution<double> latency(1, 1);
  const int count = static_cast<int>(random() % 60) + 1;
  for (int i = 0; i < count; ++i) known.samples.push_back(std::round(latency(random) * 8) / 8);
  std::sort(known.samples.begin(), known.samples.end());
  std::vector<CdfCount> points;
  double edge = 0;
  while (edge < known.samples.back()) {
    edge += static_cast<double>(random() % 40 + 1) / 16;
    const auto end = std::upper_bound(known.samples.begin(), known.samples.end(), edge);
    points.push_back({edge, end - known.samples.begin()});
  }
  auto made = CdfDistribution::FromPoints(points);
  REQUIRE(made);
  known.distribution = *std::move(made);
  if (random() % 2 == 0) known.distribution.min_ms = Figure{known.samples.front()};
  if (random() % 2 == 0) known.distribution.max_ms = Figure{known.samples.back()};
  return known;
}

TEST_CASE("CdfDistribution: sums contain the truth and do not depend on the order", "[histogram]") {
  std::mt19937 random(20261126);
  for (int round = 0; round < 500; ++round) {
    std::vector<Known> parts;
    for (unsigned i = 0; i < 2 + random() % 5; ++i) parts.push_back(RandomKnown(random));
    CdfDistribution flat;
    std::vector<double> samples;
    for (const Known& part : parts) {
      REQUIRE(flat.Add(part.distribution));
      samples.insert(samples.end(), part.samples.begin(), part.samples.end());
    }
    std::sort(samples.begin(), samples.end());
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const auto range =
          flat.QuantileMs(100.0 * static_cast<double>(i + 1) / static_cast<double>(samples.size()));
      REQUIRE(range.lower <= samples[i]);
      REQUIRE(samples[i] <= range.upper);
      const auto count = flat.CountUpTo(samples[i]);
      const auto truth =
          std::upper_bound(samples.begin(), samples.end(), samples[i]) - samples.begin();
      REQUIRE(count.lower <= truth);
      REQUIRE(truth <= count.upper);
    }
    // Any tree of merges gives the same.
    std::vector<CdfDistribution> nodes;
    for (const Known& part : parts) nodes.push_back(part.distribution);
    while (nodes.size() > 1) {
      const std::size_t a = random() % nodes.size();
      std::swap(nodes[a], nodes.back());
      const CdfDistribution taken = std::move(nodes.back());
      nodes.pop_back();
      REQUIRE(nodes[random() % nodes.size()].Add(taken));
    }
    REQUIRE(nodes[0] == flat);
  }
}

TEST_CASE("CdfDistribution: a histogram becomes its buckets", "[histogram]") {
  auto histogram = Histogram::Make({.significant_digits = 2});
  REQUIRE(histogram);
  for (const std::int64_t value : {100, 256, 257, 1000}) histogram->Record(value);
  const CdfDistribution made = CdfDistribution::FromHistogram(*histogram, 1000);
  const std::vector<CdfBucket> expected = {
      {0.1, true, 0.1, 1}, {0.256, true, 0.257, 2}, {1, true, 1.003, 1}};
  CHECK(std::equal(expected.begin(), expected.end(), made.buckets().begin(), made.buckets().end()));
  CHECK(made.min_ms == Figure{0.1});
  CHECK(made.max_ms == Figure{1});
  CHECK(made.sum_ms == Figure{1.613});
}

}  // namespace
}  // namespace smp
