#include "importers/ghz_report.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "importers/count_sum.h"
#include "importers/ghz_figures.h"
#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/redact.h"
#include "importers/request_log.h"
#include "importers/samples.h"
#include "importers/time_ns.h"

namespace smp::importers {

namespace {

using document::Children;
using document::Find;
using document::Node;

// --- what was asked for
// -----------------------------------------------------------------------------

// Schedules other than "const" change the figure while the test runs.
bool IsConstant(const JsonFields& options, std::string_view schedule) {
  const Node* node = options.Find(schedule);
  return node == nullptr || node->text.empty() || node->text == "const";
}

void SetStage(const JsonFields& options, v1::TestConfiguration& test) {
  v1::Stage& stage = *test.add_stages();
  const std::optional<std::int64_t> duration_ns = options.Count("duration");
  if (duration_ns && *duration_ns > 0) *stage.mutable_duration() = DurationOfNs(*duration_ns);
  if (!IsConstant(options, "load-schedule")) return;
  const std::optional<double> rate = options.Number("rps");
  if (rate && *rate > 0) {
    stage.set_target_requests_per_second(*rate);
  } else {
    stage.set_unthrottled(true);
  }
}

void SetGhzClient(const JsonFields& options, ImportFindings& findings, v1::Client& client) {
  const auto host = options.Text("host");
  const auto call = options.Text("call");
  if (host) {
    client.add_endpoint_urls(RedactedUrl(GhzUrl(*host, call.value_or("")), "the option `host`",
                                         options.Find("host"), findings));
  }
  // Called `c` until 2019.
  const auto workers =
      options.Has("concurrency") ? options.Count("concurrency") : options.Count("c");
  if (workers && *workers >= 1 && IsConstant(options, "concurrency-schedule")) {
    client.set_threads(*workers);
  }
  const auto connections = options.Count("connections");
  if (connections && *connections >= 1) client.set_connections(*connections);
  const auto timeout_ns = options.Count("timeout");
  if (timeout_ns && *timeout_ns > 0) *client.mutable_timeout() = DurationOfNs(*timeout_ns);
  if (const auto plain = options.Flag("insecure")) {
    client.set_tls_version(*plain ? v1::TLS_VERSION_NONE : v1::TLS_VERSION_TLS);
  }
  const JsonFields metadata = options.Object("metadata");
  if (metadata.node() == nullptr) return;
  for (const Node& entry : Children(*metadata.node())) {
    if (!entry.IsContainer()) AddHeader(entry.key, entry.text, &entry, findings, client);
  }
}

void DescribeTest(const JsonFields& report, ImportFindings& findings, ImportDraft& draft) {
  if (const auto name = report.Text("name")) draft.test.set_name(std::string(*name));
  const JsonFields options = report.Object("options");
  if (options.node() != nullptr) {
    // With `async` calls are made at their times. Else a worker makes its next call when the last
    // one has ended, at a rate or not.
    draft.test.set_loop_model(options.Flag("async").value_or(false) ? v1::LOOP_MODEL_OPEN
                                                                    : v1::LOOP_MODEL_CLOSED);
    SetStage(options, draft.test);
    SetGhzClient(options, findings, *draft.test.mutable_clients(0));
  }
  const JsonFields tags = report.Object("tags");
  if (tags.node() == nullptr) return;
  for (const Node& tag : Children(*tags.node())) {
    if (tag.IsContainer()) continue;
    (*draft.results.front().mutable_labels())[std::string(tag.key)] =
        RedactedText(tag.text, "a tag", &tag, findings);
  }
}

// --- what was measured
// ------------------------------------------------------------------------------

// Counts by name; nothing, and a finding, for what is no count.
std::optional<std::map<std::string, std::int64_t>> CountsOf(const JsonFields& stated,
                                                            ImportFindings& findings) {
  std::map<std::string, std::int64_t> counts;
  if (stated.node() == nullptr) return counts;
  for (const Node& node : Children(*stated.node())) {
    const std::optional<std::int64_t> count = CountOf(&node, findings);
    if (!count) continue;
    if (*count < 0) {
      findings.At(kOutputSyntax, node, fmt::format("{} cannot be a count", *count),
                  "import the output as ghz wrote it");
      return std::nullopt;
    }
    counts[std::string(node.key)] = *count;
  }
  return counts;
}

std::optional<double> PositiveMs(const JsonFields& fields, std::string_view key) {
  const auto ms = fields.Ms(key, LatencyUnit::kNanoseconds);
  return ms && *ms > 0 ? ms : std::nullopt;
}

void TakeDistributions(const JsonFields& report, ImportFindings& findings, GhzFigures& figures) {
  if (const Node* list = report.List("latencyDistribution")) {
    for (const Node& entry : Children(*list)) {
      const JsonFields fields(&entry, findings);
      const auto rank = fields.Number("percentage");
      const auto value_ms = PositiveMs(fields, "latency");
      // A rank that few samples have no call for is {0, 0}.
      if (rank && *rank > 0 && *rank <= 100 && value_ms) {
        figures.percentiles.push_back({*rank, *value_ms});
      }
    }
  }
  if (const Node* list = report.List("histogram")) {
    for (const Node& entry : Children(*list)) {
      const JsonFields fields(&entry, findings);
      const auto mark_ms = fields.Ms("mark", LatencyUnit::kSeconds);
      const auto count = fields.Count("count");
      if (mark_ms && count && *count >= 0) figures.bins.push_back({*mark_ms, *count});
    }
  }
}

std::optional<GhzFigures> FiguresOf(const JsonFields& report, ImportFindings& findings) {
  GhzFigures figures;
  const auto count = report.Count("count");
  const Place place = report.Has("count") ? report.Find("count") : report.node();
  if (!count || *count <= 0) {
    findings.At(kOutputNotImportable, place, "the output counts no calls",
                "import the output of a run that made calls");
    return std::nullopt;
  }
  auto statuses = CountsOf(report.Object("statusCodeDistribution"), findings);
  const auto errors = CountsOf(report.Object("errorDistribution"), findings);
  if (!statuses || !errors) return std::nullopt;
  figures.count = *count;
  figures.place = place;
  figures.statuses = std::move(*statuses);
  figures.errors = 0;
  for (const auto& [message, number] : *errors) *figures.errors = CountSum(*figures.errors, number);
  if (const auto total_ns = report.Number("total")) figures.total_seconds = *total_ns / 1e9;
  figures.average_ms = PositiveMs(report, "average");
  figures.fastest_ms = PositiveMs(report, "fastest");
  figures.slowest_ms = PositiveMs(report, "slowest");
  figures.count_errors = report.Object("options").Flag("count-errors").value_or(false);
  TakeDistributions(report, findings, figures);
  return figures;
}

// Adds a call of `details`; false, and a finding, for what is none.
bool AddCall(const Node& detail, ImportFindings& findings, RequestLog& log) {
  const JsonFields fields(&detail, findings);
  const auto latency_ns = fields.Count("latency");
  const auto status = fields.Text("status").value_or("");
  const auto end = fields.Text("timestamp");
  if (!latency_ns || !IsSample(*latency_ns, 1)) {
    findings.At(kOutputSyntax, detail, "the call has no latency in nanoseconds",
                "import the output as ghz wrote it");
    return false;
  }
  RequestLog::Request request;
  request.latency = *latency_ns;
  if (IsGhzResponse(status)) request.status = status;
  request.succeeded = status == "OK";
  request.timed_out = status == "DeadlineExceeded";
  log.Add(request);
  // ghz notes when a call ended.
  if (const auto end_ns = TimeNs(end.value_or(""))) log.Cover(*end_ns - *latency_ns, *end_ns);
  return true;
}

// The window by the date, which is when the report was made, cut to seconds.
void SetWindow(const JsonFields& report, const GhzFigures& figures, v1::Result& result) {
  const auto date = report.Text("date");
  const auto end_ns = TimeNs(date.value_or(""));
  constexpr double kLongest = 1e8;
  if (!end_ns || !figures.total_seconds || *figures.total_seconds <= 0 ||
      *figures.total_seconds > kLongest) {
    return;
  }
  const auto length_ns = static_cast<std::int64_t>(*figures.total_seconds * 1e9);
  *result.mutable_window()->mutable_start_time() = TimestampOfNs(*end_ns - length_ns);
  *result.mutable_window()->mutable_end_time() = TimestampOfNs(*end_ns);
}

void CheckDetails(const GhzFigures& figures, const Node& details, const RequestLog& log,
                  ImportFindings& findings) {
  if (log.attempted() != figures.count) {
    findings.At(kOutputContradiction, details,
                fmt::format("details hold {} calls, the output counts {}; latencies are of the "
                            "former",
                            log.attempted(), figures.count),
                log.attempted() == kMostGhzCalls
                    ? "ghz keeps the first 1 000 000 calls; measure for a shorter time"
                    : "releases before 2019 left calls out; else the output was edited");
  }
  if (log.attempted() != figures.count) return;  // the calls that are missing were of any status
  const auto ok = figures.statuses.find("OK");
  const std::int64_t stated = ok == figures.statuses.end() ? 0 : ok->second;
  if (figures.statuses.empty() || stated == log.succeeded()) return;
  findings.At(kOutputContradiction, details,
              fmt::format("{} calls in details are OK, statusCodeDistribution says {}",
                          log.succeeded(), stated),
              "the output was edited; import what ghz wrote");
}

// Takes the calls one by one. Of fewer calls than there were, only latencies are taken.
bool TakeDetails(const JsonFields& report, const Node& details, const GhzFigures& figures,
                 ImportFindings& findings, v1::Result& result) {
  RequestLog log;
  for (const Node& detail : Children(details)) {
    if (!AddCall(detail, findings, log)) return false;
  }
  CheckDetails(figures, details, log, findings);
  const bool complete = log.attempted() == figures.count;
  v1::Result listed;
  std::move(log).WriteTo(listed, {.timeouts = true}, v1::COORDINATED_OMISSION_UNCORRECTED);
  if (complete && listed.has_window()) {
    result.MergeFrom(listed);
    return true;
  }
  SetGhzRequests(figures, findings, result);
  SetWindow(report, figures, result);
  result.mutable_latency()->Swap(listed.mutable_latency());
  result.mutable_further_latencies()->Swap(listed.mutable_further_latencies());
  return true;
}

}  // namespace

bool IsGhzReport(const Node& root) {
  return Find(root, "latencyDistribution") != nullptr && Find(root, "histogram") != nullptr &&
         Find(root, "statusCodeDistribution") != nullptr;
}

std::optional<ImportDraft> ImportGhzReport(ImportContext& context, const Node& root) {
  ImportFindings& findings = context.findings;
  const JsonFields report(&root, findings);
  const auto figures = FiguresOf(report, findings);
  if (!figures) return std::nullopt;
  ImportDraft draft = GhzDraft();
  DescribeTest(report, findings, draft);
  v1::Result& result = draft.results.front();
  draft.run_seconds.push_back(figures->total_seconds);
  const Node* details = report.List("details");
  if (details != nullptr && details->child_count > 0) {
    if (!TakeDetails(report, *details, *figures, findings, result)) return std::nullopt;
    return draft;
  }
  SetGhzRequests(*figures, findings, result);
  SetGhzLatency(*figures, findings, result);
  SetWindow(report, *figures, result);
  return draft;
}

}  // namespace smp::importers
