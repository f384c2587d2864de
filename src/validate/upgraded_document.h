// Between documents as the API has them and stages as the steps have them.
#pragma once

#include <vector>

#include "edition/step.h"
#include "smp/document.h"
#include "smp/upgrade.h"

namespace smp::validate {

// The document in canonical spelling, ready for the first step. Requires: something of it was read.
[[nodiscard]] edition::Stage StageOf(const SourceDocument& document);

// The document that a stage is. It keeps alive what its nodes lead back to.
[[nodiscard]] SourceDocument DocumentOf(edition::Stage stage, const SourceDocument& source);

// Steps with their places as pointers.
[[nodiscard]] std::vector<UpgradeStep> StepsOf(const std::vector<edition::StepRecord>& records);

}  // namespace smp::validate
