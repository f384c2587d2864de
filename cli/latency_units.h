// The words for units of latency on a command line.
#pragma once

#include <map>
#include <string>

#include "programs/command_line.h"
#include "smp/upgrade.h"

namespace smp::cli {

[[nodiscard]] inline const std::map<std::string, LatencyUnit>& LatencyUnits() {
  static const auto kUnits =
      programs::NamedValues(LatencyUnit::kSeconds, LatencyUnit::kNanoseconds, LatencyUnitName);
  return kUnits;
}

}  // namespace smp::cli
