// Between documents as the API has them and stages as the steps have them.
#pragma once

#include <cstddef>
#include <vector>

#include "edition/step.h"
#include "smp/document.h"
#include "smp/upgrade.h"

namespace smp::validate {

// The document in canonical spelling, ready for the first step. Requires: something of it was read.
[[nodiscard]] edition::Stage StageOf(const SourceDocument& document);

// The document that a stage is, with what was done to it. It keeps alive what its nodes lead back
// to. `source` is the document whose name and format it takes over, `sources` are those it was made
// from.
[[nodiscard]] UpgradedDocument UpgradedOf(edition::Stage stage, const SourceDocument& source,
                                          std::vector<std::size_t> sources);

}  // namespace smp::validate
