// The steps from look-alikes, one for each shape or family of shapes. Each takes a document of its
// shape; what it holds beyond the target stays under extensions.
#pragma once

#include <vector>

#include "edition/step.h"

namespace smp::edition {

// T3, Meshery's test configuration since 2026, to a wrapped test configuration of v0.6 (T2).
[[nodiscard]] std::vector<Stage> UpgradeCamelConfig(const Stage& stage, const StepOptions& options);

// PP1 and PP3, performance profiles of Meshery: one wrapped test configuration of v0.6 for each.
[[nodiscard]] std::vector<Stage> UpgradeProfiles(const Stage& stage, const StepOptions& options);

// R2, Meshery's export of a result, to a result of v0.6.
[[nodiscard]] std::vector<Stage> UpgradeExport(const Stage& stage, const StepOptions& options);

// R1, a result of 2020, to a result of v1.
[[nodiscard]] std::vector<Stage> UpgradeResult2020(const Stage& stage, const StepOptions& options);

// M1 to M4, results of Meshery: one report of v1 for each.
[[nodiscard]] std::vector<Stage> UpgradeMesheryResults(const Stage& stage,
                                                       const StepOptions& options);

}  // namespace smp::edition
