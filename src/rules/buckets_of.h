// A report's distribution as buckets of samples in milliseconds.
#pragma once

#include <optional>
#include <vector>

#include "histogram/buckets.h"
#include "histogram/hdr_layout.h"
#include "smp/v1/result.pb.h"

namespace smp::rules {

// The layout that an HDR distribution declares; null when it is incomplete or impossible.
[[nodiscard]] std::optional<histogram::HdrLayout> LayoutOf(const v1::HdrDistribution& hdr);

// The buckets with samples, ordered. Empty when there is no distribution or when it breaks rule
// distribution-sum, so that no other rule judges by it.
[[nodiscard]] std::vector<histogram::Bucket> BucketsOf(const v1::Latency& latency);

}  // namespace smp::rules
