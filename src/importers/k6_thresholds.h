// Thresholds of k6: what a run had to meet, and whether k6 says that it did.
#pragma once

#include <optional>
#include <string_view>

#include "smp/v1/test.pb.h"

namespace smp::importers {

// "p(95)<500": a statistic, a comparison and a bound.
struct K6Threshold {
  std::string_view statistic;  // "p(95)", "avg", "rate"
  v1::Comparison comparison = v1::COMPARISON_UNSPECIFIED;
  std::string_view bound;  // a decimal number
};

// Nothing for thresholds that a criterion cannot express: "==", "!=", and what is none.
[[nodiscard]] std::optional<K6Threshold> ParseK6Threshold(std::string_view expression);

// Whether a figure meets it.
[[nodiscard]] bool Meets(const K6Threshold& threshold, double figure);

// The rank of a statistic in percent: 95 of "p(95)", 50 of "med"; nothing for others.
[[nodiscard]] std::optional<double> RankOfK6Statistic(std::string_view statistic);

// Adds the criterion that a threshold on this metric stands for; none when the format has no such
// figure.
void AddCriterion(std::string_view metric, const K6Threshold& threshold,
                  v1::TestConfiguration& test);

}  // namespace smp::importers
