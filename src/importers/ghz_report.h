// JSON of ghz: -O json and -O pretty.
#pragma once

#include <optional>

#include "document/tree.h"
#include "importers/importer.h"

namespace smp::importers {

[[nodiscard]] bool IsGhzReport(const document::Node& root);
// Requires: IsGhzReport(root).
[[nodiscard]] std::optional<ImportDraft> ImportGhzReport(ImportContext& context,
                                                         const document::Node& root);

}  // namespace smp::importers
