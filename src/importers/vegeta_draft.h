// What the outputs of vegeta have in common.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "importers/importer.h"
#include "smp/cdf_distribution.h"

namespace smp::importers {

// A draft with the client and one result, without figures.
[[nodiscard]] ImportDraft VegetaDraft();

// Status codes and their counts; code 0 stands for no response.
struct VegetaCodes {
  std::map<std::string, std::int64_t> counts;

  [[nodiscard]] std::int64_t CountFrom(int first, int last) const;
};

// Sets requests by their codes, and says what does not agree with the number of requests, at
// `place`.
void SetVegetaRequests(const VegetaCodes& codes, std::int64_t requests, const Place& place,
                       ImportFindings& findings, v1::Requests& out);

// A bucket [lower, upper) of whole nanoseconds. The last one has no upper edge.
struct VegetaBucket {
  std::int64_t lower_ns = 0;
  std::optional<std::int64_t> upper_ns;
  std::int64_t count = 0;
};

// The buckets as a distribution, the last one up to `max_ns`; nothing when it needs a maximum and
// there is none, or when they contradict minimum or maximum. Requires: ascending.
[[nodiscard]] std::optional<CdfDistribution> VegetaDistribution(
    const std::vector<VegetaBucket>& buckets, std::optional<std::int64_t> min_ns,
    std::optional<std::int64_t> max_ns);

}  // namespace smp::importers
