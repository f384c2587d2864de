// Quantiles that a tool states, put among those of a latency.
#pragma once

#include "smp/v1/result.pb.h"

namespace smp::importers {

// Sets the quantile of a rank, in the order of ranks; what was there for the rank is replaced.
void SetQuantile(v1::Latency& latency, double rank_percent, double value_ms,
                 v1::FigurePrecision precision);

}  // namespace smp::importers
