// The step from v1.0 back to v0.6: a document of v1 becomes messages of v0.6.
#pragma once

#include <vector>

#include "edition/step.h"

namespace smp::edition {

// A report becomes a test configuration, a mesh configuration, an environment, each where there is
// something of it, and a result for each of its results, in this order; a profile becomes its one
// message. What v0.6 has no place for is a change of class lossy of the message that is nearest to
// it. At least one message. Requires: a document of v1 in canonical spelling that tells its kind.
[[nodiscard]] std::vector<Stage> DowngradeV1(const Stage& document);

}  // namespace smp::edition
