// The summary of hey, taken apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "importers/findings.h"

namespace smp::importers {

// Every view is a part of the text; empty where the text has no such thing.

struct HeyBin {
  std::string_view line;
  std::string_view mark;  // upper edge in seconds, three decimals
  std::int64_t count = 0;
};

struct HeyPercentile {
  std::string_view line;
  std::int64_t percent = 0;
  std::string_view seconds;
};

struct HeyCount {
  std::string_view line;
  std::string_view what;  // a status, an error
  std::int64_t count = 0;
};

struct HeySummary {
  std::string_view heading;  // "Summary:"
  std::string_view total;    // seconds, four decimals, here and below
  std::string_view slowest;
  std::string_view fastest;
  std::string_view average;
  std::string_view rate;
  std::vector<HeyBin> bins;
  std::vector<HeyPercentile> percentiles;
  std::vector<HeyCount> statuses;
  std::vector<HeyCount> errors;
  bool has_statuses = false;  // the part in which they are is there
};

[[nodiscard]] std::int64_t SumOf(const std::vector<HeyCount>& counts);

// The summary in a text; nothing without one, and for a line that is not what hey writes, which is
// reported (SMP1032).
[[nodiscard]] std::optional<HeySummary> ReadHeySummary(std::string_view text,
                                                       ImportFindings& findings);

}  // namespace smp::importers
