// The column Avg of wrk and wrk2.
#pragma once

#include <optional>
#include <string_view>

#include "importers/printed_units.h"

namespace smp::importers {

// Units change at 0.85 of the next one ("849.00us", "0.85ms", "50.99s", "0.85m"), minutes are the
// last, and the column is eight wide and cuts what is longer: "1000.00m" is 1000.00ms without its
// last letter (minutes would end in a blank), "1440.00" are minutes.
[[nodiscard]] bool IsCutWrkAverage(std::string_view text);
// A text of the column; nothing for what has no unit, as older releases print it.
[[nodiscard]] std::optional<PrintedTime> ParseWrkAverage(std::string_view text);

}  // namespace smp::importers
