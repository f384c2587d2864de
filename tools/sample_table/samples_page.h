// docs/samples.md: what an upgrade makes of documents that were found in public.
#pragma once

#include <string>
#include <vector>

#include "sample_table/documents.h"
#include "sample_table/finding_counts.h"

namespace smp {

// Findings of the validator in all that came out of a sample.
[[nodiscard]] FindingCounts FoundIn(const Sample& sample);

[[nodiscard]] std::string SamplesPage(const std::vector<Sample>& samples);

}  // namespace smp
