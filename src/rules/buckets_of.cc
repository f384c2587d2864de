#include "rules/buckets_of.h"

#include <cmath>
#include <limits>

#include "rules/latency_view.h"

namespace smp::rules {

namespace {

using histogram::Bucket;
using histogram::HdrLayout;

constexpr double kNanosecondsPerMillisecond = 1e6;

std::vector<Bucket> HdrBuckets(const v1::HdrDistribution& hdr) {
  const std::optional<HdrLayout> layout = LayoutOf(hdr);
  if (!layout || hdr.unit_ns() < 1) return {};
  const double unit_ms = static_cast<double>(hdr.unit_ns()) / kNanosecondsPerMillisecond;
  std::vector<Bucket> buckets;
  std::int64_t next_free = 0;  // smallest value that no bucket so far holds
  std::int64_t cumulative = 0;
  for (const v1::HdrBucket& bucket : hdr.buckets()) {
    if (bucket.value() < next_free || bucket.count() < 1) return {};
    if (bucket.count() > std::numeric_limits<std::int64_t>::max() - cumulative) return {};
    cumulative += bucket.count();
    const std::int64_t low = layout->LowestEquivalent(bucket.value());
    const std::int64_t high = layout->HighestEquivalent(bucket.value());
    // The edge above: the samples were whole units only after they were cut to them.
    const double upper = static_cast<double>(high) + 1;
    buckets.push_back(
        {static_cast<double>(low) * unit_ms, upper * unit_ms, bucket.count(), cumulative});
    if (high == std::numeric_limits<std::int64_t>::max()) break;
    next_free = high + 1;
  }
  return buckets;
}

std::vector<Bucket> CdfBuckets(const v1::CdfDistribution& cdf, const v1::Latency& latency) {
  double lower_ms = 0;
  if (cdf.has_lower_edge_ms()) {
    lower_ms = cdf.lower_edge_ms();
  } else if (latency.has_min_ms()) {
    lower_ms = latency.min_ms();
  }
  // An exact minimum may lie above the edge of the first bucket only if something is wrong; an
  // edge is what counts then.
  if (!IsLatency(lower_ms)) return {};
  if (cdf.points_size() > 0 && !(lower_ms <= cdf.points(0).upper_edge_ms())) lower_ms = 0;
  std::vector<Bucket> buckets;
  std::int64_t cumulative = 0;
  for (const v1::CdfPoint& point : cdf.points()) {
    const double upper_ms = point.upper_edge_ms();
    if (!IsLatency(upper_ms) || upper_ms < lower_ms) return {};
    if (point.cumulative_count() < cumulative) return {};
    const std::int64_t count = point.cumulative_count() - cumulative;
    if (count > 0) buckets.push_back({lower_ms, upper_ms, count, point.cumulative_count()});
    cumulative = point.cumulative_count();
    lower_ms = upper_ms;
  }
  return buckets;
}

}  // namespace

std::optional<HdrLayout> LayoutOf(const v1::HdrDistribution& hdr) {
  return HdrLayout::Make(hdr.lowest(), hdr.highest(), hdr.significant_digits());
}

std::vector<Bucket> BucketsOf(const v1::Latency& latency) {
  const v1::Distribution& distribution = latency.distribution();
  if (distribution.has_hdr()) return HdrBuckets(distribution.hdr());
  if (distribution.has_cdf()) return CdfBuckets(distribution.cdf(), latency);
  return {};
}

}  // namespace smp::rules
