#include "smp/histogram.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace smp {
namespace {

Histogram MadeOf(const Histogram::Options& options, const std::vector<std::int64_t>& values = {}) {
  auto histogram = Histogram::Make(options);
  REQUIRE(histogram);
  for (const std::int64_t value : values) histogram->Record(value);
  return *std::move(histogram);
}

// Tails like those of latencies: most values small, some a thousand times as large.
std::vector<std::int64_t> RandomValues(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::lognormal_distribution<double> latency(13, 2);
  std::vector<std::int64_t> values;
  for (std::size_t i = 0; i < count; ++i) {
    values.push_back(static_cast<std::int64_t>(latency(random)) % 3'600'000'000'000);
  }
  return values;
}

TEST_CASE("Histogram: figures beside the buckets are those of the values", "[histogram]") {
  const Histogram histogram = MadeOf({.significant_digits = 1}, {1003, 1001, 5'000'007, 1003});
  CHECK(histogram.count() == 4);
  CHECK(histogram.min() == 1001);
  CHECK(histogram.max() == 5'000'007);
  CHECK(histogram.sum() == 5'003'014);
  CHECK(histogram.mean() == 1'250'753.5);
  CHECK(histogram.standard_deviation() == Approx(2'164'631.0).epsilon(1e-6));
  CHECK(histogram.has_exact_figures());
  CHECK(histogram.out_of_range_count() == 0);
}

TEST_CASE("Histogram: an empty one has no figures and no steps", "[histogram]") {
  const Histogram histogram = MadeOf({});
  CHECK(histogram.count() == 0);
  CHECK(histogram.min() == 0);
  CHECK(histogram.max() == 0);
  CHECK(histogram.sum() == 0);
  CHECK(histogram.mean() == 0);
  CHECK(histogram.standard_deviation() == 0);
  CHECK(histogram.Quantile(50) == Range<std::int64_t>{0, 0});
  int steps = 0;
  const auto count = [&](const HistogramStep&) { ++steps; };
  histogram.ForEachRecorded(count);
  histogram.ForEachLinear(10, count);
  histogram.ForEachLogarithmic(10, 2, count);
  histogram.ForEachPercentile(5, count);
  CHECK(steps == 0);
}

TEST_CASE("Histogram: options that no histogram can have are refused by name", "[histogram]") {
  const auto refused = Histogram::Make({.lowest = 10, .highest = 19, .significant_digits = 3});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kInvalidArgument);
  CHECK(refused.error().message ==
        "no histogram has lowest 10, highest 19 and 3 significant digits");
  CHECK(refused.error().hint ==
        "lowest is at least 1, highest at least twice that, and there are 0 to 5 digits");
}

TEST_CASE("Histogram: what is out of range is counted apart", "[histogram]") {
  Histogram histogram = MadeOf({.highest = 1000, .significant_digits = 3});
  CHECK(histogram.highest_recordable() == 2047);
  CHECK(histogram.Record(2047));
  CHECK_FALSE(histogram.Record(2048));
  CHECK_FALSE(histogram.Record(5000, 3));
  CHECK_FALSE(histogram.Record(-1));
  CHECK_FALSE(histogram.Record(std::numeric_limits<std::int64_t>::min(), 2));
  CHECK(histogram.count() == 1);
  CHECK(histogram.below_range_count() == 3);
  CHECK(histogram.above_range_count() == 4);
  CHECK(histogram.out_of_range_count() == 7);
}

