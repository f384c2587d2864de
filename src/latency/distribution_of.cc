// Messages to distributions.
#include <fmt/format.h>

#include <limits>
#include <utility>

#include "histogram/milliseconds.h"
#include "latency/hdr_runs.h"
#include "smp/latency.h"

namespace smp {

namespace {

Error Refused(std::string message, std::string hint) {
  return {ErrorCode::kInvalidArgument, std::move(message), std::move(hint)};
}

constexpr const char* kValidateHint = "smp-validate tells where (rule SMP2010)";

Expected<UnitHistogram> HistogramOf(const v1::HdrDistribution& hdr) {
  const auto layout = latency::LayoutOf(hdr);
  if (!layout || hdr.unit_ns() < 1) {
    return tl::unexpected(
        Refused("the distribution's layout is incomplete or impossible", kValidateHint));
  }
  const std::int64_t last = layout->LastOfRange(hdr.highest());
  std::vector<std::int64_t> counts;
  bool whole = true;
  latency::ForEachBucket(hdr, *layout, [&](const latency::RunBucket& bucket) {
    const std::size_t index = layout->IndexOf(bucket.low);
    whole = bucket.low <= last && index >= counts.size() && bucket.count >= 0;
    if (!whole) return false;
    counts.resize(index);
    counts.push_back(bucket.count);
    return true;
  });
  for (const v1::HdrRun& run : hdr.runs()) whole = whole && run.has_value() && run.value() >= 0;
  if (!whole) {
    return tl::unexpected(Refused(
        "the distribution's buckets overlap or lie beyond its highest value", kValidateHint));
  }
  auto histogram =
      Histogram::FromCounts({.lowest = hdr.lowest(),
                             .highest = hdr.highest(),
                             .significant_digits = static_cast<int>(hdr.significant_digits())},
                            std::move(counts));
  if (!histogram) return tl::unexpected(std::move(histogram.error()));
  return UnitHistogram{*std::move(histogram), hdr.unit_ns()};
}

Precision PrecisionOf(v1::FigurePrecision precision) {
  switch (precision) {
    case v1::FIGURE_PRECISION_EXACT:
      return Precision::kExact;
    case v1::FIGURE_PRECISION_BUCKET_EDGE:
      return Precision::kBucketEdge;
    case v1::FIGURE_PRECISION_ROUNDED:
      return Precision::kRounded;
    case v1::FIGURE_PRECISION_ESTIMATED:
      return Precision::kEstimated;
    case v1::FIGURE_PRECISION_BOUNDS:
      return Precision::kBounds;
    default:
      return Precision::kUnspecified;
  }
}

void TakeFigures(const v1::Latency& latency, CdfDistribution& distribution) {
  if (latency.has_min_ms()) {
    distribution.min_ms = Figure{latency.min_ms(), PrecisionOf(latency.min_precision())};
  }
  if (latency.has_max_ms()) {
    distribution.max_ms = Figure{latency.max_ms(), PrecisionOf(latency.max_precision())};
  }
  if (latency.has_mean_ms()) {
    distribution.sum_ms = Figure{latency.mean_ms() * static_cast<double>(distribution.count()),
                                 PrecisionOf(latency.mean_precision())};
  }
}

Expected<CdfDistribution> PointsOf(const v1::Latency& latency) {
  std::vector<CdfBucket> buckets;
  // The smallest sample is an edge of the first bucket, unless it contradicts it.
  double lower_ms = latency.has_min_ms() ? latency.min_ms() : 0;
  bool included = true;
  std::int64_t counted = 0;
  for (const v1::CdfPoint& point : latency.distribution().cdf().points()) {
    if (point.has_lower_edge_ms()) {
      lower_ms = point.lower_edge_ms();
      included = point.lower_edge_included();
    } else if (buckets.empty() && included && !(lower_ms <= point.upper_edge_ms())) {
      lower_ms = 0;
    }
    if (point.cumulative_count() < counted) {
      return tl::unexpected(Refused("the distribution's counts descend", kValidateHint));
    }
    if (point.cumulative_count() > counted) {
      buckets.push_back(
          {lower_ms, included, point.upper_edge_ms(), point.cumulative_count() - counted});
    }
    counted = point.cumulative_count();
    lower_ms = point.upper_edge_ms();
    included = false;
  }
  return CdfDistribution::FromBuckets(std::move(buckets));
}

}  // namespace

Expected<std::optional<std::variant<UnitHistogram, CdfDistribution>>> DistributionOf(
    const v1::Latency& latency) {
  using Either = std::variant<UnitHistogram, CdfDistribution>;
  if (latency.distribution().has_hdr()) {
    auto histogram = HistogramOf(latency.distribution().hdr());
    if (!histogram) return tl::unexpected(std::move(histogram.error()));
    return Either(*std::move(histogram));
  }
  if (latency.distribution().has_cdf()) {
    auto points = PointsOf(latency);
    if (!points) return tl::unexpected(std::move(points.error()));
    TakeFigures(latency, *points);
    return Either(*std::move(points));
  }
  return std::nullopt;
}

Expected<std::optional<CdfDistribution>> CdfOf(const v1::Latency& latency) {
  auto distribution = DistributionOf(latency);
  if (!distribution) return tl::unexpected(std::move(distribution.error()));
  if (!*distribution) return std::nullopt;
  if (auto* cdf = std::get_if<CdfDistribution>(&**distribution)) return std::move(*cdf);
  const auto& [histogram, unit_ns] = std::get<UnitHistogram>(**distribution);
  auto cdf = CdfDistribution::FromHistogram(histogram, unit_ns);
  // What the report states beside the buckets is what was recorded.
  TakeFigures(latency, cdf);
  return cdf;
}

std::optional<Range<double>> QuantileMs(const v1::Latency& latency, double rank_percent) {
  const auto cdf = CdfOf(latency);
  if (!cdf || !*cdf || (*cdf)->empty()) return std::nullopt;
  return (*cdf)->QuantileMs(rank_percent);
}

}  // namespace smp
