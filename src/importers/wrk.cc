// wrk: the text that it prints. Its four quantiles are rounded and of a histogram into which it has
// filled samples for coordinated omission, so that nothing of it can be merged.
#include "importers/importer.h"
#include "importers/wrk_draft.h"
#include "importers/wrk_text.h"

namespace smp::importers {

bool IsWrk(const RawOutput& output);
std::optional<ImportDraft> ImportWrk(ImportContext& context);

bool IsWrk(const RawOutput& output) {
  return output.tree == nullptr && IsWrkText(output.text()) && !IsWrk2Text(output.text());
}

std::optional<ImportDraft> ImportWrk(ImportContext& context) {
  const std::optional<WrkRun> run = SelectWrkRun(WrkTool::kWrk, context);
  if (!run) return std::nullopt;
  ImportDraft draft = DraftOfWrk(WrkTool::kWrk, *run, context.findings);
  draft.is_selected = context.options.select.has_value();
  v1::Latency latency;
  if (SetWrkFigures(*run, context.findings, latency)) {
    latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
    latency.set_coordinated_omission(v1::COORDINATED_OMISSION_BACKFILLED);
    if (!run->blocks.empty()) SetWrkQuantiles(run->blocks.front(), context.findings, latency);
    *draft.results.front().mutable_latency() = std::move(latency);
  }
  return draft;
}

}  // namespace smp::importers
