// A report's distribution as buckets of samples in milliseconds.
#pragma once

#include <vector>

#include "histogram/buckets.h"
#include "smp/v1/result.pb.h"

namespace smp::rules {

// The buckets with samples, ordered. Empty when there is no distribution or when it breaks rule
// distribution-sum, so that no other rule judges by it.
[[nodiscard]] std::vector<histogram::Bucket> BucketsOf(const v1::Latency& latency);

}  // namespace smp::rules
