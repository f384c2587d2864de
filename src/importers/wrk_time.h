// How long a run of wrk or wrk2 took and was to take: neither is printed exactly.
#pragma once

#include <cstdint>
#include <optional>

#include "importers/findings.h"
#include "importers/wrk_text.h"

namespace smp::importers {

struct WrkDuration {
  std::optional<double> run_seconds;
  std::optional<std::int64_t> requested_seconds;
  // True when what is printed cannot be the time of the run; rates are wrong then, too.
  bool is_doubtful = false;
};

// From "60017 requests in 30.01s" and "Requests/sec: 2000.15", the finer of the two; SMP1034 when
// they contradict each other or the heading. From "Running 30s test", and SMP1035 for minutes,
// which are rounded: they are told by the time that the run took.
[[nodiscard]] WrkDuration DurationOfWrk(const WrkRun& run, ImportFindings& findings);

}  // namespace smp::importers
