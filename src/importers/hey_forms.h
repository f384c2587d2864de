// The two outputs of hey: its summary, and with -o csv a line a response.
#pragma once

#include <optional>
#include <string_view>

#include "importers/importer.h"

namespace smp::importers {

[[nodiscard]] bool IsHeyText(std::string_view text);
[[nodiscard]] std::optional<ImportDraft> ImportHeyText(ImportContext& context);

[[nodiscard]] bool IsHeyCsv(std::string_view text);
[[nodiscard]] std::optional<ImportDraft> ImportHeyCsv(ImportContext& context);

// hey keeps the latencies and status codes of so many responses, the first ones.
inline constexpr std::int64_t kMostHeyResponses = 1'000'000;

// The draft of any run of hey: a closed loop, whose options are not printed. One result, "run".
[[nodiscard]] ImportDraft DraftOfHey(std::string_view media_type);

// Counts a response under its status; those up to 399 are successes, as redirects are followed.
void CountHeyStatus(std::string_view status, std::int64_t count, v1::Requests& requests);

}  // namespace smp::importers
