// Reports of vegeta: -type=json, text and hist.
#pragma once

#include <optional>
#include <string_view>

#include "document/tree.h"
#include "importers/importer.h"

namespace smp::importers {

[[nodiscard]] bool IsVegetaReport(const document::Node& root);
[[nodiscard]] bool IsVegetaText(std::string_view text);
[[nodiscard]] bool IsVegetaHistogram(std::string_view text);

// Each requires that its output was recognized.
[[nodiscard]] std::optional<ImportDraft> ImportVegetaReport(ImportContext& context,
                                                            const document::Node& root);
[[nodiscard]] std::optional<ImportDraft> ImportVegetaText(ImportContext& context);
[[nodiscard]] std::optional<ImportDraft> ImportVegetaHistogram(ImportContext& context);

}  // namespace smp::importers