TEST_CASE("Histogram: it grows when it may", "[histogram]") {
  Histogram histogram = MadeOf({.highest = 2, .significant_digits = 3, .auto_resize = true});
  CHECK(histogram.Record(1'000'000'000'000));
  CHECK(histogram.Record(7));
  CHECK(histogram.highest() == 1'000'000'000'000);
  CHECK(histogram.count() == 2);
  CHECK(histogram.Record(std::numeric_limits<std::int64_t>::max()));
  CHECK(histogram.max() == std::numeric_limits<std::int64_t>::max());
  CHECK(histogram.Quantile(100).upper == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("Histogram: blocked sends are filled in", "[histogram]") {
  // 100 was expected every 10: those at 90, 80, … 10 could not be seen.
  Histogram histogram = MadeOf({});
  CHECK(histogram.RecordCorrected(100, 10));
  CHECK(histogram.count() == 10);
  CHECK(histogram.sum() == 550);
  CHECK(histogram.RecordCorrected(10, 10, 5));
  CHECK(histogram.count() == 15);
  CHECK(histogram.RecordCorrected(9, 10));
  CHECK(histogram.count() == 16);
  CHECK(histogram.min() == 9);
}

TEST_CASE("Histogram: a quantile is the bucket of the nearest rank", "[histogram]") {
  std::vector<std::int64_t> values;
  for (std::int64_t i = 1; i <= 10'000; ++i) values.push_back(i);
  const Histogram histogram = MadeOf({.significant_digits = 3}, values);
  CHECK(histogram.Quantile(0) == Range<std::int64_t>{1, 1});
  CHECK(histogram.Quantile(20) == Range<std::int64_t>{2000, 2000});
  CHECK(histogram.Quantile(50) == Range<std::int64_t>{5000, 5003});
  CHECK(histogram.Quantile(99.9) == Range<std::int64_t>{9984, 9991});
  CHECK(histogram.Quantile(100) == Range<std::int64_t>{10'000, 10'000});
  CHECK(histogram.Quantile(20).exact());
  CHECK_FALSE(histogram.Quantile(50).exact());
}

TEST_CASE("Histogram: the quantile of every rank contains the sample", "[histogram]") {
  for (int digits = 0; digits <= 5; ++digits) {
    std::vector<std::int64_t> values = RandomValues(2000, 7);
    const Histogram histogram = MadeOf({.significant_digits = digits}, values);
    std::sort(values.begin(), values.end());
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double rank_percent = 100.0 * static_cast<double>(i + 1) / 2000.0;
      INFO("digits " << digits << ", rank " << rank_percent);
      const Range<std::int64_t> range = histogram.Quantile(rank_percent);
      REQUIRE(range.lower <= values[i]);
      REQUIRE(values[i] <= range.upper);
      // The bucket is no wider than the digits promise.
      REQUIRE(static_cast<double>(range.upper - range.lower) <=
              static_cast<double>(values[i]) * std::pow(10, -digits));
    }
  }
}

TEST_CASE("Histogram: counts up to a value are exact at edges", "[histogram]") {
  const Histogram histogram = MadeOf({.significant_digits = 2}, {100, 256, 257, 300, 1000});
  CHECK(histogram.CountUpTo(-1) == Range<std::int64_t>{0, 0});
  CHECK(histogram.CountUpTo(99) == Range<std::int64_t>{0, 0});
  CHECK(histogram.CountUpTo(100) == Range<std::int64_t>{1, 1});
  CHECK(histogram.CountUpTo(256) == Range<std::int64_t>{1, 3});  // 256 and 257 share a bucket
  CHECK(histogram.CountUpTo(257) == Range<std::int64_t>{3, 3});
  CHECK(histogram.CountUpTo(1000) == Range<std::int64_t>{5, 5});
  CHECK(histogram.RankPercentOf(257) == 60);
  CHECK(histogram.CountAt(256) == 2);
  CHECK(histogram.CountAt(-5) == 0);
}

std::vector<HistogramStep> Steps(
    const std::function<void(const std::function<void(const HistogramStep&)>&)>& walk) {
  std::vector<HistogramStep> steps;
  walk([&](const HistogramStep& step) { steps.push_back(step); });
  return steps;
}

TEST_CASE("Histogram: linear steps cover the range without gap", "[histogram]") {
  const Histogram histogram = MadeOf({}, {5, 15, 16, 45});
  const auto steps = Steps([&](const auto& visit) { histogram.ForEachLinear(10, visit); });
  REQUIRE(steps.size() == 5);
  const std::int64_t counts[] = {1, 2, 0, 0, 1};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(steps[i].from == static_cast<std::int64_t>(i) * 10);
    CHECK(steps[i].to == static_cast<std::int64_t>(i) * 10 + 9);
    CHECK(steps[i].count == counts[i]);
  }
  CHECK(steps[4].cumulative_count == 4);
  CHECK(steps[4].rank_percent == 100);
}

TEST_CASE("Histogram: logarithmic steps grow by the base", "[histogram]") {
  const Histogram histogram = MadeOf({}, {5, 15, 16, 45});
  const auto steps = Steps([&](const auto& visit) { histogram.ForEachLogarithmic(10, 2, visit); });
  REQUIRE(steps.size() == 4);
  CHECK(steps[0].to == 9);
  CHECK(steps[1].to == 19);
  CHECK(steps[2].to == 39);
  CHECK(steps[3].to == 79);
  CHECK(steps[1].count == 2);
  CHECK(steps[3].cumulative_count == 4);
}

TEST_CASE("Histogram: percentile steps grow denser towards 100", "[histogram]") {
  std::vector<std::int64_t> values;
  for (std::int64_t i = 1; i <= 100; ++i) values.push_back(i);
  const Histogram histogram = MadeOf({}, values);
  const auto steps = Steps([&](const auto& visit) { histogram.ForEachPercentile(5, visit); });
  // The first ticks: fifths of the first half, then of a quarter.
  const double ticks[] = {0, 10, 20, 30, 40, 50, 55, 60, 65, 70, 75, 77.5};
  for (std::size_t i = 0; i < std::size(ticks); ++i) {
    CHECK(steps[i].rank_percent == Approx(ticks[i]));
  }
  CHECK(steps.back().rank_percent == 100);
  CHECK(steps.back().to == 100);
  CHECK(steps.back().cumulative_count == 100);
  std::int64_t total = 0;
  for (const HistogramStep& step : steps) total += step.count;
  CHECK(total == 100);
}

TEST_CASE("Histogram: adding parts gives the whole, bucket for bucket", "[histogram]") {
  const std::vector<std::int64_t> values = RandomValues(5000, 1);
  const Histogram whole = MadeOf({}, values);
  Histogram sum = MadeOf({});
  for (std::size_t part = 0; part < 5; ++part) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(part) * 1000;
    CHECK(sum.Add(MadeOf({}, {begin, begin + 1000})));
  }
  CHECK(sum == whole);
  CHECK(sum.count() == whole.count());
  CHECK(sum.min() == whole.min());
  CHECK(sum.max() == whole.max());
  CHECK(sum.sum() == whole.sum());
  CHECK(sum.standard_deviation() == whole.standard_deviation());
}

