// What the quantiles of a latency leave for its mean.
#pragma once

#include <limits>
#include <optional>

#include "rules/latency_view.h"

namespace smp::rules {

struct MeanLimits {
  double lower_ms = 0;
  double upper_ms = std::numeric_limits<double>::infinity();
  double tolerance_ms = 0;
};

// The limits for the mean of the block. None when it states no figure that bounds it, or its
// figures are out of order, which is percentile-order's finding. Requires: the block states a mean.
[[nodiscard]] std::optional<MeanLimits> FindMeanLimits(const LatencyBlock& block);

}  // namespace smp::rules
