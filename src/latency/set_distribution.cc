// Distributions to messages.
#include <fmt/format.h>

#include <cassert>
#include <functional>

#include "histogram/milliseconds.h"
#include "latency/hdr_runs.h"
#include "smp/latency.h"

namespace smp {

namespace {

v1::FigurePrecision PrecisionOf(Precision precision) {
  switch (precision) {
    case Precision::kUnspecified:
      return v1::FIGURE_PRECISION_UNSPECIFIED;
    case Precision::kExact:
      return v1::FIGURE_PRECISION_EXACT;
    case Precision::kBucketEdge:
      return v1::FIGURE_PRECISION_BUCKET_EDGE;
    case Precision::kRounded:
      return v1::FIGURE_PRECISION_ROUNDED;
    case Precision::kEstimated:
      return v1::FIGURE_PRECISION_ESTIMATED;
    case Precision::kBounds:
      return v1::FIGURE_PRECISION_BOUNDS;
  }
  return v1::FIGURE_PRECISION_UNSPECIFIED;
}

void SetFigures(const CdfDistribution& distribution, v1::Latency& latency) {
  latency.set_count(distribution.count());
  if (distribution.min_ms) {
    latency.set_min_ms(distribution.min_ms->value);
    latency.set_min_precision(PrecisionOf(distribution.min_ms->precision));
  }
  if (distribution.max_ms) {
    latency.set_max_ms(distribution.max_ms->value);
    latency.set_max_precision(PrecisionOf(distribution.max_ms->precision));
  }
  if (distribution.sum_ms && distribution.count() > 0) {
    latency.set_mean_ms(distribution.sum_ms->value / static_cast<double>(distribution.count()));
    latency.set_mean_precision(PrecisionOf(distribution.sum_ms->precision));
  }
}

// A rank says something about the tail only when samples lie beyond it. Up to p99, which everybody
// asks for, one is enough: SMP3008 says where that is thin. What nobody asked for has the ten that
// SMP3008 wants.
bool IsSupported(double rank_percent, std::int64_t count) {
  const double needed_beyond = rank_percent > 99 ? 10 : 1;
  return static_cast<double>(count) * (100 - rank_percent) >= 100 * needed_beyond * (1 - 1e-9);
}

void SetQuantiles(std::int64_t count, const std::function<Range<double>(double)>& quantile,
                  v1::Latency& latency) {
  latency.clear_quantiles();
  for (const double rank_percent : kQuantileRanks) {
    if (count == 0 || !IsSupported(rank_percent, count)) continue;
    const Range<double> range = quantile(rank_percent);
    v1::Quantile& made = *latency.add_quantiles();
    made.set_rank_percent(rank_percent);
    made.set_value_ms(range.upper);
    made.set_precision(PrecisionOf(range.exact() ? Precision::kExact : Precision::kBucketEdge));
    if (!range.exact()) made.set_lower_value_ms(range.lower);
  }
}

void SetPoints(const CdfDistribution& distribution, v1::Latency& latency) {
  v1::CdfDistribution& cdf = *latency.mutable_distribution()->mutable_cdf();
  cdf.clear_points();
  std::int64_t cumulative = 0;
  const CdfBucket* before = nullptr;
  // What a reader takes for the lower edge of the first point.
  const double smallest_ms = latency.has_min_ms() ? latency.min_ms() : 0;
  for (const CdfBucket& bucket : distribution.buckets()) {
    v1::CdfPoint& point = *cdf.add_points();
    point.set_upper_edge_ms(bucket.upper_ms);
    cumulative += bucket.count;
    point.set_cumulative_count(cumulative);
    const bool as_read = before == nullptr
                             ? bucket.lower_included && bucket.lower_ms == smallest_ms
                             : !bucket.lower_included && bucket.lower_ms == before->upper_ms;
    if (!as_read) {
      point.set_lower_edge_ms(bucket.lower_ms);
      if (bucket.lower_included) point.set_lower_edge_included(true);
    }
    before = &bucket;
  }
}

}  // namespace

void SetDistribution(const Histogram& histogram, std::int64_t unit_ns, v1::Latency& latency) {
  assert(unit_ns >= 1);
  latency.clear_distribution();
  latency.clear_quantiles();
  latency.set_count(histogram.count());
  if (histogram.count() == 0) return;
  const bool exact = histogram.has_exact_figures();
  const v1::FigurePrecision edge = PrecisionOf(exact ? Precision::kExact : Precision::kBucketEdge);
  const v1::FigurePrecision average =
      PrecisionOf(exact ? Precision::kExact : Precision::kEstimated);
  const double unit_ms = static_cast<double>(unit_ns) / histogram::kNanosecondsPerMillisecond;
  *latency.mutable_distribution()->mutable_hdr() = latency::RunsOf(histogram, unit_ns);
  latency.set_min_ms(histogram::MillisecondsOf(histogram.min(), unit_ns));
  latency.set_min_precision(edge);
  latency.set_max_ms(histogram::MillisecondsOf(histogram.max(), unit_ns));
  latency.set_max_precision(edge);
  latency.set_mean_ms(histogram.mean() * unit_ms);
  latency.set_mean_precision(average);
  latency.set_standard_deviation_ms(histogram.standard_deviation() * unit_ms);
  latency.set_standard_deviation_precision(average);
  SetQuantiles(
      histogram.count(),
      [&](double rank_percent) {
        const Range<std::int64_t> range = histogram.Quantile(rank_percent);
        return Range<double>{histogram::MillisecondsOf(range.lower, unit_ns),
                             histogram::MillisecondsOf(range.upper, unit_ns)};
      },
      latency);
}

void SetDistribution(const CdfDistribution& distribution, v1::Latency& latency) {
  latency.clear_distribution();
  latency.clear_quantiles();
  SetFigures(distribution, latency);
  if (distribution.empty()) return;
  SetPoints(distribution, latency);
  SetQuantiles(
      distribution.count(),
      [&](double rank_percent) { return distribution.QuantileMs(rank_percent); }, latency);
}

}  // namespace smp
