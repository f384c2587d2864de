// The histogram has eleven bins: the fastest response, and ten of equal width up to the slowest.
// Its edges are printed with three decimals, but the fastest and the slowest with four, so edges
// are computed from these: they are right to 50 us.
//
// A percentile p is the latency of sample number ceil(p / 100 * n) + 1, as hey looks for the first
// one with at least p percent before it. It steps to the next percentile with the next sample, so
// with 25 samples or fewer, which lie 4 percent or more apart, percentiles are those of later
// samples and say nothing.
#include "importers/hey_latency.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "importers/fixed_point.h"
#include "importers/import_rules.h"
#include "importers/rank_bounds.h"
#include "smp/latency.h"

namespace smp::importers {

namespace {

constexpr std::size_t kBins = 11;
constexpr std::int64_t kStepUs = 100;  // of the four decimals
constexpr std::int64_t kSlackUs = kStepUs / 2;
constexpr std::int64_t kFewestSamples = 26;
constexpr std::int64_t kLongestSteps = std::int64_t{1} << 40;

// Seconds with four decimals in steps of 100 us.
std::optional<std::int64_t> StepsOf(std::string_view seconds) {
  const std::optional<std::int64_t> steps = FixedPoint(seconds, 4);
  return steps && *steps >= 0 && *steps <= kLongestSteps ? steps : std::nullopt;
}

double StepsToMs(std::int64_t steps) { return static_cast<double>(steps) / 10; }

class LatencyWriter {
 public:
  LatencyWriter(const HeySummary& summary, ImportFindings& findings, v1::Latency& latency)
      : summary_(summary), findings_(findings), latency_(latency) {}

  void Write(bool has_average) {
    latency_.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
    for (const HeyBin& bin : summary_.bins) count_ += bin.count;
    const std::int64_t responses = SumOf(summary_.statuses);
    if (count_ != responses) {
      findings_.At(
          kOutputContradiction, summary_.bins.front().line,
          fmt::format("the histogram counts {} responses, the status codes {}", count_, responses),
          "the histogram is taken; import the summary as hey wrote it");
    }
    latency_.set_count(count_);
    fastest_ = StepsOf(summary_.fastest);
    slowest_ = StepsOf(summary_.slowest);
    if (fastest_ && slowest_ && *fastest_ <= *slowest_) WriteDistribution();
    WriteExtremes();
    if (has_average) WriteAverage();
    WritePercentiles();
  }

 private:
  // Edge number `index` of the histogram, right to kSlackUs.
  [[nodiscard]] std::int64_t EdgeUs(std::size_t index) const {
    return *fastest_ * kStepUs +
           (*slowest_ - *fastest_) * static_cast<std::int64_t>(index) * (kStepUs / 10);
  }

  void WriteDistribution() {
    if (!CheckBins()) return;
    std::optional<std::vector<CdfBucket>> buckets;
    if (HasPercentiles()) buckets = Bounds(true).Buckets();
    if (!buckets) {
      buckets = Bounds(false).Buckets();
      if (HasPercentiles()) {
        findings_.At(kOutputContradiction, summary_.percentiles.front().line,
                     "the percentiles are not those of the histogram",
                     "they are left out; import the summary as hey wrote it");
        percentiles_agree_ = false;
      }
    }
    if (!buckets) return;
    const auto distribution = CdfDistribution::FromBuckets(*std::move(buckets));
    if (!distribution) return;
    SetDistribution(*distribution, latency_);
    latency_.mutable_distribution()->set_resolution_ms(StepsToMs(1));
  }

  // Whether the bins are those that hey makes between the fastest and the slowest response.
  bool CheckBins() {
    constexpr std::int64_t kMarkSlackUs = 500 + kSlackUs + 1;
    bool agree = summary_.bins.size() == kBins && count_ > 0;
    for (std::size_t i = 0; i < summary_.bins.size() && agree; ++i) {
      const std::optional<std::int64_t> mark_us = FixedPoint(summary_.bins[i].mark, 6);
      agree = mark_us && std::abs(*mark_us - EdgeUs(i)) <= kMarkSlackUs;
    }
    if (agree || count_ == 0) return agree;
    findings_.At(kOutputContradiction, summary_.bins.front().line,
                 fmt::format("the histogram is not of ten equal bins from {} to {} s",
                             summary_.fastest, summary_.slowest),
                 "the histogram is left out; import the summary as hey wrote it");
    return false;
  }

