#include "importers/samples.h"

#include <algorithm>
#include <cmath>

#include "smp/cdf_distribution.h"
#include "smp/histogram.h"
#include "smp/latency.h"

namespace smp::importers {

namespace {

// Equal samples.
struct Run {
  std::int64_t value = 0;
  std::int64_t count = 0;
};

constexpr std::int64_t kHourNs = 3'600'000'000'000;

std::vector<Run> RunsOf(std::vector<std::int64_t>& values) {
  std::sort(values.begin(), values.end());
  std::vector<Run> runs;
  for (const std::int64_t value : values) {
    if (runs.empty() || runs.back().value != value) runs.push_back({.value = value});
    ++runs.back().count;
  }
  return runs;
}

Histogram HistogramOf(const std::vector<Run>& runs, std::int64_t unit_ns) {
  std::int64_t highest = std::max<std::int64_t>(kHourNs / unit_ns, 2);
  while (highest < runs.back().value) highest *= 2;
  Histogram histogram = Histogram::Make({.highest = highest, .significant_digits = 3}).value();
  for (const Run& run : runs) histogram.Record(run.value, run.count);
  return histogram;
}

// A bucket of rounded samples: from half a unit below the first value to half a unit above the
// last.
CdfBucket RoundedBucket(std::int64_t from, std::int64_t to, std::int64_t count,
                        std::int64_t unit_ns) {
  const std::int64_t half_ns = unit_ns / 2;
  const bool from_zero = from == 0;
  return {.lower_ms = from_zero ? 0 : UnitsToMs(from * 2 - 1, half_ns),
          .lower_included = from_zero,
          .upper_ms = UnitsToMs(to * 2 + 1, half_ns),
          .count = count};
}

std::vector<CdfBucket> BucketsOf(const std::vector<Run>& runs, const RawSamples& samples) {
  std::vector<CdfBucket> buckets;
  if (!samples.is_rounded) {
    for (const Run& run : runs) {
      const double value_ms = UnitsToMs(run.value, samples.unit_ns);
      buckets.push_back({value_ms, true, value_ms, run.count});
    }
  } else if (runs.size() <= kMostPoints) {
    for (const Run& run : runs) {
      buckets.push_back(RoundedBucket(run.value, run.value, run.count, samples.unit_ns));
    }
  } else {
    HistogramOf(runs, samples.unit_ns).ForEachRecorded([&](const HistogramStep& step) {
      buckets.push_back(RoundedBucket(step.from, step.to, step.count, samples.unit_ns));
    });
  }
  return buckets;
}

struct Moments {
  double sum_ms = 0;
  double mean_ms = 0;
  double deviation_ms = 0;
};

Moments MomentsOf(const std::vector<Run>& runs, std::int64_t count, std::int64_t unit_ns) {
  __extension__ using Wide = unsigned __int128;
  Wide sum_ns = 0;
  for (const Run& run : runs) {
    sum_ns += static_cast<Wide>(run.value * unit_ns) * static_cast<Wide>(run.count);
  }
  const double n = static_cast<double>(count);
  const double mean_ms = static_cast<double>(sum_ns) / (n * 1e6);
  double squares = 0;
  for (const Run& run : runs) {
    const double distance_ms = UnitsToMs(run.value, unit_ns) - mean_ms;
    squares += distance_ms * distance_ms * static_cast<double>(run.count);
  }
  return {static_cast<double>(sum_ns) / 1e6, mean_ms, std::sqrt(squares / n)};
}

void SetPoints(const std::vector<Run>& runs, const RawSamples& samples, v1::Latency& latency) {
  const auto count = static_cast<std::int64_t>(samples.values.size());
  const Moments moments = MomentsOf(runs, count, samples.unit_ns);
  const Precision precision = samples.is_rounded ? Precision::kRounded : Precision::kExact;
  CdfDistribution points = CdfDistribution::FromBuckets(BucketsOf(runs, samples)).value();
  points.min_ms = Figure{UnitsToMs(runs.front().value, samples.unit_ns), precision};
  points.max_ms = Figure{UnitsToMs(runs.back().value, samples.unit_ns), precision};
  points.sum_ms = Figure{moments.sum_ms, precision};
  SetDistribution(points, latency);
  const v1::FigurePrecision stated =
      samples.is_rounded ? v1::FIGURE_PRECISION_ROUNDED : v1::FIGURE_PRECISION_EXACT;
  latency.set_mean_ms(moments.mean_ms);
  latency.set_mean_precision(stated);
  latency.set_standard_deviation_ms(moments.deviation_ms);
  latency.set_standard_deviation_precision(stated);
}

}  // namespace

void SetSamples(RawSamples samples, v1::Latency& latency) {
  if (samples.values.empty()) {
    latency.set_count(0);
    return;
  }
  const std::vector<Run> runs = RunsOf(samples.values);
  if (runs.size() <= kMostPoints || samples.is_rounded) {
    SetPoints(runs, samples, latency);
  } else {
    SetDistribution(HistogramOf(runs, samples.unit_ns), samples.unit_ns, latency);
  }
  latency.mutable_distribution()->set_resolution_ms(UnitsToMs(1, samples.unit_ns));
}

}  // namespace smp::importers
