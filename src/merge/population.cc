#include "merge/population.h"

#include <fmt/format.h>

namespace smp::merge {

Population PopulationOf(const v1::Latency& latency) {
  return {latency.population(), latency.coordinated_omission()};
}

std::string TextOf(const Population& population) {
  constexpr std::string_view kPopulation = "LATENCY_POPULATION_";
  constexpr std::string_view kOmission = "COORDINATED_OMISSION_";
  const std::string name =
      v1::LatencyPopulation_Name(population.population).substr(kPopulation.size());
  if (population.coordinated_omission == v1::COORDINATED_OMISSION_UNSPECIFIED) return name;
  return fmt::format(
      "{} with coordinated omission {}", name,
      v1::CoordinatedOmission_Name(population.coordinated_omission).substr(kOmission.size()));
}

}  // namespace smp::merge
