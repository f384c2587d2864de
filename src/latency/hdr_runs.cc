#include "latency/hdr_runs.h"

#include <algorithm>
#include <limits>

namespace smp::latency {

std::optional<HdrLayout> LayoutOf(const v1::HdrDistribution& hdr) {
  return HdrLayout::Make(hdr.lowest(), hdr.highest(), hdr.significant_digits());
}

void ForEachBucket(const v1::HdrDistribution& hdr, const HdrLayout& layout,
                   const std::function<bool(const RunBucket&)>& visit) {
  for (int run = 0; run < hdr.runs_size(); ++run) {
    if (!hdr.runs(run).has_value() || hdr.runs(run).value() < 0) return;
    std::int64_t low = layout.LowestEquivalent(hdr.runs(run).value());
    for (int i = 0; i < hdr.runs(run).counts_size(); ++i) {
      const std::int64_t high = layout.HighestEquivalent(low);
      if (!visit({low, high, hdr.runs(run).counts(i), run, i})) return;
      if (high == std::numeric_limits<std::int64_t>::max()) return;
      low = high + 1;
    }
  }
}

v1::HdrDistribution RunsOf(const Histogram& histogram, std::int64_t unit_ns) {
  v1::HdrDistribution hdr;
  hdr.set_unit_ns(unit_ns);
  hdr.set_lowest(histogram.lowest());
  // A histogram holds values up to the end of its last range; the message must allow for them.
  hdr.set_highest(std::max(histogram.highest(), histogram.count() == 0 ? 0 : histogram.max()));
  hdr.set_significant_digits(histogram.significant_digits());
  std::size_t next = 0;  // index of the bucket after the last one that was written
  histogram.ForEachRecorded([&](const HistogramStep& step) {
    const std::size_t index = histogram.layout().IndexOf(step.from);
    if (hdr.runs().empty() || index > next + kLongestGap) {
      hdr.add_runs()->set_value(step.from);
      next = index;
    }
    v1::HdrRun& run = *hdr.mutable_runs(hdr.runs_size() - 1);
    for (; next < index; ++next) run.add_counts(0);
    run.add_counts(step.count);
    ++next;
  });
  return hdr;
}

}  // namespace smp::latency
