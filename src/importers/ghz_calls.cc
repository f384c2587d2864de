// Calls that ghz lists without JSON: -O csv and -O influx-details.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "importers/fixed_point.h"
#include "importers/ghz_figures.h"
#include "importers/ghz_text.h"
#include "importers/import_rules.h"
#include "importers/lines.h"
#include "importers/number_text.h"
#include "importers/request_log.h"
#include "importers/samples.h"
#include "importers/time_ns.h"

namespace smp::importers {

namespace {

constexpr std::string_view kCsvHeader = "duration (ms),status,error";

std::optional<ImportDraft> Refuse(ImportContext& context, std::string_view line) {
  context.findings.At(kOutputSyntax, line, "the line is no call as ghz lists them",
                      "import all of what ghz printed, as it was");
  return std::nullopt;
}

RequestLog::Request RequestOf(std::int64_t latency, std::string_view status) {
  RequestLog::Request request;
  request.latency = latency;
  if (IsGhzResponse(status)) request.status = status;
  request.succeeded = status == "OK";
  request.timed_out = status == "DeadlineExceeded";
  return request;
}

std::optional<ImportDraft> DraftOf(RequestLog log, std::string_view media_type,
                                   ImportContext& context) {
  if (log.attempted() == 0) {
    context.findings.At(kOutputNotImportable, context.output.text(), "the output lists no calls",
                        "import the output of a run that made calls");
    return std::nullopt;
  }
  ImportDraft draft = GhzDraft();
  draft.media_type = std::string(media_type);
  draft.run_seconds.push_back(log.Seconds());
  std::move(log).WriteTo(draft.results.front(), {.timeouts = true},
                         v1::COORDINATED_OMISSION_UNCORRECTED);
  return draft;
}

// "ghz_detail,TAGS latency=N,error="…",status="OK" TIME", where blanks of TAGS and error are
// escaped.
struct InfluxCall {
  std::int64_t latency_ns = 0;
  std::string_view status;
  std::int64_t end_ns = 0;
};

std::optional<InfluxCall> InfluxCallOf(std::string_view line) {
  constexpr std::string_view kLatency = " latency=";
  constexpr std::string_view kStatus = ",status=\"";
  std::size_t at = line.rfind(kLatency);
  while (at != std::string_view::npos && at > 0 && line[at - 1] == '\\')
    at = line.rfind(kLatency, at - 1);
  const std::size_t status_at = line.rfind(kStatus);
  if (at == std::string_view::npos || status_at == std::string_view::npos || status_at < at) {
    return std::nullopt;
  }
  std::string_view latency = line.substr(at + kLatency.size());
  std::string_view tail = line.substr(status_at + kStatus.size());
  InfluxCall call;
  const auto latency_ns = ParseCount(TakeField(latency, ','));
  call.status = TakeField(tail, '"');
  const auto end_ns = ParseCount(Trim(tail));
  if (!latency_ns || !IsSample(*latency_ns, 1) || !end_ns || !IsTimeNs(*end_ns))
    return std::nullopt;
  call.latency_ns = *latency_ns;
  call.end_ns = *end_ns;
  return call;
}

}  // namespace

bool IsGhzCsv(std::string_view text) { return Trim(text.substr(0, 64)).starts_with(kCsvHeader); }

bool IsGhzInfluxDetails(std::string_view text) { return text.starts_with("ghz_detail,"); }

std::optional<ImportDraft> ImportGhzCsv(ImportContext& context) {
  // Two decimals of milliseconds.
  constexpr std::int64_t kUnitNs = 10'000;
  RequestLog log(kUnitNs, true);
  bool in_error = false;
  for (const std::string_view line : Lines(context.output.text())) {
    if (Trim(line).empty() || line == kCsvHeader) continue;
    std::string_view rest = line;
    const auto latency = FixedPoint(TakeField(rest, ','), 2);
    const std::string_view status = TakeField(rest, ',');
    if (!latency || !IsSample(*latency, kUnitNs)) {
      // Messages stand there as they are, with their line breaks.
      if (in_error) continue;
      return Refuse(context, line);
    }
    in_error = !rest.empty();
    log.Add(RequestOf(*latency, status));
  }
  return DraftOf(std::move(log), "text/csv", context);
}

std::optional<ImportDraft> ImportGhzInfluxDetails(ImportContext& context) {
  RequestLog log;
  for (const std::string_view line : Lines(context.output.text())) {
    if (Trim(line).empty()) continue;
    const auto call = InfluxCallOf(line);
    if (!call) return Refuse(context, line);
    log.Add(RequestOf(call->latency_ns, call->status));
    log.Cover(call->end_ns - call->latency_ns, call->end_ns);
  }
  return DraftOf(std::move(log), "text/plain", context);
}

}  // namespace smp::importers
