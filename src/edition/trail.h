// The upgrade trail: what the steps did, written into the document that came out of them.
#pragma once

#include <span>
#include <string>

#include "document/tree.h"
#include "edition/step.h"

namespace smp::edition {

// A value as a change shows it: of a scalar its text, of a mapping or list its JSON in one line,
// cut short after a thousand bytes. Empty for null.
[[nodiscard]] std::string ValueText(const document::Node* node);

// The worst class of the changes.
[[nodiscard]] LossClass ClassOf(const StepRecord& step);

// Appends `upgrade_trail` to `holder`, a node of `tree`: the report, or the envelope of a profile.
void AppendTrail(document::Tree& tree, document::Node& holder, std::span<const StepRecord> steps);

}  // namespace smp::edition
