// What h2load prints. Two forms: up to 1.68 the table has the columns min, max, mean, sd,
// since 1.69 also median, p95 and p99; the header decides.
#include <fmt/format.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "importers/fixed_point.h"
#include "importers/h2load_forms.h"
#include "importers/h2load_times.h"
#include "importers/import_rules.h"
#include "importers/lines.h"
#include "importers/number_text.h"
#include "importers/printed_units.h"

namespace smp::importers {

namespace {

constexpr std::string_view kAsH2loadWrote = "import the output as h2load wrote it";
// So that sums of counts fit.
constexpr std::int64_t kMostCount = std::int64_t{1} << 53;

struct Text {
  std::string_view finished;  // "7.08s, 141164.80 req/s, 555.33MB/s"
  std::string_view requests;  // "2000 total, …"
  std::string_view codes;     // "2000 2xx, …"
  std::string_view traffic;
  std::string_view header;
  std::string_view row;  // behind "time for request:"
  std::string_view protocol;
  std::string_view tls;
  std::string_view timing;  // "1s of warm-up time and 2s of main duration for measurements."
  std::int64_t threads = 0;
  std::int64_t clients = 0;
  std::size_t runs = 0;
};

// "spawning thread #0: 5 total client(s). 500 total requests"
void ReadThread(std::string_view line, Text& text) {
  if (TakeField(line, ':').empty()) return;
  const auto clients = ParseCount(TakeWord(line));
  if (!clients || *clients < 0 || *clients > kMostCount || text.clients > kMostCount) return;
  ++text.threads;
  text.clients += *clients;
  constexpr std::string_view kTiming = "Timing-based test with ";
  const std::size_t at = line.find(kTiming);
  if (at != std::string_view::npos) text.timing = line.substr(at + kTiming.size());
}

// The row of the latencies has had two names.
bool TakeRow(std::string_view& line) {
  if (TakePrefix(line, "time for request:")) return true;
  std::string_view rest = line;
  if (!TakePrefix(rest, "request") || !rest.starts_with(' ')) return false;
  rest = Trim(rest);
  if (!TakePrefix(rest, ":")) return false;
  line = rest;
  return true;
}

void ReadLine(std::string_view line, Text& text) {
  std::string_view rest = line;
  if (TakePrefix(rest, "spawning thread #")) {
    ReadThread(rest, text);
  } else if (TakePrefix(rest, "Application protocol:")) {
    text.protocol = Trim(rest);
  } else if (TakePrefix(rest, "TLS Protocol:")) {
    text.tls = Trim(rest);
  } else if (TakePrefix(rest, "finished in ")) {
    text.finished = rest;
    ++text.runs;
  } else if (TakePrefix(rest, "requests:")) {
    text.requests = Trim(rest);
  } else if (TakePrefix(rest, "status codes:")) {
    text.codes = Trim(rest);
  } else if (TakePrefix(rest, "traffic:")) {
    text.traffic = Trim(rest);
  } else if (line.starts_with("min ") && line.ends_with("+/- sd")) {
    text.header = line;
  } else if (text.row.empty() && TakeRow(rest)) {
    text.row = Trim(rest);
  }
}

Text ReadText(std::string_view output) {
  Text text;
  for (const std::string_view line : Lines(output)) ReadLine(Trim(line), text);
  return text;
}

// "2000 total, 2000 started": the count before a name; nothing when it is not there.
std::optional<std::int64_t> CountBefore(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    std::string_view field = Trim(TakeField(list, ','));
    const auto count = ParseCount(TakeWord(field));
    if (Trim(field) == name && count && *count >= 0 && *count <= kMostCount) return count;
  }
  return std::nullopt;
}

bool ReadRequests(const Text& text, ImportFindings& findings, H2loadRequests& counts) {
  struct Row {
    std::string_view list;
    std::string_view name;
    std::int64_t& count;
  };
  const Row rows[] = {
      {text.requests, "total", counts.total},     {text.requests, "succeeded", counts.succeeded},
      {text.requests, "failed", counts.failed},   {text.requests, "errored", counts.errored},
      {text.requests, "timeout", counts.timeout}, {text.codes, "2xx", counts.by_class[0]},
      {text.codes, "3xx", counts.by_class[1]},    {text.codes, "4xx", counts.by_class[2]},
      {text.codes, "5xx", counts.by_class[3]},
  };
  for (const Row& row : rows) {
    const auto count = CountBefore(row.list, row.name);
    if (!count) {
      findings.At(kOutputSyntax, row.list.empty() ? text.finished : row.list,
                  fmt::format("the number of '{}' requests is missing", row.name),
                  std::string(kAsH2loadWrote));
      return false;
    }
    row.count = *count;
  }
  return true;
}

// "82.73KB (84720) total, …", before 1.1: "4125025824 bytes total, …".
std::optional<std::int64_t> ReceivedBytes(std::string_view traffic) {
  std::string_view field = TakeField(traffic, ',');
  const std::size_t open = field.find('(');
  if (open == std::string_view::npos) return ParseCount(TakeWord(field));
  field.remove_prefix(open + 1);
  return ParseCount(field.substr(0, field.find(')')));
}

void SetProtocol(const Text& text, v1::Client& client) {
  struct Row {
    std::string_view name;
    v1::Protocol protocol;
  };
  constexpr Row kRows[] = {{"h2c", v1::PROTOCOL_HTTP_2},
                           {"h2", v1::PROTOCOL_HTTP_2},
                           {"http/1.1", v1::PROTOCOL_HTTP_1_1},
                           {"h3", v1::PROTOCOL_HTTP_3}};
  for (const Row& row : kRows) {
    if (text.protocol == row.name) client.set_protocol(row.protocol);
  }
  // The line about TLS comes before the one about the protocol.
  if (text.tls == "TLSv1.3" || text.protocol == "h3") {
    client.set_tls_version(v1::TLS_VERSION_TLS_1_3);
  } else if (text.tls == "TLSv1.2") {
    client.set_tls_version(v1::TLS_VERSION_TLS_1_2);
  } else if (!text.tls.empty()) {
    client.set_tls_version(v1::TLS_VERSION_TLS);
  } else if (!text.protocol.empty()) {
    client.set_tls_version(v1::TLS_VERSION_NONE);
  }
}

// What -D says of a test: "1s of warm-up time and 2s of main duration for measurements."
struct Timing {
  std::optional<std::int64_t> warm_up_ns;
  std::optional<std::int64_t> main_ns;
};

std::optional<std::int64_t> WholeNs(std::string_view seconds) {
  if (!seconds.ends_with('s')) return std::nullopt;
  seconds.remove_suffix(1);
  const auto value = FixedPoint(seconds, 9);
  return value && *value >= 0 ? value : std::nullopt;
}

Timing TimingOf(std::string_view line) {
  Timing timing;
  timing.warm_up_ns = WholeNs(TakeWord(line));
  const std::size_t at = line.find(" and ");
  if (at == std::string_view::npos) return timing;
  line.remove_prefix(at + 5);
  timing.main_ns = WholeNs(TakeWord(line));
  return timing;
}

void SetNs(std::int64_t value_ns, google::protobuf::Duration& duration) {
  constexpr std::int64_t kPerSecond = 1'000'000'000;
  duration.set_seconds(value_ns / kPerSecond);
  duration.set_nanos(static_cast<std::int32_t>(value_ns % kPerSecond));
}

void SetTest(const Text& text, const Timing& timing, v1::TestConfiguration& test) {
  v1::Client& client = *test.mutable_clients(0);
  SetProtocol(text, client);
  v1::Stage& stage = *test.mutable_stages(0);
  if (text.threads > 0) client.set_threads(text.threads);
  if (text.clients > 0) {
    client.set_connections(text.clients);
    stage.set_connections(text.clients);
  }
  if (timing.main_ns && *timing.main_ns > 0) SetNs(*timing.main_ns, *stage.mutable_duration());
  if (timing.warm_up_ns && *timing.warm_up_ns > 0)
    SetNs(*timing.warm_up_ns, *test.mutable_warm_up());
}

// "7.08s, 141164.80 req/s, 555.33MB/s"
struct Finished {
  std::optional<PrintedTime> time;
  std::optional<double> rate;
};

Finished FinishedOf(std::string_view line) {
  Finished finished;
  finished.time = ParsePrintedTime(Trim(TakeField(line, ',')));
  finished.rate = ParseNumber(TakeWord(line));
  return finished;
}

std::optional<double> SecondsOf(const Text& text, const Finished& finished, const Timing& timing,
                                std::int64_t completed, ImportFindings& findings) {
  if (timing.main_ns) return static_cast<double>(*timing.main_ns) / 1e9;
  if (!finished.time) return std::nullopt;
  const double seconds = finished.time->ms / 1e3;
  const double time_precision = finished.time->slack_ms / finished.time->ms;
  const double rate_precision = 0.005 / finished.rate.value_or(1);
  return H2loadSeconds({completed, finished.rate, seconds, time_precision, rate_precision},
                       text.finished, findings);
}

// Whether the text is one whole run; reported when not.
bool CheckText(const Text& text, ImportContext& context) {
  const std::string_view beginning = context.output.text().substr(0, 1);
  if (text.runs > 1) {
    context.findings.At(kOutputNotImportable, text.finished,
                        fmt::format("the text holds {} runs", text.runs),
                        "import one run at a time");
    return false;
  }
  if (text.finished.empty() || text.header.empty() || text.row.empty()) {
    context.findings.At(kOutputSyntax, text.finished.empty() ? beginning : text.finished,
                        "the run has no end: a line 'finished in …' and a table with the request "
                        "times are expected",
                        "import all that h2load printed, to the last line");
    return false;
  }
  return true;
}

void ReportNoResponse(const Text& text, const H2loadRequests& counts, ImportFindings& findings) {
  findings.At(kFigureLeftOut, text.row,
              "no response came: the request times say nothing; they are left out",
              "find out why the requests failed, and measure again");
  if (counts.failed > 0) return;  // reported for every importer
  findings.At(kAllFailed, text.requests, "no request was finished in the measured time",
              "measure a longer time, or find out why no response came");
}

}  // namespace

