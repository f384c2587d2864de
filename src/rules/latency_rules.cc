// Rules over latency figures: what no set of samples can produce.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "histogram/buckets.h"
#include "rules/figures.h"
#include "rules/latency_view.h"
#include "rules/mean_limits.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

// --- SMP2004 ------------------------------------------------------------------------------------

constexpr Rule kPercentileOrder{
    .id = "SMP2004",
    .name = "percentile-order",
    .severity = Severity::kError,
    .summary =
        "a quantile is not below one of a lower rank, the maximum not below the minimum, "
        "and quantiles are listed by rank",
    .why =
        "the p99 of a set of samples cannot be smaller than its p90: the figures are mixed up, "
        "come from different runs, or were interpolated below the smallest sample, and no "
        "reader can tell which of them to believe. Programs that take quantiles by their place "
        "in the list, as some do, get the wrong one when they are not in order",
    .source =
        "fortio issue 1080 (a p50 below the minimum); gowrk2, which prints a p99.99 above "
        "the maximum",
    .spec = "result.md#percentile-order",
};

void PercentileOrder(const v1::Report& /*report*/, Reporter& reporter) {
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    double last_rank = -std::numeric_limits<double>::infinity();
    for (int i = 0; i < block.latency->quantiles_size(); ++i) {
      const double rank = block.latency->quantiles(i).rank_percent();
      if (rank < last_rank) {
        reporter.ReportAs(Severity::kWarning, block.path.At("quantiles", i),
                          fmt::format("{} is listed after {}, quantiles are ordered by rank",
                                      QuantileName(rank), QuantileName(last_rank)),
                          "list the quantiles by ascending rank_percent");
      }
      last_rank = std::max(last_rank, rank);
    }
    // Only neighbours are compared: one figure out of line is one finding.
    const std::vector<RankedFigure>& figures = block.quantiles;
    for (std::size_t i = 1; i < figures.size(); ++i) {
      const RankedFigure& low = figures[i - 1];
      const RankedFigure& high = figures[i];
      if (low.rank_percent == high.rank_percent) {
        if (low.value_ms == high.value_ms) continue;
        reporter.Report(high.path,
                        fmt::format("{} is stated twice, as {} and as {}", high.name(),
                                    Milliseconds(low.value_ms), Milliseconds(high.value_ms)),
                        "state each rank once");
        continue;
      }
      const double slack_ms = std::max(StatedSlackMs(block, low), StatedSlackMs(block, high));
      if (high.value_ms >= low.value_ms - slack_ms) continue;
      reporter.Report(high.path,
                      fmt::format("{} is {}, below {} {}", high.name(), Milliseconds(high.value_ms),
                                  low.name(), Milliseconds(low.value_ms)),
                      "take all quantiles from one set of samples");
    }
    const v1::Latency& latency = *block.latency;
    if (latency.has_min_ms() && latency.has_max_ms() && IsLatency(latency.min_ms()) &&
        IsLatency(latency.max_ms()) && latency.max_ms() < latency.min_ms()) {
      reporter.Report(block.path.At("max_ms"),
                      fmt::format("max is {}, below min {}", Milliseconds(latency.max_ms()),
                                  Milliseconds(latency.min_ms())),
                      "take all figures from one set of samples");
    }
  }
}

// --- SMP2005 ------------------------------------------------------------------------------------

constexpr Rule kLatencyFinite{
    .id = "SMP2005",
    .name = "latency-finite",
    .severity = Severity::kError,
    .summary =
        "latency figures are finite and not negative, and figures that were not measured "
        "are left out instead of set to 0",
    .why =
        "a run without a single response has no latency. Tools that keep every figure in a plain "
        "number then write 0, NaN or a negative number, which reads as the fastest mesh of all "
        "in a table",
    .source =
        "proto3 scalars without presence in editions up to v0.6; Nighthawk issue 298 (NaN "
        "and 2^64-1 in empty statistics)",
    .spec = "result.md#latency-finite",
};

// Whether the distribution holds samples that do lie at 0: a clock too coarse for them.
bool SamplesAtZero(const LatencyBlock& block) {
  return !block.buckets.empty() && block.buckets.front().lower_ms == 0;
}

struct PlainFigure {
  const char* name;
  bool stated;
  double value_ms;
  const char* field;
};

