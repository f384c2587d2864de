// Histograms of a few bins of equal width, as ghz and oha print them: upper edges, the first of
// which is the smallest sample, and how many samples lie above the edge before and not above this
// one.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "smp/cdf_distribution.h"

namespace smp::importers {

struct Bin {
  double upper_ms = 0;
  std::int64_t count = 0;
};

// Samples in all bins, 2^63 - 1 where they are more. Requires: no count is negative.
[[nodiscard]] std::int64_t CountOfBins(const std::vector<Bin>& bins);

// The bins as a distribution, whose edges may be off by `half_unit_ms`, half the last digit that
// was printed. Nothing when they hold no samples, or when edges are negative or descend.
[[nodiscard]] std::optional<CdfDistribution> DistributionOfBins(const std::vector<Bin>& bins,
                                                                double half_unit_ms);

}  // namespace smp::importers
