#include "importers/bins.h"

#include <algorithm>
#include <utility>

#include "importers/count_sum.h"

namespace smp::importers {

std::int64_t CountOfBins(const std::vector<Bin>& bins) {
  std::int64_t sum = 0;
  for (const Bin& bin : bins) sum = CountSum(sum, bin.count);
  return sum;
}

std::optional<CdfDistribution> DistributionOfBins(const std::vector<Bin>& bins,
                                                  double half_unit_ms) {
  std::vector<CdfBucket> buckets;
  for (std::size_t i = 0; i < bins.size(); ++i) {
    const double upper_ms = bins[i].upper_ms;
    const double lower_ms = i == 0 ? upper_ms : bins[i - 1].upper_ms;
    if (upper_ms < 0 || lower_ms > upper_ms) return std::nullopt;
    if (bins[i].count == 0) continue;
    CdfBucket& bucket = buckets.emplace_back();
    bucket.lower_ms = std::max(lower_ms - half_unit_ms, 0.0);
    bucket.upper_ms = upper_ms + half_unit_ms;
    // A rounded edge may be a sample's own value.
    bucket.lower_included = half_unit_ms > 0 || bucket.lower_ms == bucket.upper_ms;
    bucket.count = bins[i].count;
  }
  if (buckets.empty()) return std::nullopt;
  Expected<CdfDistribution> distribution = CdfDistribution::FromBuckets(std::move(buckets));
  if (!distribution) return std::nullopt;
  return std::move(*distribution);
}

}  // namespace smp::importers
