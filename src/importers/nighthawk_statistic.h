// One statistic of Nighthawk's Output as the latency of a result.
#pragma once

#include <cstdint>
#include <optional>

#include "document/tree.h"
#include "importers/findings.h"
#include "smp/v1/result.pb.h"

namespace smp::importers {

// How many samples a statistic has; nothing when it does not say.
[[nodiscard]] std::optional<std::int64_t> NighthawkCount(const document::Node& statistic,
                                                         ImportFindings& findings);

// Fills count, figures, quantiles and distribution of `latency` from a statistic of durations.
// False when it has no samples; then nothing is filled.
bool ReadNighthawkLatency(const document::Node& statistic, ImportFindings& findings,
                          v1::Latency& latency);

// What a statistic says beside its rows, in nanoseconds.
struct NighthawkFigures {
  std::int64_t count = 0;
  std::optional<std::int64_t> min_ns;
  std::optional<std::int64_t> max_ns;
  std::optional<double> mean_ns;
  std::optional<double> deviation_ns;
};

struct NighthawkRows;

// Puts rows and figures together; contradictions between the two are reported at `statistic`.
void SetNighthawkLatency(const NighthawkFigures& figures, NighthawkRows rows,
                         const document::Node& statistic, ImportFindings& findings,
                         v1::Latency& latency);

}  // namespace smp::importers
