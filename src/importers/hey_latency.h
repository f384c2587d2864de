// The latencies of hey's summary. The essay is in hey_latency.cc.
#pragma once

#include "importers/findings.h"
#include "importers/hey_text.h"
#include "smp/v1/result.pb.h"

namespace smp::importers {

// Distribution, quantiles, extremes and, when it is that of the same responses, the average.
// Reports (SMP1034) what contradicts the rest. Requires: the summary has bins.
void SetHeyLatency(const HeySummary& summary, bool has_average, ImportFindings& findings,
                   v1::Latency& latency);

}  // namespace smp::importers
