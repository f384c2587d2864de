// Results of vegeta, one a line: what `vegeta encode` writes as JSON and CSV.
#pragma once

#include <optional>

#include "importers/importer.h"

namespace smp::importers {

[[nodiscard]] bool IsVegetaJsonResults(const RawOutput& output);
[[nodiscard]] bool IsVegetaCsvResults(const RawOutput& output);

// Each requires that its output was recognized.
[[nodiscard]] std::optional<ImportDraft> ImportVegetaJsonResults(ImportContext& context);
[[nodiscard]] std::optional<ImportDraft> ImportVegetaCsvResults(ImportContext& context);

}  // namespace smp::importers
