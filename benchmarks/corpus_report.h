// A report as a careful team would publish it: credible, three repetitions, 60 buckets.
#pragma once

#include <smp/smp.h>

#include <string>

namespace smp::bench {

// Report number `n` as text, with a line break at the end. All have different figures.
[[nodiscard]] std::string ReportText(unsigned n, Format format);

}  // namespace smp::bench
