// What latencies must have in common to be merged.
#pragma once

#include <compare>
#include <string>

#include "smp/v1/result.pb.h"

namespace smp::merge {

struct Population {
  v1::LatencyPopulation population = v1::LATENCY_POPULATION_UNSPECIFIED;
  v1::CoordinatedOmission coordinated_omission = v1::COORDINATED_OMISSION_UNSPECIFIED;

  friend auto operator<=>(const Population&, const Population&) = default;
};

[[nodiscard]] Population PopulationOf(const v1::Latency& latency);

// "SUCCESSES", "ALL_RESPONSES with coordinated omission BACKFILLED".
[[nodiscard]] std::string TextOf(const Population& population);

}  // namespace smp::merge
