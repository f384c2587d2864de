// k6: summaries and samples. docs/imports/k6.md says what is taken from where.
#include "importers/import_rules.h"
#include "importers/importer.h"
#include "importers/k6_points.h"
#include "importers/k6_summary.h"

namespace smp::importers {

bool IsK6(const RawOutput& output);
std::optional<ImportDraft> ImportK6(ImportContext& context);

namespace {

bool IsSummary(const RawOutput& output) {
  return output.root() != nullptr && !output.is_json_lines && IsK6Summary(*output.root());
}

}  // namespace

bool IsK6(const RawOutput& output) {
  return IsK6Csv(output) || IsK6Json(output) || IsSummary(output);
}

std::optional<ImportDraft> ImportK6(ImportContext& context) {
  if (IsK6Csv(context.output)) return ImportK6Csv(context);
  if (IsK6Json(context.output)) return ImportK6Json(context);
  if (IsSummary(context.output)) return ImportK6Summary(context, *context.output.root());
  context.findings.At(
      kOutputNotImportable, context.output.text(),
      "this is neither a summary of k6 nor its samples",
      "import what `--summary-export`, `handleSummary`, `--out json` or `--out csv` "
      "wrote; the text that k6 prints is rounded");
  return std::nullopt;
}

}  // namespace smp::importers
