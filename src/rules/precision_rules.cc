// Rules over how exact latency figures are stated to be.
#include <fmt/format.h>

#include <cmath>
#include <string>

#include "histogram/buckets.h"
#include "rules/figures.h"
#include "rules/latency_view.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

// --- SMP2071 ------------------------------------------------------------------------------------

constexpr Rule kBoundsStated{
    .id = "SMP2071",
    .name = "bounds-stated",
    .severity = Severity::kError,
    .summary = "a quantile of precision BOUNDS states lower_value_ms, which is not above value_ms",
    .why =
        "bounds without the lower one say only that the quantile is not larger. Whoever merges or "
        "compares takes the upper bound for the figure",
    .source = "specification",
    .spec = "result.md#bounds-stated",
};

void BoundsStated(const v1::Report& /*report*/, Reporter& reporter) {
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    for (int i = 0; i < block.latency->quantiles_size(); ++i) {
      const v1::Quantile& quantile = block.latency->quantiles(i);
      const ReportPath path = block.path.At("quantiles", i);
      const auto name = [&quantile] { return QuantileName(quantile.rank_percent()); };
      if (!quantile.has_lower_value_ms()) {
        if (quantile.precision() != v1::FIGURE_PRECISION_BOUNDS) continue;
        reporter.Report(path.At("precision"),
                        fmt::format("{} has precision BOUNDS and no lower_value_ms", name()),
                        "state the lower bound as lower_value_ms, or another precision");
      } else if (quantile.has_value_ms() && quantile.lower_value_ms() > quantile.value_ms()) {
        reporter.Report(
            path.At("lower_value_ms"),
            fmt::format("lower bound of {} is {}, above the upper one, {}", name(),
                        Milliseconds(quantile.lower_value_ms()), Milliseconds(quantile.value_ms())),
            "state the smaller bound as lower_value_ms, the larger one as value_ms");
      }
    }
  }
}

// --- SMP3060 ------------------------------------------------------------------------------------

constexpr Rule kDigitsSupported{
    .id = "SMP3060",
    .name = "digits-supported",
    .severity = Severity::kNote,
    .summary = "an estimated quantile has no digits below a hundredth of its bucket",
    .why =
        "a tool that interpolates within a bucket prints as many digits as a number has. They look "
        "like precision, and differences in them are noise",
    .source = "R60; README of wrk2; fortio, which interpolates within buckets of 1 ms",
    .spec = "result.md#digits-supported",
};

void DigitsSupported(const v1::Report& /*report*/, Reporter& reporter) {
  constexpr double kSupportedShare = 0.01;
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    for (const RankedFigure& quantile : block.quantiles) {
      if (quantile.precision != v1::FIGURE_PRECISION_ESTIMATED) continue;
      const double width_ms = histogram::WidthAt(block.buckets, quantile.value_ms);
      const double last_digit_ms = 2 * HalfLastDigit(quantile.value_ms);
      if (!(width_ms > 0) || !(last_digit_ms > 0)) continue;
      constexpr double kRounding = 1 - 1e-9;
      if (last_digit_ms >= kSupportedShare * width_ms * kRounding) continue;
      const std::string decimals =
          Counted(std::lround(-std::log10(last_digit_ms)), "decimal", "decimals");
      reporter.Report(
          quantile.path,
          fmt::format("{} ({}) is estimated to {}, but its bucket is {} ms wide", quantile.name(),
                      Milliseconds(quantile.value_ms), decimals, Rounded(width_ms)),
          "round estimated quantiles to a hundredth of the bucket");
      break;  // the others of the block are of the same make
    }
  }
}

constexpr ReportRule kPrecisionRules[] = {
    {&kBoundsStated, BoundsStated},
    {&kDigitsSupported, DigitsSupported},
};

}  // namespace

std::span<const ReportRule> PrecisionRules() { return kPrecisionRules; }

}  // namespace smp::rules
