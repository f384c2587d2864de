#include "merge/latency_sum.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace smp::merge {

namespace {

CdfDistribution PointsOf(const std::variant<UnitHistogram, CdfDistribution>& distribution) {
  if (const auto* cdf = std::get_if<CdfDistribution>(&distribution)) return *cdf;
  const auto& [histogram, unit_ns] = std::get<UnitHistogram>(distribution);
  return CdfDistribution::FromHistogram(histogram, unit_ns);
}

// Adds `more` where both have the same buckets; `sum` then allows for the range of both.
bool AddBuckets(const UnitHistogram& more, UnitHistogram& sum) {
  if (more.unit_ns != sum.unit_ns || more.histogram.layout() != sum.histogram.layout()) {
    return false;
  }
  const std::int64_t lowest = std::min(more.histogram.lowest(), sum.histogram.lowest());
  const std::int64_t highest = std::max(more.histogram.highest(), sum.histogram.highest());
  if (lowest != sum.histogram.lowest() || highest != sum.histogram.highest()) {
    auto wider = Histogram::FromCounts({.lowest = lowest,
                                        .highest = highest,
                                        .significant_digits = sum.histogram.significant_digits()},
                                       sum.histogram.counts());
    if (!wider) return false;
    sum.histogram = *std::move(wider);
  }
  sum.histogram.Add(more.histogram);
  return true;
}

void CutQuantiles(v1::Latency& latency) {
  for (v1::Quantile& quantile : *latency.mutable_quantiles()) {
    double lower_ms =
        quantile.has_lower_value_ms() ? quantile.lower_value_ms() : quantile.value_ms();
    double upper_ms = quantile.value_ms();
    if (latency.has_min_ms()) lower_ms = std::min(std::max(lower_ms, latency.min_ms()), upper_ms);
    if (latency.has_max_ms()) upper_ms = std::max(std::min(upper_ms, latency.max_ms()), lower_ms);
    quantile.set_value_ms(upper_ms);
    if (quantile.has_lower_value_ms()) quantile.set_lower_value_ms(lower_ms);
  }
}

}  // namespace

Expected<void> LatencySum::Add(const v1::Latency& latency) {
  auto read = DistributionOf(latency);
  if (!read) return tl::unexpected(std::move(read.error()));
  std::int64_t count = latency.count();
  if (*read) {
    const auto* histogram = std::get_if<UnitHistogram>(&**read);
    count = histogram != nullptr ? histogram->histogram.count()
                                 : std::get<CdfDistribution>(**read).count();
  }
  if (count < 0 || count > std::numeric_limits<std::int64_t>::max() - count_) {
    return tl::unexpected(Error{ErrorCode::kInvalidArgument,
                                "the results have more than 2^63 - 1 samples together",
                                "check the counts"});
  }
  count_ += count;
  if (!*read) {
    // A latency that states a count of none has nothing to add.
    if (!latency.has_count() || latency.count() > 0) complete_ = false;
    return {};
  }
  if (!sum_) {
    sum_ = std::move(**read);
    return {};
  }
  auto* histogram = std::get_if<UnitHistogram>(&*sum_);
  const auto* more = std::get_if<UnitHistogram>(&**read);
  if (histogram != nullptr && more != nullptr && AddBuckets(*more, *histogram)) return {};
  CdfDistribution points = PointsOf(*sum_);
  if (auto added = points.Add(PointsOf(**read)); !added) return added;
  sum_ = std::move(points);
  return {};
}

void LatencySum::SetDistributionOf(v1::Latency& merged) const {
  if (!sum_) {
    merged.set_count(0);
    return;
  }
  // What the raw results state of the extremes is what is known of them.
  const v1::Latency figures = merged;
  if (const auto* histogram = std::get_if<UnitHistogram>(&*sum_)) {
    SetDistribution(histogram->histogram, histogram->unit_ns, merged);
  } else {
    CdfDistribution points = std::get<CdfDistribution>(*sum_);
    points.min_ms.reset();
    points.max_ms.reset();
    points.sum_ms.reset();
    SetDistribution(points, merged);
  }
  const std::int64_t count = merged.count();
  google::protobuf::RepeatedPtrField<v1::Quantile> quantiles = merged.quantiles();
  v1::Distribution distribution = merged.distribution();
  merged = figures;
  merged.set_count(count);
  *merged.mutable_quantiles() = std::move(quantiles);
  *merged.mutable_distribution() = std::move(distribution);
  CutQuantiles(merged);
}

}  // namespace smp::merge
