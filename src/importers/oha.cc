// oha: JSON and CSV. docs/imports/oha.md says what is taken from where.
#include "importers/import_rules.h"
#include "importers/importer.h"
#include "importers/oha_report.h"
#include "importers/refuse_output.h"

namespace smp::importers {

bool IsOha(const RawOutput& output);
std::optional<ImportDraft> ImportOha(ImportContext& context);

namespace {

bool HasOhaReport(const RawOutput& output) {
  return output.root() != nullptr && IsOhaReport(*output.root());
}

bool IsText(std::string_view text) {
  const std::string_view begin = text.substr(0, 1024);
  return begin.find("Summary:") != std::string_view::npos &&
         begin.find("Success rate:") != std::string_view::npos &&
         begin.find("Requests/sec:") != std::string_view::npos;
}

bool IsDatabase(std::string_view text) {
  return text.starts_with(std::string_view("SQLite format 3\0", 16)) &&
         text.substr(0, 65'536).find("TABLE oha") != std::string_view::npos;
}

}  // namespace

bool IsOha(const RawOutput& output) {
  const std::string_view text = output.text();
  return HasOhaReport(output) || IsOhaCsv(text) || IsText(text) || IsDatabase(text);
}

std::optional<ImportDraft> ImportOha(ImportContext& context) {
  const std::string_view text = context.output.text();
  if (HasOhaReport(context.output)) return ImportOhaReport(context, *context.output.root());
  if (IsOhaCsv(text)) return ImportOhaCsv(context);
  if (IsText(text)) {
    return RefuseOutput(context,
                        "the summary for people has four decimals of a unit that oha chooses",
                        "write JSON, which has every digit: `oha --output-format json`");
  }
  if (IsDatabase(text)) {
    return RefuseOutput(
        context, "this is the database of --db-url",
        "write CSV as well, `oha --output-format csv`, or select the rows of one run into "
        "columns as its header names them");
  }
  return std::nullopt;
}

}  // namespace smp::importers
