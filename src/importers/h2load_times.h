// The request times that h2load prints: columns and a row.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "importers/findings.h"
#include "smp/v1/result.pb.h"

namespace smp::importers {

// Sets what the columns say ("min max mean sd +/- sd", since 1.69 also median, p95 and p99), and
// the count where every response is in them: of more than a million they are those of a random
// sample. False, and SMP1032, for a figure without unit. `completed`: responses, nothing when not
// known.
[[nodiscard]] bool SetH2loadTimes(std::string_view columns, std::string_view row,
                                  std::optional<std::int64_t> completed, ImportFindings& findings,
                                  v1::Latency& latency);

}  // namespace smp::importers
