// Quantiles enclose the mean. Of the samples a tenth lies between p90 and max, so it adds at least
// 0.1 p90 and at most 0.1 max to the mean; and so on for each stretch between neighbours. With the
// six figures of edition v0.6:
//
//   0.5 min + 0.4 p50 + 0.09 p90 + 0.01 p99  <=  mean  <=  0.5 p50 + 0.4 p90 + 0.09 p99 + 0.01 max
//
// Any list of quantiles does the same. Without a minimum the lowest stretch starts at 0; without a
// maximum there is no upper bound. What the bounds may be off by:
//   - a sample more or less at each rank, as tools count ranks differently: together at most max/n;
//   - the width of the bucket that a quantile was taken from, for it may stand for any value in it;
//   - the digits that a tool prints.
// The essay on ranks in histogram/buckets.cc says why n matters; without it only the bounds that
// need no rank are used: a mean lies between minimum and maximum.
#include "rules/mean_limits.h"

#include <algorithm>
#include <vector>

#include "histogram/buckets.h"

namespace smp::rules {

namespace {

// Common tools print three significant digits or more.
constexpr double kPrintedDigits = 1e-3;

// Requires: figures is not empty and ascending.
MeanLimits LimitsOf(const LatencyBlock& block, const std::vector<RankedFigure>& figures) {
  const std::vector<histogram::Bucket>& buckets = block.buckets;
  const double resolution_ms = block.latency->distribution().resolution_ms();
  MeanLimits limits{.upper_ms = 0};
  double rank = 0;
  double value_ms = figures.front().rank_percent == 0 ? figures.front().value_ms : 0;
  for (const RankedFigure& figure : figures) {
    const double share = (figure.rank_percent - rank) / 100;
    limits.lower_ms += share * value_ms;
    limits.upper_ms += share * figure.value_ms;
    const double width_ms = std::max({histogram::WidthAt(buckets, figure.value_ms), resolution_ms,
                                      StatedSlackMs(block, figure)});
    limits.tolerance_ms += share * width_ms;
    rank = figure.rank_percent;
    value_ms = figure.value_ms;
  }
  limits.lower_ms += (100 - rank) / 100 * value_ms;
  if (rank < 100) limits.upper_ms = std::numeric_limits<double>::infinity();
  return limits;
}

}  // namespace

std::optional<MeanLimits> FindMeanLimits(const LatencyBlock& block) {
  std::vector<RankedFigure> figures = FiguresByRank(block);
  const std::optional<double> count = SampleCount(block);
  if (!count) {
    std::erase_if(figures, [](const RankedFigure& figure) {
      return figure.rank_percent != 0 && figure.rank_percent != 100;
    });
  } else if (!(*count >= 1)) {
    return std::nullopt;
  }
  if (figures.empty() || !IsAscending(figures)) return std::nullopt;
  MeanLimits limits = LimitsOf(block, figures);
  if (count) limits.tolerance_ms += figures.back().value_ms / *count;
  const double mean_ms = block.latency->mean_ms();
  limits.tolerance_ms += std::max(StatedSlackMs(block, mean_ms, block.latency->mean_precision()),
                                  kPrintedDigits * mean_ms);
  return limits;
}

}  // namespace smp::rules