void LatencyFinite(const v1::Report& /*report*/, Reporter& reporter) {
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    const v1::Latency& latency = *block.latency;
    int stated = 0;
    bool all_zero = true;
    // False for a figure that is to be reported.
    const auto look_at = [&](double value_ms) {
      ++stated;
      all_zero = all_zero && value_ms == 0;
      return IsLatency(value_ms);
    };
    const auto report = [&](const std::string& name, double value_ms, const ReportPath& path) {
      reporter.Report(
          path,
          fmt::format("{} is {}, latency is finite and not negative", name, Milliseconds(value_ms)),
          "leave the figure out when it was not measured");
    };
    const PlainFigure figures[] = {
        {"min", latency.has_min_ms(), latency.min_ms(), "min_ms"},
        {"max", latency.has_max_ms(), latency.max_ms(), "max_ms"},
        {"mean", latency.has_mean_ms(), latency.mean_ms(), "mean_ms"},
    };
    for (const PlainFigure& figure : figures) {
      if (!figure.stated || look_at(figure.value_ms)) continue;
      report(figure.name, figure.value_ms, block.path.At(figure.field));
    }
    for (int i = 0; i < latency.quantiles_size(); ++i) {
      const v1::Quantile& quantile = latency.quantiles(i);
      if (!quantile.has_value_ms() || look_at(quantile.value_ms())) continue;
      report(QuantileName(quantile.rank_percent()), quantile.value_ms(),
             block.path.At("quantiles", i, "value_ms"));
    }
    const double deviation_ms = latency.standard_deviation_ms();
    if (latency.has_standard_deviation_ms() && !IsLatency(deviation_ms)) {
      reporter.Report(block.path.At("standard_deviation_ms"),
                      fmt::format("standard deviation is {}, it is finite and not negative",
                                  Milliseconds(deviation_ms)),
                      "leave the figure out when it was not measured");
    }
    // One figure alone may be 0 because it was rounded; several that are tell of no measurement.
    if (stated >= 2 && all_zero && !SamplesAtZero(block)) {
      reporter.Report(
          block.path,
          fmt::format("all {} latency figures are 0 ms, so nothing was measured", stated),
          "leave the latency out when no response was measured");
    }
  }
}

// --- SMP2006 ------------------------------------------------------------------------------------

constexpr Rule kPercentileRange{
    .id = "SMP2006",
    .name = "percentile-range",
    .severity = Severity::kError,
    .summary = "every quantile lies between the minimum and the maximum",
    .why =
        "a quantile is one of the samples or lies between two of them. One outside the range of "
        "the samples was extrapolated, has another unit, or belongs to another run",
    .source =
        "fortio issue 1080: a p50 of 299 ms with a minimum of 501 ms, interpolated within a "
        "bucket that starts below the smallest sample",
    .spec = "result.md#percentile-range",
};

void PercentileRange(const v1::Report& /*report*/, Reporter& reporter) {
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    const v1::Latency& latency = *block.latency;
    const RankedFigure min{
        RankedFigure::Kind::kMinimum, 0, latency.min_ms(), latency.min_precision(), {}};
    const RankedFigure max{
        RankedFigure::Kind::kMaximum, 100, latency.max_ms(), latency.max_precision(), {}};
    const bool has_min = latency.has_min_ms() && IsLatency(latency.min_ms());
    const bool has_max = latency.has_max_ms() && IsLatency(latency.max_ms());
    // Swapped ends are percentile-order's finding; against them every quantile would be wrong.
    if (has_min && has_max && max.value_ms < min.value_ms) continue;
    for (const RankedFigure& quantile : block.quantiles) {
      const auto slack_ms = [&](const RankedFigure& end) {
        return std::max(StatedSlackMs(block, quantile), StatedSlackMs(block, end));
      };
      if (has_min && quantile.value_ms < min.value_ms - slack_ms(min)) {
        reporter.Report(quantile.path,
                        fmt::format("{} is {}, below the minimum of {}", quantile.name(),
                                    Milliseconds(quantile.value_ms), Milliseconds(min.value_ms)),
                        "take the quantile from samples, not from the edge of a bucket that none "
                        "of them reaches");
      } else if (has_max && quantile.value_ms > max.value_ms + slack_ms(max)) {
        reporter.Report(quantile.path,
                        fmt::format("{} is {}, above the maximum of {}", quantile.name(),
                                    Milliseconds(quantile.value_ms), Milliseconds(max.value_ms)),
                        "take quantiles and maximum from one set of samples, or state with "
                        "precision BUCKET_EDGE that they are edges of a bucket");
      }
    }
  }
}

// --- SMP2007 ------------------------------------------------------------------------------------

