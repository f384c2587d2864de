// Samples of k6, one a line: --out json and --out csv.
#pragma once

#include <optional>

#include "importers/importer.h"

namespace smp::importers {

[[nodiscard]] bool IsK6Json(const RawOutput& output);
[[nodiscard]] bool IsK6Csv(const RawOutput& output);

// Requires: IsK6Json(context.output).
[[nodiscard]] std::optional<ImportDraft> ImportK6Json(ImportContext& context);
// Requires: IsK6Csv(context.output).
[[nodiscard]] std::optional<ImportDraft> ImportK6Csv(ImportContext& context);

}  // namespace smp::importers
