// The chain of steps between adjacent editions: what leads to v0.6, or from a look-alike to v1.
#pragma once

#include <vector>

#include "edition/step.h"

namespace smp::edition {

// What a document becomes on its way to v0.6: itself when it is v0.6 or v1 already, messages of
// v0.6, or documents of v1 where a look-alike holds more than v0.6 can. Empty when no step leads
// on; then the detection's findings say what the document is.
[[nodiscard]] std::vector<Stage> RunSteps(Stage stage, const StepOptions& options);

}  // namespace smp::edition
