// The forms in which fortio's runs, and what looks like them, are found.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/tree.h"
#include "importers/findings.h"
#include "importers/fortio_run.h"
#include "importers/importer.h"

namespace smp::importers {

// Whose figures a run in fortio's form holds. Meshery keeps those of all three generators so.
enum class FortioForm : std::uint8_t { kFortio, kWrk2, kNighthawk };

// Whether an object has the form of a run: it has a DurationHistogram.
[[nodiscard]] bool IsFortioRun(const document::Node& node);
// Requires: IsFortioRun.
[[nodiscard]] FortioForm FortioFormOf(const document::Node& run);

// Whether a root is a result of Meshery, a list or a page of them.
[[nodiscard]] bool IsMeshery(const document::Node& root);
// The runs of a result of Meshery, one draft for all. Refused (SMP1033) are runs of different
// tests, unless one is selected.
[[nodiscard]] std::optional<ImportDraft> ImportMeshery(ImportContext& context,
                                                       const document::Node& root);

// A run of wrk2 as gowrk2 wrote it in fortio's form: percentiles in place of buckets.
[[nodiscard]] std::optional<FortioRun> ReadWrk2Run(const document::Node& node,
                                                   ImportFindings& findings);

// Whether an output is an access log: JSON lines, or lines for InfluxDB.
[[nodiscard]] bool IsFortioAccessLog(const RawOutput& output);
[[nodiscard]] std::optional<ImportDraft> ImportFortioAccessLog(ImportContext& context);

// Refuses an output that is fortio's, or was, and holds no run that can be recovered; false when it
// is none of these.
[[nodiscard]] bool IsFortioRefused(const RawOutput& output);
void RefuseFortio(ImportContext& context);

}  // namespace smp::importers
