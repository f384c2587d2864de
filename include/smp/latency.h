// Latency figures of a report: from distributions to the model and back.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "smp/cdf_distribution.h"
#include "smp/error.h"
#include "smp/histogram.h"
#include "smp/v1/result.pb.h"

namespace smp {

// A histogram and the length of its unit.
struct UnitHistogram {
  Histogram histogram;
  std::int64_t unit_ns = 1;
};

// Sets distribution, count, minimum, maximum, mean, standard deviation with their precision, and
// quantiles at kQuantileRanks as far as the distribution supports them (a rank needs one sample
// beyond it, one above 99 ten); what was there of these is replaced. Requires: unit_ns >= 1.
void SetDistribution(const Histogram& histogram, std::int64_t unit_ns, v1::Latency& latency);
// The same but for the figures that the distribution does not know: they stay as they are.
void SetDistribution(const CdfDistribution& distribution, v1::Latency& latency);

// The ranks that are written: 50, 75, 90, 95, 99, 99.9, 99.99.
inline constexpr double kQuantileRanks[] = {50, 75, 90, 95, 99, 99.9, 99.99};

// The distribution of a latency, nothing when it has none. Fails with kInvalidArgument for one that
// breaks the specification: Validate tells more (SMP2010).
[[nodiscard]] Expected<std::optional<std::variant<UnitHistogram, CdfDistribution>>> DistributionOf(
    const v1::Latency& latency);
// The same as points; a histogram is turned into them.
[[nodiscard]] Expected<std::optional<CdfDistribution>> CdfOf(const v1::Latency& latency);

// Where the quantile of a rank lies by the distribution; nothing without one.
[[nodiscard]] std::optional<Range<double>> QuantileMs(const v1::Latency& latency,
                                                      double rank_percent);

}  // namespace smp
