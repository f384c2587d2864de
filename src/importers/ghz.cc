// ghz: reports and calls. docs/imports/ghz.md says what is taken from where.
#include "importers/ghz_report.h"
#include "importers/ghz_text.h"
#include "importers/import_rules.h"
#include "importers/importer.h"

namespace smp::importers {

bool IsGhz(const RawOutput& output);
std::optional<ImportDraft> ImportGhz(ImportContext& context);

namespace {

bool HasGhzReport(const RawOutput& output) {
  return output.root() != nullptr && IsGhzReport(*output.root());
}

bool IsHtml(std::string_view text) {
  const std::string_view begin = text.substr(0, 512);
  return begin.find("<html") != std::string_view::npos &&
         begin.find("<title>ghz") != std::string_view::npos;
}

}  // namespace

bool IsGhz(const RawOutput& output) {
  const std::string_view text = output.text();
  return HasGhzReport(output) || IsGhzSummary(text) || IsGhzCsv(text) || IsGhzPrometheus(text) ||
         IsGhzInfluxSummary(text) || IsGhzInfluxDetails(text) || IsHtml(text);
}

std::optional<ImportDraft> ImportGhz(ImportContext& context) {
  const std::string_view text = context.output.text();
  if (HasGhzReport(context.output)) return ImportGhzReport(context, *context.output.root());
  if (IsGhzSummary(text)) return ImportGhzSummary(context);
  if (IsGhzCsv(text)) return ImportGhzCsv(context);
  if (IsGhzPrometheus(text)) return ImportGhzPrometheus(context);
  if (IsGhzInfluxSummary(text)) return ImportGhzInfluxSummary(context);
  if (IsGhzInfluxDetails(text)) return ImportGhzInfluxDetails(context);
  if (IsHtml(text)) {
    context.findings.At(kOutputNotImportable, text, "this is the page that ghz makes for people",
                        "import what `ghz -O json` writes");
  }
  return std::nullopt;
}

}  // namespace smp::importers
