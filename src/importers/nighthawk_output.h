// Nighthawk's Output, as JSON or YAML: results of workers and of all of them.
#pragma once

#include <optional>

#include "document/tree.h"
#include "importers/importer.h"

namespace smp::importers {

// Whether a tree is an Output: it has results with names and statistics.
[[nodiscard]] bool IsNighthawkOutput(const document::Node& root);

// The draft of an Output; nothing, and a finding, when it holds no figure of a run.
[[nodiscard]] std::optional<ImportDraft> ImportNighthawkOutput(ImportContext& context,
                                                               const document::Node& root);

}  // namespace smp::importers