  [[nodiscard]] RankBounds Bounds(bool with_percentiles) const {
    RankBounds bounds;
    std::int64_t counted = 0;
    for (std::size_t i = 0; i < kBins; ++i) {
      const std::int64_t count = summary_.bins[i].count;
      if (count == 0) continue;
      bounds.AtLeast(counted + 1, EdgeUs(i == 0 ? 0 : i - 1) - kSlackUs);
      counted += count;
      bounds.AtMost(counted, EdgeUs(i) + kSlackUs);
    }
    for (const HeyPercentile& percentile : summary_.percentiles) {
      const std::optional<std::int64_t> steps = StepsOf(percentile.seconds);
      if (!with_percentiles || !IsTaken(percentile) || !steps) continue;
      const std::int64_t sample = (percentile.percent * count_ + 99) / 100 + 1;
      if (sample > count_) continue;
      bounds.AtLeast(sample, *steps * kStepUs - kSlackUs);
      bounds.AtMost(sample, *steps * kStepUs + kSlackUs);
    }
    return bounds;
  }

  void WriteExtremes() {
    if (fastest_) {
      latency_.set_min_ms(StepsToMs(*fastest_));
      latency_.set_min_precision(v1::FIGURE_PRECISION_ROUNDED);
    }
    if (slowest_) {
      latency_.set_max_ms(StepsToMs(*slowest_));
      latency_.set_max_precision(v1::FIGURE_PRECISION_ROUNDED);
    }
  }

  void WriteAverage() {
    const std::optional<std::int64_t> average = StepsOf(summary_.average);
    if (!average) return;
    latency_.set_mean_ms(StepsToMs(*average));
    latency_.set_mean_precision(v1::FIGURE_PRECISION_ROUNDED);
  }

  // A line "0% in 0.0000 secs" is one of a percentile that hey did not reach.
  static bool IsTaken(const HeyPercentile& percentile) {
    return percentile.percent > 0 && percentile.percent < 100;
  }

  [[nodiscard]] bool HasPercentiles() const {
    return percentiles_agree_ && count_ >= kFewestSamples &&
           std::any_of(summary_.percentiles.begin(), summary_.percentiles.end(), IsTaken);
  }

  // The percentiles instead of what the bins say of the same ranks.
  void WritePercentiles() {
    if (!HasPercentiles()) {
      if (percentiles_agree_ && count_ > 0 && !summary_.percentiles.empty()) {
        findings_.At(kFigureLeftOut, summary_.percentiles.front().line,
                     fmt::format("the percentiles of {} responses are left out: of fewer than {} "
                                 "hey prints those of other ranks",
                                 count_, kFewestSamples),
                     "send more requests");
      }
      return;
    }
    std::vector<v1::Quantile> quantiles(latency_.quantiles().begin(), latency_.quantiles().end());
    for (const HeyPercentile& percentile : summary_.percentiles) {
      const std::optional<std::int64_t> steps = StepsOf(percentile.seconds);
      if (!IsTaken(percentile) || !steps) continue;
      const auto rank_percent = static_cast<double>(percentile.percent);
      std::erase_if(quantiles, [&](const v1::Quantile& quantile) {
        return quantile.rank_percent() == rank_percent;
      });
      v1::Quantile& quantile = quantiles.emplace_back();
      quantile.set_rank_percent(rank_percent);
      quantile.set_value_ms(StepsToMs(*steps));
      quantile.set_precision(v1::FIGURE_PRECISION_ROUNDED);
    }
    std::stable_sort(quantiles.begin(), quantiles.end(),
                     [](const v1::Quantile& a, const v1::Quantile& b) {
                       return a.rank_percent() < b.rank_percent();
                     });
    latency_.mutable_quantiles()->Assign(quantiles.begin(), quantiles.end());
  }

  const HeySummary& summary_;
  ImportFindings& findings_;
  v1::Latency& latency_;
  std::int64_t count_ = 0;
  bool percentiles_agree_ = true;  // with the histogram
  std::optional<std::int64_t> fastest_;
  std::optional<std::int64_t> slowest_;
};

}  // namespace

void SetHeyLatency(const HeySummary& summary, bool has_average, ImportFindings& findings,
                   v1::Latency& latency) {
  LatencyWriter(summary, findings, latency).Write(has_average);
}

}  // namespace smp::importers
