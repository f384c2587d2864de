// Rules over what latency figures rest on: enough samples, and buckets fine enough.
#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <optional>

#include "rules/figures.h"
#include "rules/latency_view.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

// --- SMP3008 ------------------------------------------------------------------------------------

constexpr RuleSetting kMinSamplesBeyond{
    .name = "min_samples_beyond",
    .value = 10,
    .lowest = 1,
    .highest = 10'000,
    .source = "R08",
};

constexpr Rule kQuantileSupport{
    .id = "SMP3008",
    .name = "quantile-support",
    .severity = Severity::kWarning,
    .summary = "at least 10 samples lie beyond a quantile: a p99 rests on 1000 or more",
    .why =
        "with fewer, the figure is one of the few largest samples, and the next run gives another. "
        "Tails of short runs are compared all the same, and the difference is chance",
    .source = "R08; 20 of 25 public results state a p99 of fewer than 1000 samples",
    .spec = "result.md#quantile-support",
    .settings = {&kMinSamplesBeyond, 1},
    .for_credibility = true,
};

void QuantileSupport(const v1::Report& /*report*/, Reporter& reporter) {
  const double samples_beyond = reporter.ValueOf(kMinSamplesBeyond);
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    const std::optional<double> count = SampleCount(block);
    if (!count || *count < 1) continue;
    for (const RankedFigure& quantile : block.quantiles) {
      // The largest sample needs no other.
      if (quantile.rank_percent >= 100) continue;
      const double needed = samples_beyond / (1 - quantile.rank_percent / 100);
      // A run that was to have 1000 samples may lack a few.
      constexpr double kSlack = 0.99;
      if (*count >= kSlack * needed) continue;
      reporter.Report(
          quantile.path,
          fmt::format("{} ({}) rests on {:.0f} samples; {:.0f} are needed for {:.0f} "
                      "beyond it",
                      quantile.name(), Milliseconds(quantile.value_ms), *count,
                      std::ceil(needed - 1e-6), samples_beyond),
          "measure for longer, merge repetitions of one test, or leave the quantile out");
    }
  }
}

// --- SMP3012 ------------------------------------------------------------------------------------

constexpr Rule kQuantileResolution{
    .id = "SMP3012",
    .name = "quantile-resolution",
    .severity = Severity::kWarning,
    .summary = "a quantile is not below the width of the bucket that it is taken from",
    .why =
        "within a bucket nothing is known of where samples lie: a p50 of 0.4 ms out of a bucket "
        "from 0 ms to 1 ms is a guess of the tool that printed it",
    .source = "R12; fortio's default resolution of 1 ms on services that answer faster",
    .spec = "result.md#quantile-resolution",
};

void QuantileResolution(const v1::Report& /*report*/, Reporter& reporter) {
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    if (block.buckets.empty()) continue;
    const histogram::Bucket& first = block.buckets.front();
    const double resolution_ms = block.latency->distribution().resolution_ms();
    for (const RankedFigure& quantile : block.quantiles) {
      if (quantile.value_ms < resolution_ms) {
        reporter.Report(
            quantile.path,
            fmt::format("{} is {}, below the resolution of the distribution, {}", quantile.name(),
                        Milliseconds(quantile.value_ms), Milliseconds(resolution_ms)),
            "record with finer buckets");
      } else if (quantile.value_ms < first.upper_ms - first.lower_ms) {
        reporter.Report(quantile.path,
                        fmt::format("{} is {}, less than the width of its bucket, {} to {}",
                                    quantile.name(), Milliseconds(quantile.value_ms),
                                    Milliseconds(first.lower_ms), Milliseconds(first.upper_ms)),
                        "record with finer buckets, such as fortio -r 0.0001");
      }
    }
  }
}

constexpr ReportRule kSupportRules[] = {{&kQuantileSupport, QuantileSupport},
                                        {&kQuantileResolution, QuantileResolution}};

}  // namespace

std::span<const ReportRule> SupportRules() { return kSupportRules; }

}  // namespace smp::rules
