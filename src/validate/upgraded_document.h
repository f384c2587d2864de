// Between documents as the API has them and stages as the steps have them.
#pragma once

#include <cstddef>
#include <vector>

#include "edition/step.h"
#include "smp/document.h"
#include "smp/upgrade.h"

namespace smp::validate {

// Appends the errors among findings; does nothing when `errors` is null.
void AddErrors(const std::vector<Finding>& findings, std::vector<Finding>* errors);

// Says of a document of v1 that it says nothing. Requires: something of it was read.
[[nodiscard]] Finding NoBody(const SourceDocument& document);

// The document in canonical spelling, ready for the first step. Requires: something of it was read.
// Errors of reading and of spelling are added to `errors`: what they are about is not in the stage.
[[nodiscard]] edition::Stage StageOf(const SourceDocument& document,
                                     std::vector<Finding>* errors = nullptr);

// The document that a stage is, with what was done to it. It keeps alive what its nodes lead back
// to. `source` is the document whose name and format it takes over, `sources` are those it was made
// from.
[[nodiscard]] UpgradedDocument UpgradedOf(edition::Stage stage, const SourceDocument& source,
                                          std::vector<std::size_t> sources);

}  // namespace smp::validate
