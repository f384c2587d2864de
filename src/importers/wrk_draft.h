// What the outputs of wrk and wrk2 have in common, as the draft of a report: test, requests, rate,
// bytes and how long the run took. Latency is left to their importers.
#pragma once

#include <optional>

#include "importers/importer.h"
#include "importers/wrk_text.h"

namespace smp::importers {

enum class WrkTool { kWrk, kWrk2 };

// The run of a text that is to be imported: the only one, or the selected one. Nothing when there
// is none such, when it lacks its end or when it is the other tool's, with a finding.
[[nodiscard]] std::optional<WrkRun> SelectWrkRun(WrkTool tool, ImportContext& context);

// The draft, with one result and without latency. Requires: the run is of SelectWrkRun.
[[nodiscard]] ImportDraft DraftOfWrk(WrkTool tool, const WrkRun& run, ImportFindings& findings);

// Mean, deviation and maximum of the line "Latency" and the quantiles of a block, rounded as they
// are printed. False, and SMP1036, when the line says that nothing was measured.
bool SetWrkFigures(const WrkRun& run, ImportFindings& findings, v1::Latency& latency);
void SetWrkQuantiles(const WrkBlock& block, ImportFindings& findings, v1::Latency& latency);

}  // namespace smp::importers
