// The distribution that wrk2 prints: its "Detailed Percentile spectrum", sharpened by what is known
// of the histogram behind it. The essay is in wrk2_spectrum.cc.
#pragma once

#include <optional>

#include "importers/findings.h"
#include "importers/wrk_text.h"
#include "smp/cdf_distribution.h"

namespace smp::importers {

// Reads the table of a block, with the samples' minimum and maximum as far as it tells them; empty
// when nothing was recorded. Reports (SMP1034) what contradicts the table: its footers, and ranks
// of the list before it. Nothing, and SMP1032, when rows or footers are not what wrk2 prints;
// nothing, and SMP1034, when the rows descend. Requires: the block has a table.
[[nodiscard]] std::optional<CdfDistribution> ReadWrk2Spectrum(const WrkBlock& block,
                                                              ImportFindings& findings);

}  // namespace smp::importers
