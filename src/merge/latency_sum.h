// The distributions of one population, added.
#pragma once

#include <optional>
#include <variant>

#include "smp/error.h"
#include "smp/latency.h"
#include "smp/v1/result.pb.h"

namespace smp::merge {

// Histograms of the same unit and layout are added bucket by bucket. When one differs, all become
// points that keep their own edges: adding those is associative, and re-counting a histogram into
// buckets of another layout would not be. Memory is that of one distribution.
class LatencySum {
 public:
  // Fails, and adds nothing, for a distribution that breaks the specification or when there would
  // be more than 2^63 - 1 samples.
  [[nodiscard]] Expected<void> Add(const v1::Latency& latency);

  // False when a latency had samples and no distribution: only bounds are known then.
  [[nodiscard]] bool is_complete() const { return complete_; }
  // Sets distribution, count and quantiles, the latter within the merged extremes. Requires:
  // is_complete().
  void SetDistributionOf(v1::Latency& merged) const;

 private:
  std::optional<std::variant<UnitHistogram, CdfDistribution>> sum_;
  bool complete_ = true;
  std::int64_t count_ = 0;
};

}  // namespace smp::merge
