// What rows of a percentile list tell of the samples between them, and what they do not.
#include "importers/nighthawk_rows.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "smp/histogram.h"

namespace smp::importers {
namespace {

Histogram NighthawkHistogram() {
  auto histogram =
      Histogram::Make({.lowest = 1, .highest = 60'000'000'000, .significant_digits = 4});
  REQUIRE(histogram);
  return *std::move(histogram);
}

// The rows that Nighthawk prints of a histogram; an own walk, so that two agree.
std::vector<NighthawkRow> RowsOf(const Histogram& histogram) {
  std::vector<NighthawkRow> rows;
  const auto total = static_cast<double>(histogram.count());
  double tick_percent = 0;
  histogram.ForEachRecorded([&](const HistogramStep& step) {
    while (100.0 * static_cast<double>(step.cumulative_count) / total >= tick_percent) {
      rows.push_back({tick_percent / 100, step.cumulative_count, step.to});
      if (step.cumulative_count == histogram.count()) break;
      const double halves = std::floor(std::log2(100 / (100 - tick_percent))) + 1;
      tick_percent += 100.0 / (5 * std::exp2(halves));
    }
  });
  rows.push_back({1, histogram.count(), rows.back().value_ns});
  return rows;
}

TEST_CASE("Nighthawk rows: each sample lies in the bucket that is said to hold it",
          "[importers][nighthawk]") {
  std::mt19937_64 random(20191112);
  for (const int count : {1, 2, 3, 17, 100, 2000, 50'000}) {
    CAPTURE(count);
    Histogram histogram = NighthawkHistogram();
    std::vector<std::int64_t> samples;
    std::lognormal_distribution<double> latency(12, count % 2 == 0 ? 1.2 : 0.01);
    for (int i = 0; i < count; ++i) {
      samples.push_back(static_cast<std::int64_t>(latency(random)));
      REQUIRE(histogram.Record(samples.back()));
    }
    std::sort(samples.begin(), samples.end());
    const NighthawkRows read = ReadNighthawkRows(RowsOf(histogram), count, std::nullopt);
    CHECK(read.defect.empty());
    REQUIRE(read.distribution);
    REQUIRE(read.distribution->count() == count);
    std::int64_t number = 0;
    for (const CdfBucket& bucket : read.distribution->buckets()) {
      for (std::int64_t i = 0; i < bucket.count; ++i, ++number) {
        const double sample_ms = NighthawkMs(samples[static_cast<std::size_t>(number)]);
        REQUIRE(sample_ms <= bucket.upper_ms);
        REQUIRE(
            (bucket.lower_included ? sample_ms >= bucket.lower_ms : sample_ms > bucket.lower_ms));
      }
    }
    CHECK(read.lowest_ns == histogram.layout().LowestEquivalent(samples.front()));
    CHECK(read.highest_ns == histogram.layout().HighestEquivalent(samples.back()));
  }
}

TEST_CASE("Nighthawk rows: a single sample in the tail is as narrow as its bucket",
          "[importers][nighthawk]") {
  // 97 us and 10 ms end buckets of 4 ns and of 512 ns.
  const std::vector<NighthawkRow> rows = {
      {0, 1, 97'003}, {0.5, 1, 97'003}, {0.55, 2, 10'000'383}, {1, 2, 10'000'383}};
  const NighthawkRows read = ReadNighthawkRows(rows, 2, std::nullopt);
  REQUIRE(read.distribution);
  REQUIRE(read.distribution->buckets().size() == 2);
  CHECK(read.distribution->buckets()[0] == CdfBucket{0.097, true, 0.097003, 1});
  CHECK(read.distribution->buckets()[1] == CdfBucket{9.999872, true, 10.000383, 1});
}

TEST_CASE("Nighthawk rows: what the tick did not ask for lies in the last bucket",
          "[importers][nighthawk]") {
  // The tick asks for 50 of 100 samples and finds 70: at least 20 are in the bucket that it ends.
  const std::vector<NighthawkRow> rows = {
      {0, 1, 100}, {0.5, 70, 65'535}, {0.75, 100, 131'071}, {1, 100, 131'071}};
  const NighthawkRows read = ReadNighthawkRows(rows, 100, std::nullopt);
  REQUIRE(read.distribution);
  const auto buckets = read.distribution->buckets();
  REQUIRE(buckets.size() == 5);
  CHECK(buckets[0] == CdfBucket{0.0001, true, 0.0001, 1});
  CHECK(buckets[1] == CdfBucket{0.0001, false, 0.065535, 49});
  CHECK(buckets[2] == CdfBucket{0.065534, true, 0.065535, 20});
  CHECK(buckets[3] == CdfBucket{0.065535, false, 0.131071, 5});
  CHECK(buckets[4] == CdfBucket{0.131068, true, 0.131071, 25});
}

TEST_CASE("Nighthawk rows: of another histogram only the points are taken",
          "[importers][nighthawk]") {
  // 100 000 ends no bucket of 4 digits.
  const std::vector<NighthawkRow> rows = {{0.5, 5, 50'000}, {1, 10, 100'000}};
  const NighthawkRows read = ReadNighthawkRows(rows, 10, 20'000);
  REQUIRE(read.distribution);
  CHECK_FALSE(read.lowest_ns);
  CHECK_FALSE(read.highest_ns);
  const auto buckets = read.distribution->buckets();
  REQUIRE(buckets.size() == 2);
  CHECK(buckets[0] == CdfBucket{0.02, true, 0.05, 5});
  CHECK(buckets[1] == CdfBucket{0.05, false, 0.1, 5});
}

TEST_CASE("Nighthawk rows: lists that no histogram has are no distribution",
          "[importers][nighthawk]") {
  struct Defect {
    const char* name;
    std::vector<NighthawkRow> rows;
    const char* text;
  };
  const Defect defects[] = {
      {"counts fall", {{0, 5, 10}, {0.5, 4, 20}}, "row 2 counts 4 samples, the row before 5"},
      {"values fall", {{0, 1, 20}, {0.5, 4, 10}}, "row 2 ends at 10 ns, the row before at 20 ns"},
      {"one value, two counts",
       {{0, 1, 20}, {0.5, 4, 20}},
       "rows 1 and 2 count 1 and 4 samples up to the same 20 ns"},
  };
  for (const Defect& defect : defects) {
    CAPTURE(defect.name);
    const NighthawkRows read = ReadNighthawkRows(defect.rows, 5, std::nullopt);
    CHECK_FALSE(read.distribution);
    CHECK(read.defect == defect.text);
  }
  CHECK_FALSE(ReadNighthawkRows({}, 0, std::nullopt).distribution);
}

}  // namespace
}  // namespace smp::importers
