// fortio: JSON of its runs (-json, REST, data of its server, in the envelope of Meshery) and access
// logs. Its histograms are exact counts in fixed buckets (fortio_grid.h), errors included; releases
// from 1.28 on have those of the errors beside them. docs/imports/fortio.md says what is taken from
// where.
#include <utility>

#include "importers/fortio_forms.h"
#include "importers/importer.h"

namespace smp::importers {

bool IsFortio(const RawOutput& output);
std::optional<ImportDraft> ImportFortio(ImportContext& context);

namespace {

std::optional<ImportDraft> ImportRun(ImportContext& context, const document::Node& node) {
  auto run = FortioFormOf(node) == FortioForm::kWrk2 ? ReadWrk2Run(node, context.findings)
                                                     : ReadFortioRun(node, context.findings);
  if (!run) return std::nullopt;
  ImportDraft draft;
  draft.test = std::move(run->test);
  draft.results.push_back(std::move(run->result));
  draft.run_seconds.push_back(run->seconds);
  return draft;
}

}  // namespace

bool IsFortio(const RawOutput& output) {
  if (IsFortioAccessLog(output) || IsFortioRefused(output)) return true;
  const document::Node* root = output.root();
  if (root == nullptr || output.is_json_lines) return false;
  if (IsFortioRun(*root)) return FortioFormOf(*root) != FortioForm::kNighthawk;
  return IsMeshery(*root);
}

std::optional<ImportDraft> ImportFortio(ImportContext& context) {
  if (IsFortioAccessLog(context.output)) return ImportFortioAccessLog(context);
  if (IsFortioRefused(context.output)) {
    RefuseFortio(context);
    return std::nullopt;
  }
  const document::Node* root = context.output.root();
  if (root == nullptr) return std::nullopt;
  if (IsFortioRun(*root)) return ImportRun(context, *root);
  return IsMeshery(*root) ? ImportMeshery(context, *root) : std::nullopt;
}

}  // namespace smp::importers
