// Latencies that an output lists one by one (logs of h2load, results of vegeta, CSV of hey and oha,
// access logs of fortio), as the latency of a report.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "smp/v1/result.pb.h"

namespace smp::importers {

// More different values than this are counted in buckets of three digits; no more are kept one by
// one.
inline constexpr std::size_t kMostPoints = 4096;

// Up to this a sample is a whole number of nanoseconds in a double: 104 days.
inline constexpr std::int64_t kLongestSampleNs = (std::int64_t{1} << 53) - 1;

// What can be a sample: neither below 0 nor longer than kLongestSampleNs. Requires: unit_ns >= 1.
[[nodiscard]] constexpr bool IsSample(std::int64_t value, std::int64_t unit_ns) {
  return value >= 0 && value <= kLongestSampleNs / unit_ns;
}

// What is whole in the unit, as the double of milliseconds that is nearest to it.
[[nodiscard]] constexpr double UnitsToMs(std::int64_t value, std::int64_t unit_ns) {
  return static_cast<double>(value) * static_cast<double>(unit_ns) / 1e6;
}

struct RawSamples {
  std::vector<std::int64_t> values;  // in units, in any order; each is IsSample()
  std::int64_t unit_ns = 1;          // even when is_rounded
  // True when the tool rounds what it measured to the nearest unit: a sample lies no more than half
  // a unit from its value then. False when what it prints is what it measured.
  bool is_rounded = false;
};

// Sets distribution, count, quantiles, minimum, maximum, mean and standard deviation (of the
// population) from the samples; count 0 only when there are none. Up to kMostPoints different
// values give a point each, more of them an HDR histogram of the unit with three digits, always
// from 1 unit to an hour (a power of two of hours when a sample is longer), so that runs of one
// tool merge bucket by bucket. Rounded samples always give points, whose edges are half a unit from
// the values.
void SetSamples(RawSamples samples, v1::Latency& latency);

}  // namespace smp::importers
