// Summaries of k6: --summary-export, handleSummary and the machine-readable one of 1.5.
#pragma once

#include <optional>

#include "document/tree.h"
#include "importers/importer.h"

namespace smp::importers {

// Whether the root of a tree is one of the three.
[[nodiscard]] bool IsK6Summary(const document::Node& root);

// Requires: IsK6Summary(root).
[[nodiscard]] std::optional<ImportDraft> ImportK6Summary(ImportContext& context,
                                                         const document::Node& root);

}  // namespace smp::importers
