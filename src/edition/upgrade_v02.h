// The step from v0.2 (upstream v0.1.0 to v0.2.1) to v0.6 (v0.3.0 to v0.6.1).
//
// Both editions have the same field numbers, so a field finds its new name by its number. Numbers
// of enum values moved up by one; they are written as names, which mean the same in every reader.
// What was 0 up to v0.2.1 is absent in a document and means something all the same: it is filled
// in. Everything else is copied, also what neither edition knows.
#pragma once

#include "edition/step.h"

namespace smp::edition {

// The same document in v0.6, with one more step on its record. Requires: from.edition is kV02,
// from.tree is in canonical spelling, and from.kind is one of a message.
[[nodiscard]] Stage UpgradeV02(const Stage& from);

}  // namespace smp::edition
