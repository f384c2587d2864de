// The samples behind a table are known here: whatever is read from it must hold of them.
#include "importers/wrk2_spectrum.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "smp/histogram.h"

namespace smp::importers {
namespace {

Histogram HistogramOf(const std::vector<std::int64_t>& samples_us) {
  Histogram histogram =
      Histogram::Make({.lowest = 1, .highest = 86'400'000'000, .significant_digits = 3}).value();
  for (const std::int64_t sample : samples_us) histogram.Record(sample);
  return histogram;
}

// A time as wrk2 prints it.
std::string TimeText(std::int64_t value_us) {
  const auto value = static_cast<double>(value_us);
  if (value < 850) return fmt::format("{:.2f}us", value);
  if (value < 1e6) return fmt::format("{:.2f}ms", value / 1e3);
  return value < 51e6 ? fmt::format("{:.2f}s", value / 1e6) : fmt::format("{:.2f}m", value / 60e6);
}

// What wrk2 prints of a histogram, from the list of ranks to the line of dashes.
std::string Wrk2Text(const Histogram& histogram) {
  std::string text =
      "Running 1s test @ http://h/\n1 threads and 1 connections\n"
      "  Latency Distribution (HdrHistogram - Recorded Latency)\n";
  for (const double rank : {50.0, 75.0, 90.0, 99.0, 99.9, 99.99, 99.999, 100.0}) {
    const auto sample = std::max<std::int64_t>(
        static_cast<std::int64_t>(rank / 100 * static_cast<double>(histogram.count()) + 0.5), 1);
    std::int64_t value = 0;
    histogram.ForEachRecorded([&](const HistogramStep& step) {
      if (step.cumulative_count >= sample && value == 0) value = step.to;
    });
    text += fmt::format("{:7.3f}% {}\n", rank, TimeText(value));
  }
  text += "  Detailed Percentile spectrum:\n  Value   Percentile   TotalCount 1/(1-Percentile)\n\n";
  const HdrLayout layout = histogram.layout();
  histogram.ForEachPercentile(5, [&](const HistogramStep& step) {
    text += fmt::format("{:12.3f} {:12f} {:12d} {:12.2f}\n",
                        static_cast<double>(layout.HighestEquivalent(step.to)) / 1e3,
                        step.rank_percent / 100, step.cumulative_count,
                        1 / (1 - step.rank_percent / 100));
  });
  const double max_ms = static_cast<double>(layout.LowestEquivalent(histogram.max())) / 1e3;
  return text + fmt::format(
                    "#[Mean = 1.0, StdDeviation = 1.0]\n#[Max = {:.3f}, Total count = {}]\n"
                    "#[Buckets = 27, SubBuckets = 2048]\n",
                    max_ms, histogram.count());
}

struct Spectrum {
  CdfDistribution distribution;
  std::size_t findings = 0;
};

Spectrum ReadSpectrum(std::string text) {
  const auto source = std::make_shared<const document::Source>("output", std::move(text));
  ImportFindings findings(source);
  const std::vector<WrkRun> runs = ReadWrkRuns(source->bytes());
  REQUIRE(runs.size() == 1);
  REQUIRE(runs[0].blocks.size() == 1);
  auto distribution = ReadWrk2Spectrum(runs[0].blocks[0], findings);
  REQUIRE(distribution.has_value());
  return {*std::move(distribution), std::move(findings).Take().size()};
}

// Whole microseconds of an edge.
std::int64_t Us(double ms) { return std::llround(ms * 1e3); }

// Whether each sample, by value, is in the bucket that counts it.
bool Holds(const CdfDistribution& distribution, const std::vector<std::int64_t>& sorted_us) {
  std::size_t at = 0;
  for (const CdfBucket& bucket : distribution.buckets()) {
    for (std::int64_t i = 0; i < bucket.count; ++i, ++at) {
      const std::int64_t sample = sorted_us.at(at);
      if (sample > Us(bucket.upper_ms) || sample < Us(bucket.lower_ms)) return false;
      if (sample == Us(bucket.lower_ms) && !bucket.lower_included) return false;
    }
  }
  return at == sorted_us.size();
}

TEST_CASE("Wrk2Spectrum: holds of the samples that the table was made of", "[importers][wrk2]") {
  std::mt19937 random(20260203);  // NOLINT(cert-msc51-cpp): the same samples each time
  std::lognormal_distribution<double> latency(8.5, 1.4);
  for (const int count : {1, 2, 3, 5, 10, 19, 20, 21, 100, 997, 1000, 4096, 20000}) {
    CAPTURE(count);
    std::vector<std::int64_t> samples;
    for (int i = 0; i < count; ++i) samples.push_back(static_cast<std::int64_t>(latency(random)));
    std::sort(samples.begin(), samples.end());
    const auto [distribution, findings] = ReadSpectrum(Wrk2Text(HistogramOf(samples)));
    CHECK(findings == 0);
    CHECK(distribution.count() == count);
    CHECK(Holds(distribution, samples));
  }
}

TEST_CASE("Wrk2Spectrum: ranks at ticks are as exact as the histogram", "[importers][wrk2]") {
  std::vector<std::int64_t> samples;
  for (std::int64_t i = 1; i <= 10'000; ++i) samples.push_back(3 * i);
  const Histogram histogram = HistogramOf(samples);
  const CdfDistribution distribution = ReadSpectrum(Wrk2Text(histogram)).distribution;
  for (const double rank : {0.0, 10.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 100.0}) {
    CAPTURE(rank);
    const Range<std::int64_t> truth = histogram.Quantile(rank);
    const HdrLayout& layout = histogram.layout();
    const Range<double> found = distribution.QuantileMs(rank);
    CHECK(Us(found.upper) <= layout.HighestEquivalent(truth.upper) + 16);
    CHECK(Us(found.lower) >= layout.LowestEquivalent(truth.lower) - 16);
  }
}

TEST_CASE("Wrk2Spectrum: minimum and maximum are edges of their buckets", "[importers][wrk2]") {
  const CdfDistribution fine = ReadSpectrum(Wrk2Text(HistogramOf({921, 1500, 2047}))).distribution;
  CHECK(fine.min_ms == Figure{0.921, Precision::kExact});
  CHECK(fine.max_ms == Figure{2.047, Precision::kExact});
  const CdfDistribution coarse =
      ReadSpectrum(Wrk2Text(HistogramOf({44'200, 100'000, 244'100}))).distribution;
  CHECK(coarse.min_ms == Figure{44.192, Precision::kBucketEdge});
  CHECK(coarse.max_ms == Figure{244.223, Precision::kBucketEdge});
}

}  // namespace
}  // namespace smp::importers
