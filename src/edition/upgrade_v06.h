// The step from v0.6 to v1.0: messages of v0.6 become one document of v1.
#pragma once

#include <span>
#include <vector>

#include "edition/step.h"

namespace smp::edition {

// The profile that a lone message is: a test configuration, mesh configuration, environment or
// result. What it says of other profiles stays under extensions. A wrapped test configuration (T2)
// gives two documents, the test and its mesh.
[[nodiscard]] std::vector<Stage> UpgradeV06(const Stage& message);

// One report out of several messages: at most one test configuration, mesh configuration and
// environment, and any number of results.
[[nodiscard]] Stage JoinV06(std::span<const Stage* const> messages);

}  // namespace smp::edition
