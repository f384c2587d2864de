// JSON and CSV of oha.
#pragma once

#include <optional>
#include <string_view>

#include "document/tree.h"
#include "importers/importer.h"

namespace smp::importers {

[[nodiscard]] bool IsOhaReport(const document::Node& root);
[[nodiscard]] bool IsOhaCsv(std::string_view text);

// Each requires that its output was recognized.
[[nodiscard]] std::optional<ImportDraft> ImportOhaReport(ImportContext& context,
                                                         const document::Node& root);
[[nodiscard]] std::optional<ImportDraft> ImportOhaCsv(ImportContext& context);

// A draft with the client and one result, without figures.
[[nodiscard]] ImportDraft OhaDraft();

}  // namespace smp::importers
