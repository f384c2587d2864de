// CSV of oha: every response, and none of the requests without one.
#include <fmt/format.h>

#include <utility>

#include "importers/csv_rows.h"
#include "importers/fixed_point.h"
#include "importers/import_rules.h"
#include "importers/number_text.h"
#include "importers/oha_report.h"
#include "importers/request_log.h"
#include "importers/samples.h"

namespace smp::importers {

namespace {

constexpr std::string_view kHeader =
    "request-start,DNS,DNS+dialup,Response-delay,request-duration,bytes,status";
constexpr std::size_t kStart = 0;
constexpr std::size_t kDurationColumn = 4;
constexpr std::size_t kStatus = 6;
constexpr std::size_t kOhaColumns = 7;
constexpr int kDigitsOfNs = 9;

}  // namespace

bool IsOhaCsv(std::string_view text) { return text.starts_with(kHeader); }

std::optional<ImportDraft> ImportOhaCsv(ImportContext& context) {
  RequestLog log;
  CsvRows rows(context.output.text());
  rows.Next();
  while (rows.Next()) {
    const auto start_ns = FixedPoint(rows.field(kStart), kDigitsOfNs);
    const auto latency_ns = FixedPoint(rows.field(kDurationColumn), kDigitsOfNs);
    const auto status = ParseCount(rows.field(kStatus));
    if (rows.fields().size() != kOhaColumns || !start_ns || !IsSample(*start_ns, 1) ||
        !latency_ns || !IsSample(*latency_ns, 1) || !status) {
      context.findings.At(kOutputSyntax, rows.row(), "the row is no response as oha writes them",
                          "import all of what oha wrote, as it was");
      return std::nullopt;
    }
    RequestLog::Request request;
    request.latency = *latency_ns;
    request.status = rows.field(kStatus);
    request.succeeded = *status >= 200 && *status < 300;
    log.Add(request);
    log.Cover(0, *start_ns + *latency_ns);  // times count from the beginning of the run
  }
  if (log.attempted() == 0) {
    context.findings.At(kOutputNotImportable, context.output.text(),
                        "the output lists no responses",
                        "import the JSON, which counts the errors");
    return std::nullopt;
  }
  ImportDraft draft = OhaDraft();
  draft.media_type = "text/csv";
  draft.run_seconds.push_back(log.Seconds());
  v1::Result& result = draft.results.front();
  std::move(log).WriteTo(result, {}, v1::COORDINATED_OMISSION_UNSPECIFIED);
  result.clear_window();
  // How many requests had no response is not known.
  result.mutable_requests()->clear_attempted();
  result.mutable_requests()->clear_failed();
  return draft;
}

}  // namespace smp::importers
