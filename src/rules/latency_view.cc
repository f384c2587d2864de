#include "rules/latency_view.h"

#include <algorithm>
#include <cmath>

#include "histogram/buckets.h"
#include "rules/buckets_of.h"
#include "rules/figures.h"
#include "rules/timestamps.h"

namespace smp::rules {

namespace {

// Width of a bucket relative to its values in a histogram of three significant digits, the fewest
// that common tools keep (wrk2): 2^-10. For edges of buckets whose width is not stated.
constexpr double kCoarsestBucket = 1.0 / 1024;

std::vector<RankedFigure> QuantilesByRank(const v1::Latency& latency, const ReportPath& path) {
  std::vector<RankedFigure> figures;
  for (int i = 0; i < latency.quantiles_size(); ++i) {
    const v1::Quantile& quantile = latency.quantiles(i);
    const double rank = quantile.rank_percent();
    if (!quantile.has_rank_percent() || !(rank >= 0 && rank <= 100)) continue;
    if (!quantile.has_value_ms() || !IsLatency(quantile.value_ms())) continue;
    figures.push_back({RankedFigure::Kind::kQuantile, rank, quantile.value_ms(),
                       quantile.precision(), path.At("quantiles", i, "value_ms")});
  }
  std::stable_sort(figures.begin(), figures.end(),
                   [](const auto& a, const auto& b) { return a.rank_percent < b.rank_percent; });
  return figures;
}

LatencyBlock BlockOf(const v1::Result& result, const v1::Latency& latency, const ReportPath& path) {
  return {&result, &latency, path, BucketsOf(latency), QuantilesByRank(latency, path)};
}

}  // namespace

std::vector<LatencyBlock> LatencyBlocks(const v1::Report& report) {
  std::vector<LatencyBlock> blocks;
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    const ReportPath path = At("results", i);
    if (result.has_latency()) {
      blocks.push_back(BlockOf(result, result.latency(), path.At("latency")));
    }
    for (int j = 0; j < result.further_latencies_size(); ++j) {
      blocks.push_back(
          BlockOf(result, result.further_latencies(j), path.At("further_latencies", j)));
    }
  }
  return blocks;
}

std::string RankedFigure::name() const {
  switch (kind) {
    case Kind::kMinimum:
      return "min";
    case Kind::kMaximum:
      return "max";
    case Kind::kQuantile:
      break;
  }
  return QuantileName(rank_percent);
}

bool IsLatency(double value_ms) { return std::isfinite(value_ms) && value_ms >= 0; }

std::vector<RankedFigure> FiguresByRank(const LatencyBlock& block) {
  const v1::Latency& latency = *block.latency;
  std::vector<RankedFigure> figures = block.quantiles;
  if (latency.has_min_ms() && IsLatency(latency.min_ms())) {
    figures.insert(figures.begin(), {RankedFigure::Kind::kMinimum, 0, latency.min_ms(),
                                     latency.min_precision(), block.path.At("min_ms")});
  }
  if (latency.has_max_ms() && IsLatency(latency.max_ms())) {
    figures.push_back({RankedFigure::Kind::kMaximum, 100, latency.max_ms(), latency.max_precision(),
                       block.path.At("max_ms")});
  }
  return figures;
}

bool IsAscending(const std::vector<RankedFigure>& figures) {
  return std::is_sorted(figures.begin(), figures.end(),
                        [](const auto& a, const auto& b) { return a.value_ms < b.value_ms; });
}

bool HasFigures(const v1::Latency& latency) {
  return latency.has_min_ms() || latency.has_max_ms() || latency.has_mean_ms() ||
         !latency.quantiles().empty() || latency.has_distribution();
}

v1::CoordinatedOmission CoordinatedOmissionOf(const v1::Report& report,
                                              const v1::Latency& latency) {
  return latency.coordinated_omission() != v1::COORDINATED_OMISSION_UNSPECIFIED
             ? latency.coordinated_omission()
             : report.test().coordinated_omission();
}

std::optional<double> SampleCount(const LatencyBlock& block) {
  const v1::Result& result = *block.result;
  if (block.latency->has_count()) return static_cast<double>(block.latency->count());
  if (result.requests().has_completed()) return static_cast<double>(result.requests().completed());
  if (!result.has_achieved_requests_per_second() || !HasSpan(result.window())) return std::nullopt;
  return result.achieved_requests_per_second() * SpanSeconds(result.window());
}

double StatedSlackMs(const LatencyBlock& block, double value_ms, v1::FigurePrecision precision) {
  switch (precision) {
    case v1::FIGURE_PRECISION_ROUNDED:
      return HalfLastDigit(value_ms);
    case v1::FIGURE_PRECISION_BUCKET_EDGE: {
      const double width_ms = histogram::WidthAt(block.buckets, value_ms);
      if (width_ms > 0) return width_ms;
      const v1::Distribution& distribution = block.latency->distribution();
      if (distribution.has_resolution_ms()) return distribution.resolution_ms();
      return value_ms * kCoarsestBucket;
    }
    default:
      return 0;
  }
}

}  // namespace smp::rules