bool IsH2loadText(std::string_view text) {
  for (const std::string_view raw : Lines(text.substr(0, 64 * 1024))) {
    const std::string_view line = Trim(raw);
    if (line.starts_with("spawning thread #")) return true;
    if (line.starts_with("finished in ") && line.find(" req/s, ") != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::optional<ImportDraft> ImportH2loadText(ImportContext& context) {
  ImportFindings& findings = context.findings;
  const Text text = ReadText(context.output.text());
  H2loadRequests counts;
  if (!CheckText(text, context) || !ReadRequests(text, findings, counts)) return std::nullopt;
  const Finished finished = FinishedOf(text.finished);
  const Timing timing = TimingOf(text.timing);
  ImportDraft draft = DraftOfH2load("text/plain");
  SetTest(text, timing, draft.test);
  v1::Result& result = draft.results.front();
  const bool adds_up = SetH2loadRequests(counts, text.requests, findings, result);
  const std::int64_t completed = adds_up ? counts.completed() : 0;
  if (finished.rate && *finished.rate >= 0) {
    result.set_achieved_requests_per_second(*finished.rate);
  }
  draft.run_seconds.push_back(SecondsOf(text, finished, timing, completed, findings));
  const auto received = ReceivedBytes(text.traffic);
  if (received && *received >= 0) result.mutable_bytes()->set_received_bytes(*received);
  if (counts.completed() > 0) {
    v1::Latency latency;
    const auto count = adds_up ? std::optional(completed) : std::nullopt;
    if (!SetH2loadTimes(text.header, text.row, count, findings, latency)) return std::nullopt;
    *result.mutable_latency() = std::move(latency);
  } else {
    ReportNoResponse(text, counts, findings);
  }
  return draft;
}

}  // namespace smp::importers
