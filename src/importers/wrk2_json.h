// The JSON that the script of layer5io's wrk2 prints, which Meshery runs through gowrk2.
#pragma once

#include <optional>

#include "importers/importer.h"

namespace smp::importers {

[[nodiscard]] bool IsWrk2Json(const RawOutput& output);
[[nodiscard]] std::optional<ImportDraft> ImportWrk2Json(ImportContext& context);

}  // namespace smp::importers
