// The answer to an output that an importer knows and cannot import as a whole.
#pragma once

#include <optional>

#include "importers/import_rules.h"
#include "importers/importer.h"

namespace smp::importers {

inline std::optional<ImportDraft> RefuseOutput(ImportContext& context, const char* message,
                                               const char* hint) {
  context.findings.At(kOutputNotImportable, context.output.text(), message, hint);
  return std::nullopt;
}

}  // namespace smp::importers
