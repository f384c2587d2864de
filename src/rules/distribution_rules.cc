// Rules over distributions: buckets that can be counted.
#include <fmt/format.h>

#include <cstdint>
#include <limits>
#include <optional>

#include "latency/hdr_runs.h"
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
  const auto layout = latency::LayoutOf(hdr);
  if (!layout) {
    reporter.Report(
        path.At("highest"),
        fmt::format("no histogram has lowest {}, highest {} and {}", hdr.lowest(), hdr.highest(),
                    Counted(hdr.significant_digits(), "significant digit", "significant digits")),
        "highest is at least twice lowest, and there are 0 to 5 significant digits");
    return;
  }
  for (const v1::HdrRun& run : hdr.runs()) {
    if (!run.has_value() || run.value() < 0) return;  // for the schema
  }
  Sum sum;
  std::int64_t last = -1;  // highest value of the bucket before
  latency::ForEachBucket(hdr, *layout, [&](const latency::RunBucket& bucket) {
    sum.Add(bucket.count);
    // Buckets within a run follow each other; only where a run begins can they overlap.
    if (bucket.position == 0 && bucket.low <= last) {
      const std::int64_t value = hdr.runs(bucket.run).value();
      const bool same = bucket.low == layout->LowestEquivalent(last);
      reporter.Report(
          path.At("runs", bucket.run, "value"),
          same ? fmt::format("value {} lies in the last bucket of the run before, "
                             "{} to {}",
                             value, bucket.low, last)
               : fmt::format("value {} is listed after the bucket that ends at {}", value, last),
          kRecount);
    }
    if (bucket.count > 0 && bucket.low > layout->HighestEquivalent(hdr.highest()) &&
        last <= layout->HighestEquivalent(hdr.highest())) {
      reporter.Report(path.At("runs", bucket.run, "counts", bucket.position),
                      fmt::format("the bucket from {} to {} is above highest, {}", bucket.low,
                                  bucket.high, hdr.highest()),
                      "state the highest value that the histogram was made for");
    }
    last = bucket.high;
    return true;
  });
  CompareWithCount(latency, sum.total(), path, reporter);
}

// Whether the edges of a point that states its lower edge are in order with those before.
void CheckLowerEdge(const v1::CdfPoint& point, double before_ms, const ReportPath& path,
                    Reporter& reporter) {
  const double lower_ms = point.lower_edge_ms();
  const double upper_ms = point.upper_edge_ms();
  if (lower_ms > upper_ms) {
    reporter.Report(path.At("lower_edge_ms"),
                    fmt::format("lower edge is {}, above the upper edge {}", Milliseconds(lower_ms),
                                Milliseconds(upper_ms)),
                    "state the edge below which there is no sample");
  } else if (lower_ms < before_ms) {
    reporter.Report(path.At("lower_edge_ms"),
                    fmt::format("lower edge is {}, below that of the point before, {}",
                                Milliseconds(lower_ms), Milliseconds(before_ms)),
                    kRecount);
  }
}

// Whether a point goes on where the one before ended. False when it does not.
bool CheckOrder(const v1::CdfPoint& point, const v1::CdfPoint& last, const ReportPath& path,
                Reporter& reporter) {
  const double edge_ms = point.upper_edge_ms();
  if (edge_ms < last.upper_edge_ms()) {
    reporter.Report(path.At("upper_edge_ms"),
                    fmt::format("upper edge is {}, below the one before, {}", Milliseconds(edge_ms),
                                Milliseconds(last.upper_edge_ms())),
                    kRecount);
  } else if (point.cumulative_count() < last.cumulative_count()) {
    reporter.Report(path.At("cumulative_count"),
                    fmt::format("cumulative count is {}, below the one before, {}",
                                point.cumulative_count(), last.cumulative_count()),
                    "add the counts of all buckets up to the edge");
  } else if (edge_ms == last.upper_edge_ms() && !point.has_lower_edge_ms() &&
             point.cumulative_count() != last.cumulative_count()) {
    // Equal rows repeat in real tables (Nighthawk) and say nothing new; these contradict.
    reporter.Report(
        path.At("cumulative_count"),
        fmt::format("{} and {} samples are both counted up to {}", last.cumulative_count(),
                    point.cumulative_count(), Milliseconds(edge_ms)),
        kRecount);
  } else {
    return true;
  }
  return false;
}

void CheckCdf(const v1::Latency& latency, const ReportPath& path, Reporter& reporter) {
  const v1::CdfDistribution& cdf = latency.distribution().cdf();
  if (cdf.points().empty()) return;
  const v1::CdfPoint* last = nullptr;
  double lower_ms = 0;  // lower edge of the point before
  for (int i = 0; i < cdf.points_size(); ++i) {
    const v1::CdfPoint& point = cdf.points(i);
    if (!point.has_upper_edge_ms() || !point.has_cumulative_count()) return;  // for the schema
    const ReportPath place = path.At("points", i);
    const bool in_order = last == nullptr || CheckOrder(point, *last, place, reporter);
    if (in_order && point.has_lower_edge_ms()) CheckLowerEdge(point, lower_ms, place, reporter);
    if (point.has_lower_edge_ms()) {
      lower_ms = point.lower_edge_ms();
    } else if (last != nullptr) {
      lower_ms = last->upper_edge_ms();
    }
    last = &point;
  }
  CompareWithCount(latency, last->cumulative_count(), path, reporter);
}

void DistributionSum(const v1::Report& /*report*/, Reporter& reporter) {
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
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
