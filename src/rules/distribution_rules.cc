// Rules over distributions: buckets that can be counted.
#include <fmt/format.h>

#include <cstdint>
#include <limits>
#include <optional>

#include "rules/buckets_of.h"
#include "rules/figures.h"
#include "rules/latency_view.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

constexpr Rule kDistributionSum{
    .id = "SMP2010",
    .name = "distribution-sum",
    .severity = Severity::kError,
    .summary =
        "the buckets of a distribution are ordered, do not overlap, and hold as many samples "
        "as the count says",
    .why =
        "quantiles are counted off the buckets and results are merged by adding them. Buckets "
        "that overlap or do not add up to the count give other quantiles than the run had, and "
        "the error spreads into every merge",
    .source =
        "gowrk2, whose buckets hold cumulative counts: 8935 samples in the buckets of a run "
        "of 328; Nighthawk's fortio output of 2019, which lost the first bucket",
    .spec = "result.md#distribution-sum",
};

constexpr const char* kRecount = "write every bucket once, by ascending value";

// Adds up counts and stops at the end of the type.
class Sum {
 public:
  void Add(std::int64_t count) {
    if (count < 0) return;
    if (count > std::numeric_limits<std::int64_t>::max() - total_) {
      overflow_ = true;
    } else {
      total_ += count;
    }
  }
  [[nodiscard]] std::optional<std::int64_t> total() const {
    return overflow_ ? std::nullopt : std::optional(total_);
  }

 private:
  std::int64_t total_ = 0;
  bool overflow_ = false;
};

void CompareWithCount(const v1::Latency& latency, std::optional<std::int64_t> total,
                      const ReportPath& path, Reporter& reporter) {
  if (!latency.has_count() || total == latency.count()) return;
  const std::string held = total ? Counted(*total, "sample", "samples") : "more than 2^63 samples";
  reporter.Report(
      path, fmt::format("the distribution holds {}, but the count is {}", held, latency.count()),
      "write the buckets and the count of the same run; bucket counts are not "
      "cumulative, those of CDF points are");
}

void CheckHdr(const v1::Latency& latency, const ReportPath& path, Reporter& reporter) {
  const v1::HdrDistribution& hdr = latency.distribution().hdr();
  if (!hdr.has_lowest() || !hdr.has_highest() || !hdr.has_significant_digits()) return;
  const auto layout = LayoutOf(hdr);
  if (!layout) {
    reporter.Report(
        path.At("highest"),
        fmt::format("no histogram has lowest {}, highest {} and {}", hdr.lowest(), hdr.highest(),
                    Counted(hdr.significant_digits(), "significant digit", "significant digits")),
        "highest is at least twice lowest, and there are 0 to 5 significant digits");
    return;
  }
  Sum sum;
  std::optional<std::int64_t> last;  // highest value of the bucket before
  for (int i = 0; i < hdr.buckets_size(); ++i) {
    const v1::HdrBucket& bucket = hdr.buckets(i);
    if (!bucket.has_value() || bucket.value() < 0) return;  // for the schema
    sum.Add(bucket.count());
    const std::int64_t low = layout->LowestEquivalent(bucket.value());
    if (last && low <= *last) {
      const bool same = low == layout->LowestEquivalent(*last);
      reporter.Report(path.At("buckets", i, "value"),
                      same ? fmt::format("value {} lies in the same bucket as the entry before, "
                                         "{} to {}",
                                         bucket.value(), low, *last)
                           : fmt::format("value {} is listed after the bucket that ends at {}",
                                         bucket.value(), *last),
                      kRecount);
    }
    if (bucket.value() > layout->HighestEquivalent(hdr.highest())) {
      reporter.Report(path.At("buckets", i, "value"),
                      fmt::format("value {} is above highest, {}", bucket.value(), hdr.highest()),
                      "state the highest value that the histogram was made for");
    }
    last = layout->HighestEquivalent(bucket.value());
  }
  CompareWithCount(latency, sum.total(), path, reporter);
}

void CheckCdf(const v1::Latency& latency, const ReportPath& path, Reporter& reporter) {
  const v1::CdfDistribution& cdf = latency.distribution().cdf();
  if (cdf.points().empty()) return;
  const v1::CdfPoint* last = nullptr;
  for (int i = 0; i < cdf.points_size(); ++i) {
    const v1::CdfPoint& point = cdf.points(i);
    if (!point.has_upper_edge_ms() || !point.has_cumulative_count()) return;  // for the schema
    const double edge_ms = point.upper_edge_ms();
    if (last == nullptr) {
      if (cdf.has_lower_edge_ms() && cdf.lower_edge_ms() > edge_ms) {
        reporter.Report(path.At("lower_edge_ms"),
                        fmt::format("lower edge is {}, above the first upper edge {}",
                                    Milliseconds(cdf.lower_edge_ms()), Milliseconds(edge_ms)),
                        "state the edge below which there is no sample");
      }
    } else if (edge_ms < last->upper_edge_ms()) {
      reporter.Report(path.At("points", i, "upper_edge_ms"),
                      fmt::format("upper edge is {}, below the one before, {}",
                                  Milliseconds(edge_ms), Milliseconds(last->upper_edge_ms())),
                      kRecount);
    } else if (point.cumulative_count() < last->cumulative_count()) {
      reporter.Report(path.At("points", i, "cumulative_count"),
                      fmt::format("cumulative count is {}, below the one before, {}",
                                  point.cumulative_count(), last->cumulative_count()),
                      "add the counts of all buckets up to the edge");
    } else if (edge_ms == last->upper_edge_ms() &&
               point.cumulative_count() != last->cumulative_count()) {
      // Equal rows repeat in real tables (Nighthawk) and say nothing new; these contradict.
      reporter.Report(
          path.At("points", i, "cumulative_count"),
          fmt::format("{} and {} samples are both counted up to {}", last->cumulative_count(),
                      point.cumulative_count(), Milliseconds(edge_ms)),
          kRecount);
    }
    last = &point;
  }
  CompareWithCount(latency, last->cumulative_count(), path, reporter);
}

void DistributionSum(const v1::Report& report, Reporter& reporter) {
  for (const LatencyBlock& block : LatencyBlocks(report)) {
    const v1::Distribution& distribution = block.latency->distribution();
    const ReportPath path = block.path.At("distribution");
    if (distribution.has_hdr()) CheckHdr(*block.latency, path.At("hdr"), reporter);
    if (distribution.has_cdf()) CheckCdf(*block.latency, path.At("cdf"), reporter);
  }
}

constexpr ReportRule kDistributionRules[] = {{&kDistributionSum, DistributionSum}};

}  // namespace

std::span<const ReportRule> DistributionRules() { return kDistributionRules; }

}  // namespace smp::rules
