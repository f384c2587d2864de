// Outputs of ghz that are not JSON: summary, csv, prometheus, influx-summary and influx-details.
#pragma once

#include <optional>
#include <string_view>

#include "importers/importer.h"

namespace smp::importers {

[[nodiscard]] bool IsGhzSummary(std::string_view text);
[[nodiscard]] bool IsGhzCsv(std::string_view text);
[[nodiscard]] bool IsGhzPrometheus(std::string_view text);
[[nodiscard]] bool IsGhzInfluxSummary(std::string_view text);
[[nodiscard]] bool IsGhzInfluxDetails(std::string_view text);

// Each requires that its output was recognized.
[[nodiscard]] std::optional<ImportDraft> ImportGhzSummary(ImportContext& context);
[[nodiscard]] std::optional<ImportDraft> ImportGhzCsv(ImportContext& context);
[[nodiscard]] std::optional<ImportDraft> ImportGhzPrometheus(ImportContext& context);
[[nodiscard]] std::optional<ImportDraft> ImportGhzInfluxSummary(ImportContext& context);
[[nodiscard]] std::optional<ImportDraft> ImportGhzInfluxDetails(ImportContext& context);

}  // namespace smp::importers
