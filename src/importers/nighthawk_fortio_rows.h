// The buckets of Nighthawk's fortio formats as a distribution.
#pragma once

#include <cstdint>
#include <optional>

#include "document/tree.h"
#include "importers/findings.h"
#include "importers/nighthawk_rows.h"

namespace smp::importers {

// The rows of a DurationHistogram whose Count is `count`; they are rows of a percentile list again,
// each with the samples that it adds. Reports a row that early releases lost, which is put back.
// `cut_to_us`: edges were cut to whole microseconds (nighthawk-go).
[[nodiscard]] NighthawkRows ReadNighthawkFortioRows(const document::Node& histogram,
                                                    std::int64_t count,
                                                    std::optional<std::int64_t> min_ns,
                                                    bool cut_to_us, ImportFindings& findings);

// A figure in seconds as whole nanoseconds; nothing when it is none or absent.
[[nodiscard]] std::optional<std::int64_t> NighthawkSecondsToNs(const document::Node* node,
                                                               ImportFindings& findings);

}  // namespace smp::importers
