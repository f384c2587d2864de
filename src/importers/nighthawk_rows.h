// The rows of a percentile list of Nighthawk as a distribution: which samples lie between which
// values. The essay is in nighthawk_rows.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "smp/cdf_distribution.h"

namespace smp::importers {

// A row: at least `tick` of all samples, and `cumulative_count` of them, are not above `value_ns`.
struct NighthawkRow {
  double tick = 0;  // 0 to 1
  std::int64_t cumulative_count = 0;
  std::int64_t value_ns = 0;
};

struct NighthawkRows {
  // Nothing when there are no samples, or when `defect` says why they make no distribution.
  std::optional<CdfDistribution> distribution;
  std::string defect;  // "row 12 counts 40 samples, row 11 counts 41"; rows count from 1
  // The ends of the list, where the rows are those of a histogram: the lowest and the highest value
  // of the first bucket, and the highest one of the last.
  std::optional<std::int64_t> lowest_ns;
  std::optional<std::int64_t> first_ns;
  std::optional<std::int64_t> highest_ns;
};

// Without minimum, maximum and sum. `count` is the number of samples that ticks are shares of.
// `min_ns` bounds the first row's samples where the rows do not: it is the smallest sample, or
// less. Rows of count 0 say nothing and are skipped. Requires: counts and values are not negative.
[[nodiscard]] NighthawkRows ReadNighthawkRows(std::span<const NighthawkRow> rows,
                                              std::int64_t count,
                                              std::optional<std::int64_t> min_ns);

// The nearest figure in milliseconds.
[[nodiscard]] constexpr double NighthawkMs(std::int64_t ns) {
  return static_cast<double>(ns) / 1e6;
}

}  // namespace smp::importers
