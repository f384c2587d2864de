// vegeta: reports and results. docs/imports/vegeta.md says what is taken from where.
#include "importers/import_rules.h"
#include "importers/importer.h"
#include "importers/lines.h"
#include "importers/refuse_output.h"
#include "importers/vegeta_report.h"
#include "importers/vegeta_results.h"

namespace smp::importers {

bool IsVegeta(const RawOutput& output);
std::optional<ImportDraft> ImportVegeta(ImportContext& context);

namespace {

bool HasVegetaReport(const RawOutput& output) {
  return output.root() != nullptr && IsVegetaReport(*output.root());
}

// The header of -type=hdrplot. Tables of wrk2 and of HdrHistogram say no unit in theirs.
bool IsHdrPlot(std::string_view text) {
  std::string_view first = text.substr(0, text.find('\n'));
  return TakeWord(first) == "Value(ms)" && TakeWord(first) == "Percentile";
}

// Go's gob begins with the description of the type that follows.
bool IsGob(std::string_view text) {
  const std::string_view begin = text.substr(0, 512);
  for (const std::string_view name : {"Result", "Attack", "Timestamp", "Latency", "BytesOut"}) {
    if (begin.find(name) == std::string_view::npos) return false;
  }
  return begin.find('\0') != std::string_view::npos;
}

}  // namespace

bool IsVegeta(const RawOutput& output) {
  const std::string_view text = output.text();
  return HasVegetaReport(output) || IsVegetaJsonResults(output) || IsVegetaCsvResults(output) ||
         IsVegetaText(text) || IsVegetaHistogram(text) || IsHdrPlot(text) || IsGob(text);
}

std::optional<ImportDraft> ImportVegeta(ImportContext& context) {
  const std::string_view text = context.output.text();
  if (HasVegetaReport(context.output)) return ImportVegetaReport(context, *context.output.root());
  if (IsVegetaJsonResults(context.output)) return ImportVegetaJsonResults(context);
  if (IsVegetaCsvResults(context.output)) return ImportVegetaCsvResults(context);
  if (IsVegetaText(text)) return ImportVegetaText(context);
  if (IsVegetaHistogram(text)) return ImportVegetaHistogram(context);
  if (IsHdrPlot(text)) {
    return RefuseOutput(
        context,
        "the counts of an hdrplot are not counted: each is the number of requests times a "
        "fixed quantile, whose value is an estimate",
        "import what `vegeta encode` makes of the results, or `vegeta report -type=json`");
  }
  if (IsGob(text)) {
    return RefuseOutput(context, "these are results in Go's own encoding",
                        "write them as JSON: `vegeta encode -to json results.bin > results.json`");
  }
  return RefuseOutput(context, "this is neither a report nor results of vegeta",
                      "import what `vegeta report` or `vegeta encode` wrote");
}

}  // namespace smp::importers
