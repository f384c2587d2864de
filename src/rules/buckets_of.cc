#include "rules/buckets_of.h"

#include <limits>

#include "histogram/milliseconds.h"
#include "latency/hdr_runs.h"
#include "smp/latency.h"

namespace smp::rules {

namespace {

using histogram::Bucket;

std::vector<Bucket> HdrBuckets(const v1::HdrDistribution& hdr) {
  const auto layout = latency::LayoutOf(hdr);
  if (!layout || hdr.unit_ns() < 1) return {};
  const double unit_ms = static_cast<double>(hdr.unit_ns()) / histogram::kNanosecondsPerMillisecond;
  std::vector<Bucket> buckets;
  bool in_order = true;
  std::int64_t last = -1;  // largest value of the bucket before
  std::int64_t cumulative = 0;
  latency::ForEachBucket(hdr, *layout, [&](const latency::RunBucket& bucket) {
    in_order = bucket.low > last && bucket.count >= 0 &&
               bucket.count <= std::numeric_limits<std::int64_t>::max() - cumulative;
    if (!in_order) return false;
    last = bucket.high;
    if (bucket.count == 0) return true;
    cumulative += bucket.count;
    // The edge above: the samples were whole units only after they were cut to them.
    const double upper = static_cast<double>(bucket.high) + 1;
    buckets.push_back(
        {static_cast<double>(bucket.low) * unit_ms, upper * unit_ms, bucket.count, cumulative});
    return true;
  });
  for (const v1::HdrRun& run : hdr.runs()) in_order = in_order && run.value() >= 0;
  return in_order ? buckets : std::vector<Bucket>{};
}

std::vector<Bucket> CdfBuckets(const v1::Latency& latency) {
  // Edges that no latency has, and points that contradict each other, are for other rules.
  const auto cdf = CdfOf(latency);
  if (!cdf || !*cdf) return {};
  std::vector<Bucket> buckets;
  std::int64_t cumulative = 0;
  for (const CdfBucket& bucket : (*cdf)->buckets()) {
    cumulative += bucket.count;
    buckets.push_back({bucket.lower_ms, bucket.upper_ms, bucket.count, cumulative});
  }
  return buckets;
}

}  // namespace

std::vector<Bucket> BucketsOf(const v1::Latency& latency) {
  const v1::Distribution& distribution = latency.distribution();
  if (distribution.has_hdr()) return HdrBuckets(distribution.hdr());
  if (distribution.has_cdf()) return CdfBuckets(latency);
  return {};
}

}  // namespace smp::rules
