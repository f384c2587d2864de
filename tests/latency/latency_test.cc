#include "smp/latency.h"

#include <google/protobuf/text_format.h>

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace smp {
namespace {

std::string TextOf(const google::protobuf::Message& message) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  std::string text;
  printer.PrintToString(message, &text);
  return text;
}

Histogram MadeOf(const Histogram::Options& options, const std::vector<std::int64_t>& values) {
  auto histogram = Histogram::Make(options);
  REQUIRE(histogram);
  for (const std::int64_t value : values) histogram->Record(value);
  return *std::move(histogram);
}

TEST_CASE("SetDistribution: a histogram becomes runs and figures", "[latency]") {
  v1::Latency latency;
  SetDistribution(
      MadeOf({.highest = 60'000'000, .significant_digits = 2}, {100, 101, 101, 104, 109, 1000}),
      1000, latency);
  CHECK(TextOf(latency) ==
        "count: 6 min_ms: 0.1 max_ms: 1 mean_ms: 0.2525 standard_deviation_ms: 0.33430562364399435 "
        "min_precision: FIGURE_PRECISION_EXACT max_precision: FIGURE_PRECISION_EXACT "
        "mean_precision: FIGURE_PRECISION_EXACT "
        "standard_deviation_precision: FIGURE_PRECISION_EXACT "
        "quantiles { rank_percent: 50 value_ms: 0.101 precision: FIGURE_PRECISION_EXACT } "
        "quantiles { rank_percent: 75 value_ms: 0.109 precision: FIGURE_PRECISION_EXACT } "
        "distribution { hdr { unit_ns: 1000 lowest: 1 highest: 60000000 significant_digits: 2 "
        "runs { value: 100 counts: 1 counts: 2 counts: 0 counts: 0 counts: 1 } "
        "runs { value: 109 counts: 1 } runs { value: 1000 counts: 1 } } } ");
}

TEST_CASE("SetDistribution: points state only edges that a reader would not assume", "[latency]") {
  auto cdf = CdfDistribution::FromBuckets(
      {{0.5, true, 1, 3}, {1, false, 2, 4}, {3, false, 4, 2}, {5, true, 5, 1}});
  REQUIRE(cdf);
  cdf->min_ms = Figure{0.5};
  v1::Latency latency;
  SetDistribution(*cdf, latency);
  CHECK(TextOf(latency.distribution()) ==
        "cdf { points { upper_edge_ms: 1 cumulative_count: 3 } "
        "points { upper_edge_ms: 2 cumulative_count: 7 } "
        "points { upper_edge_ms: 4 cumulative_count: 9 lower_edge_ms: 3 } "
        "points { upper_edge_ms: 5 cumulative_count: 10 lower_edge_ms: 5 "
        "lower_edge_included: true } } ");
  CHECK(TextOf(latency.quantiles(1)) ==
        "rank_percent: 75 value_ms: 4 precision: FIGURE_PRECISION_BUCKET_EDGE lower_value_ms: 3 ");
}

TEST_CASE("SetDistribution: without samples there is a count of none and nothing else",
          "[latency]") {
  v1::Latency latency;
  latency.add_quantiles()->set_value_ms(7);
  SetDistribution(MadeOf({}, {}), 1, latency);
  CHECK(TextOf(latency) == "count: 0 ");
  SetDistribution(CdfDistribution(), latency);
  CHECK(TextOf(latency) == "count: 0 ");
}

TEST_CASE("DistributionOf: what was set is read again", "[latency]") {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    const int digits = static_cast<int>(random() % 6);
    std::vector<std::int64_t> values;
    for (int i = 0; i < 100; ++i) values.push_back(static_cast<std::int64_t>(random() % 5'000'000));
    const Histogram histogram =
        MadeOf({.highest = 10'000'000, .significant_digits = digits}, values);
    v1::Latency latency;
    SetDistribution(histogram, 1000, latency);
    auto read = DistributionOf(latency);
    REQUIRE(read);
    REQUIRE(*read);
    const auto& found = std::get<UnitHistogram>(**read);
    CHECK(found.unit_ns == 1000);
    REQUIRE(found.histogram == histogram);

    const auto cdf = CdfOf(latency);
    REQUIRE(cdf);
    REQUIRE(*cdf);
    v1::Latency points;
    SetDistribution(**cdf, points);
    const auto again = CdfOf(points);
    REQUIRE(again);
    REQUIRE(*again);
    REQUIRE(std::equal((*again)->buckets().begin(), (*again)->buckets().end(),
                       (*cdf)->buckets().begin(), (*cdf)->buckets().end()));
    CHECK(QuantileMs(points, 50) == QuantileMs(latency, 50));
  }
}

v1::Latency LatencyOf(const std::string& text) {
  v1::Latency latency;
  REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &latency));
  return latency;
}

TEST_CASE("DistributionOf: any value of the first bucket begins a run", "[latency]") {
  const auto read = DistributionOf(
      LatencyOf("distribution { hdr { unit_ns: 1 lowest: 1 highest: 100000 significant_digits: 2 "
                "runs { value: 515 counts: [1, 2] } } }"));
  REQUIRE(read);
  const Histogram& histogram = std::get<UnitHistogram>(**read).histogram;
  CHECK(histogram.CountAt(512) == 1);
  CHECK(histogram.CountAt(516) == 2);
}

TEST_CASE("DistributionOf: a distribution that contradicts itself is refused", "[latency]") {
  const auto message = [](const std::string& distribution) {
    const auto read = DistributionOf(LatencyOf("distribution { " + distribution + " }"));
    return read ? std::string("none") : read.error().message;
  };
  const std::string layout = "unit_ns: 1 lowest: 1 highest: 1000 significant_digits: 2 ";
  CHECK(message("hdr { lowest: 1 highest: 1000 significant_digits: 2 }") ==
        "the distribution's layout is incomplete or impossible");
  CHECK(message("hdr { " + layout +
                "runs { value: 5 counts: [1, 1] } runs { value: 6 counts: 1 } }") ==
        "the distribution's buckets overlap or lie beyond its highest value");
  CHECK(message("hdr { " + layout + "runs { value: 5000 counts: 1 } }") ==
        "the distribution's buckets overlap or lie beyond its highest value");
  CHECK(message("hdr { " + layout + "runs { value: -1 counts: 1 } }") ==
        "the distribution's buckets overlap or lie beyond its highest value");
  CHECK(message("hdr { " + layout + "runs { value: 5 counts: -1 } }") ==
        "the distribution's buckets overlap or lie beyond its highest value");
  CHECK(message("cdf { points { upper_edge_ms: 2 cumulative_count: 5 } "
                "points { upper_edge_ms: 3 cumulative_count: 4 } }") ==
        "the distribution's counts descend");
  CHECK(message("cdf { points { upper_edge_ms: 2 cumulative_count: 5 } "
                "points { upper_edge_ms: 1 cumulative_count: 6 } }") ==
        "a bucket begins at its end or above it");
  CHECK(message("") == "none");
}

}  // namespace
}  // namespace smp