constexpr Rule kMeanBounds{
    .id = "SMP2007",
    .name = "mean-bounds",
    .severity = Severity::kError,
    .summary = "the mean lies within the bounds that minimum, quantiles and maximum leave for it",
    .why =
        "each quantile says how many samples lie below it, so together they bound the mean. A "
        "mean outside them has another unit or another population than the quantiles, or the "
        "quantiles were interpolated below the resolution of the histogram. The finding is a "
        "warning as long as the mean is no more than 5 % outside",
    .source = "arithmetic; 3 of 25 published Meshery results break it",
    .spec = "result.md#mean-bounds",
};

// Beyond this the report is wrong whatever rounding went on; up to it a reader is warned.
constexpr double kFarOutside = 0.05;

void MeanBounds(const v1::Report& /*report*/, Reporter& reporter) {
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    const v1::Latency& latency = *block.latency;
    const double mean_ms = latency.mean_ms();
    if (!latency.has_mean_ms() || !IsLatency(mean_ms)) continue;
    const std::optional<MeanLimits> found = FindMeanLimits(block);
    if (!found) continue;
    const MeanLimits& limits = *found;
    const double least_ms = limits.lower_ms - limits.tolerance_ms;
    const double most_ms = limits.upper_ms + limits.tolerance_ms;
    if (mean_ms >= least_ms && mean_ms <= most_ms) continue;
    const bool above = mean_ms > most_ms;
    const double outside = above ? mean_ms / most_ms - 1 : 1 - mean_ms / least_ms;
    reporter.ReportAs(
        outside > kFarOutside ? Severity::kError : Severity::kWarning, block.path.At("mean_ms"),
        fmt::format("mean is {}, {} {} ms, the {} that minimum, quantiles and maximum allow",
                    Milliseconds(mean_ms), above ? "above" : "below",
                    Rounded(above ? limits.upper_ms : limits.lower_ms), above ? "most" : "least"),
        "compute the mean and the quantiles from the same samples, in the same unit");
  }
}

// --- SMP2011 ------------------------------------------------------------------------------------

constexpr Rule kPercentileInBucket{
    .id = "SMP2011",
    .name = "percentile-in-bucket",
    .severity = Severity::kError,
    .summary = "a quantile lies in the bucket of the distribution that holds its rank",
    .why =
        "a report that brings its distribution can be checked: the quantile can be counted. When "
        "it is somewhere else, figure and distribution are not of the same run, and whatever "
        "is merged or recomputed from the distribution contradicts the report",
    .source =
        "fortio issue 1080; load generators that print quantiles of one histogram and "
        "buckets of another",
    .spec = "result.md#percentile-in-bucket",
};

// What arithmetic between units leaves behind.
constexpr double kArithmeticError = 1e-9;

void PercentileInBucket(const v1::Report& /*report*/, Reporter& reporter) {
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    const std::vector<histogram::Bucket>& buckets = block.buckets;
    if (buckets.empty()) continue;
    const std::int64_t count = buckets.back().cumulative;
    // A distribution of other samples than the count is distribution-sum's finding alone.
    if (block.latency->has_count() && block.latency->count() != count) continue;
    for (const RankedFigure& quantile : block.quantiles) {
      const auto samples = histogram::SamplesOfRank(quantile.rank_percent, count);
      const double lower_ms = histogram::BucketOfSample(buckets, samples.first).lower_ms;
      const double upper_ms = histogram::BucketOfSample(buckets, samples.last).upper_ms;
      double slack_ms = kArithmeticError * upper_ms;
      // A figure that does not claim more is taken as printed, with the digits that it has.
      if (quantile.precision == v1::FIGURE_PRECISION_ROUNDED ||
          quantile.precision == v1::FIGURE_PRECISION_UNSPECIFIED) {
        slack_ms += HalfLastDigit(quantile.value_ms);
      }
      if (quantile.value_ms >= lower_ms - slack_ms && quantile.value_ms <= upper_ms + slack_ms) {
        continue;
      }
      reporter.Report(
          quantile.path,
          fmt::format("{} is {}, but the distribution has it between {} ms and {} ms",
                      quantile.name(), Milliseconds(quantile.value_ms), Rounded(lower_ms),
                      Rounded(upper_ms)),
          "take the quantile from the distribution, or the distribution from the run that the "
          "quantile is of");
    }
  }
}

constexpr ReportRule kLatencyRules[] = {
    {&kPercentileOrder, PercentileOrder},       {&kLatencyFinite, LatencyFinite},
    {&kPercentileRange, PercentileRange},       {&kMeanBounds, MeanBounds},
    {&kPercentileInBucket, PercentileInBucket},
};

}  // namespace

std::span<const ReportRule> LatencyRules() { return kLatencyRules; }

}  // namespace smp::rules