TEST_CASE("Histogram: adding another layout keeps the figures", "[histogram]") {
  Histogram coarse = MadeOf({.significant_digits = 1}, {100});
  const Histogram fine = MadeOf({.significant_digits = 4}, {12'345, 777});
  CHECK(coarse.Add(fine));
  CHECK(coarse.count() == 3);
  CHECK(coarse.sum() == 13'222);
  CHECK(coarse.max() == 12'345);
  CHECK(coarse.CountAt(12'345) == 1);
}

TEST_CASE("Histogram: what does not fit is counted when it is added", "[histogram]") {
  Histogram small = MadeOf({.highest = 1000}, {5});
  Histogram large = MadeOf({.highest = 1'000'000}, {6, 900'000});
  large.Record(-3);
  CHECK_FALSE(small.Add(large));
  CHECK(small.count() == 2);
  CHECK(small.above_range_count() == 1);
  CHECK(small.below_range_count() == 1);
  CHECK_FALSE(small.has_exact_figures());
}

TEST_CASE("Histogram: subtracting is adding backwards", "[histogram]") {
  const std::vector<std::int64_t> values = RandomValues(1000, 3);
  Histogram histogram = MadeOf({}, values);
  const Histogram before = histogram;
  const Histogram more = MadeOf({}, RandomValues(500, 4));
  histogram.Add(more);
  REQUIRE(histogram.Subtract(more));
  CHECK(histogram == before);
  CHECK(histogram.sum() == before.sum());
  CHECK_FALSE(histogram.has_exact_figures());
  const auto refused = histogram.Subtract(MadeOf({}, {3'000'000'000'000}));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message ==
        "the bucket at 2997887172608 holds 0 samples, fewer than the 1 that are to be subtracted");
  CHECK(histogram == before);
  CHECK(histogram.Subtract(MadeOf({.significant_digits = 2})).error().message ==
        "histograms of different layouts cannot be subtracted");
}

TEST_CASE("Histogram: counts make the histogram that they are of", "[histogram]") {
  const Histogram histogram = MadeOf({}, RandomValues(1000, 5));
  const auto made = Histogram::FromCounts({}, histogram.counts());
  REQUIRE(made);
  CHECK(*made == histogram);
  CHECK_FALSE(made->has_exact_figures());
  CHECK(made->min() == made->layout().LowestEquivalent(histogram.min()));
  CHECK(made->max() == made->layout().HighestEquivalent(histogram.max()));
  CHECK(made->mean() == Approx(histogram.mean()).epsilon(1e-3));
  CHECK(Histogram::FromCounts({}, {1, -1}).error().message == "the count of bucket 1 is -1");
  CHECK(Histogram::FromCounts({.highest = 2}, std::vector<std::int64_t>(2049)).error().message ==
        "there are 2049 counts, but the histogram has 2048 buckets up to 2");
  constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
  CHECK(Histogram::FromCounts({}, {kMax, 1}).error().message ==
        "the counts add up to more than 2^63 - 1");
}

// Buckets in use begin and end anywhere, and counts may need more than 64 bits when they are
// summed.
TEST_CASE("Histogram: figures of counts are those of the middles of their buckets", "[histogram]") {
  std::mt19937_64 numbers(17);
  for (int i = 0; i < 300; ++i) {
    std::vector<std::int64_t> counts(numbers() % 6000);
    const std::size_t first = numbers() % (counts.size() + 1);
    const auto bits = static_cast<int>(1 + numbers() % 45);
    for (std::size_t at = first; at < counts.size(); ++at) {
      if (numbers() % 3 != 0) counts[at] = static_cast<std::int64_t>(numbers() >> (64 - bits));
    }
    const auto made = Histogram::FromCounts({.highest = 100'000}, counts);
    REQUIRE(made);
    std::int64_t count = 0;
    long double sum = 0;
    long double squares = 0;
    const HdrLayout& layout = made->layout();
    for (std::size_t at = 0; at < counts.size(); ++at) {
      const std::int64_t low = layout.ValueAt(at);
      const auto middle = static_cast<long double>(low + (layout.BucketWidth(low) - 1) / 2);
      count += counts[at];
      sum += middle * static_cast<long double>(counts[at]);
      squares += middle * middle * static_cast<long double>(counts[at]);
    }
    CAPTURE(i, counts.size(), first, bits);
    CHECK(made->count() == count);
    if (count == 0) continue;
    const auto n = static_cast<long double>(count);
    CHECK(made->mean() == Approx(static_cast<double>(sum / n)).epsilon(1e-12));
    CHECK(made->standard_deviation() ==
          Approx(static_cast<double>(std::sqrt(squares / n - sum / n * (sum / n)))).epsilon(1e-9));
  }
}

TEST_CASE("Histogram: a reset one is as new", "[histogram]") {
  Histogram histogram = MadeOf({}, {1, 2, 3});
  histogram.Record(-1);
  histogram.Reset();
  CHECK(histogram == MadeOf({}));
  CHECK(histogram.out_of_range_count() == 0);
  histogram.Record(9);
  CHECK(histogram.min() == 9);
}

}  // namespace
}  // namespace smp
