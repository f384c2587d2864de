// Nighthawk's fortio format is the percentile list of request_to_response of "global", dressed as
// fortio's histogram: a row becomes a bucket that begins where the last one ended. So its buckets
// are not fortio's. They tell it apart, as no fortio writes a bucket without samples or one of 0 %:
// Nighthawk repeats rows, and its first row is that of the tick 0.
//
// What releases made of the other figures:
//   ActualDuration   nanoseconds since 2020, seconds before
//   RequestedQPS     of all workers since 2020, of one before; NumThreads (connections) alike
//   RetCodes         "200" counts the whole class 2xx, other responses are left out
//   ActualQPS        requests sent a second; in 2019 the requested ones of one worker
#include "importers/nighthawk_fortio.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <string_view>

#include "importers/fortio_forms.h"
#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/nighthawk_fortio_rows.h"
#include "importers/nighthawk_options.h"
#include "importers/nighthawk_statistic.h"
#include "importers/nighthawk_time.h"
#include "importers/redact.h"
#include "model/model_number.h"

namespace smp::importers {

namespace {

using document::Node;
using document::NodeKind;

constexpr std::string_view kGeneratorLabel = "load-generator";

// What was measured, as far as the format says it.
struct Measured {
  std::int64_t latencies = 0;
  std::optional<std::int64_t> successes;  // class 2xx
  std::optional<double> seconds;
  std::optional<double> rate;  // responses a second

  // Responses of classes other than 2xx are counted where they were timed only.
  [[nodiscard]] std::int64_t Completed() const {
    return std::max(latencies, successes.value_or(0));
  }
};

// Seconds or nanoseconds, whichever comes nearer to what the run should have taken.
std::optional<std::chrono::nanoseconds> DurationOfRun(const JsonFields& fields,
                                                      std::int64_t completed,
                                                      ImportFindings& findings) {
  const auto stated = fields.Number("ActualDuration");
  constexpr double kMostNs = 9.0e18;
  if (!stated || !(*stated > 0) || !(*stated < kMostNs)) return std::nullopt;
  const auto requested = fields.Duration("RequestedDuration");
  const auto rate = fields.Number("ActualQPS");
  double expected = 0;  // seconds
  std::string why;
  if (requested && requested->count() > 0) {
    expected = static_cast<double>(requested->count()) / 1e9;
    why = fmt::format("RequestedDuration is {}", fields.Text("RequestedDuration").value_or(""));
  } else if (rate && *rate > 0 && completed > 0) {
    expected = static_cast<double>(completed) / *rate;
    why = fmt::format("{} responses at ActualQPS {} take {} s", completed, model::PlainText(*rate),
                      model::PlainText(expected));
  } else {
    // No run takes less than a millisecond, and none 11 days.
    expected = *stated < 1e6 ? *stated : *stated / 1e9;
    why = "no run takes less than a millisecond";
  }
  const double off_in_seconds = std::fabs(std::log(*stated / expected));
  const double off_in_ns = std::fabs(std::log(*stated / 1e9 / expected));
  if (off_in_ns <= off_in_seconds) {
    return std::chrono::nanoseconds(std::llround(*stated));
  }
  if (!(*stated * 1e9 < kMostNs)) return std::nullopt;
  findings.At(kOutputAmbiguity, *fields.Find("ActualDuration"),
              fmt::format("ActualDuration {} is taken for seconds, as releases before 2020 wrote "
                          "it, not for nanoseconds: {}",
                          model::PlainText(*stated), why),
              "nothing has to be done; compare the window of the result with the run");
  return std::chrono::nanoseconds(std::llround(*stated * 1e9));
}

void ReadLatency(const JsonFields& fields, bool cut_to_us, ImportFindings& findings,
                 v1::Result& result, Measured& measured) {
  const JsonFields histogram = fields.Object("DurationHistogram");
  NighthawkFigures figures;
  figures.count = std::max<std::int64_t>(0, histogram.Count("Count").value_or(0));
  measured.latencies = figures.count;
  const auto figure = [&](std::string_view key) {
    return NighthawkSecondsToNs(histogram.Find(key), findings);
  };
  figures.min_ns = figure("Min");
  figures.max_ns = figure("Max");
  if (const auto mean = figure("Avg")) figures.mean_ns = static_cast<double>(*mean);
  if (const auto deviation = figure("StdDev")) {
    figures.deviation_ns = static_cast<double>(*deviation);
  }
  if (figures.count == 0) return;
  v1::Latency& latency = *result.mutable_latency();
  latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  latency.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
  NighthawkRows rows = ReadNighthawkFortioRows(*histogram.node(), figures.count, figures.min_ns,
                                               cut_to_us, findings);
  SetNighthawkLatency(figures, std::move(rows), *histogram.node(), findings, latency);
}

void ReadCodes(const JsonFields& fields, ImportFindings& findings, v1::Result& result,
               Measured& measured) {
  const JsonFields codes = fields.Object("RetCodes");
  const auto successes = codes.Count("200");
  if (successes && *successes >= 0) measured.successes = successes;
  v1::Requests& requests = *result.mutable_requests();
  requests.set_completed(measured.Completed());
  if (!measured.successes) return;
  requests.set_succeeded(*measured.successes);
  (*requests.mutable_by_status_code())["2xx"] = *measured.successes;
  if (*measured.successes == measured.latencies) return;
  const Node& node = *codes.Find("200");
  if (*measured.successes > measured.latencies) {
    findings.At(kOutputContradiction, node,
                fmt::format("RetCodes counts {} responses 2xx, DurationHistogram {} of all classes",
                            *measured.successes, measured.latencies),
                "take the latencies as those of a part: early releases do not time the first "
                "requests of a worker, and none records more than 60 s");
  } else if (*measured.successes > 0) {
    findings.At(
        kOutputContradiction, node,
        fmt::format("RetCodes counts {} responses 2xx, DurationHistogram {} of all classes: "
                    "what the other {} were, the format leaves out",
                    *measured.successes, measured.latencies,
                    measured.latencies - *measured.successes),
        "import the Output (--output-format json) where it was kept");
  } else {
    findings.At(kAllFailed, node,
                fmt::format("none of {} responses is 2xx; what they were, the format leaves out",
                            measured.latencies),
                "look where the requests went: Nighthawk follows no redirects");
  }
}

void CheckRate(const JsonFields& fields, const Measured& measured, ImportFindings& findings) {
  constexpr double kTolerance = 0.01;
  const auto stated = fields.Number("ActualQPS");
  if (!stated || !measured.rate || !(*measured.rate > 0)) return;
  // It counts requests that were sent; one for each connection may be without a response.
  if (std::fabs(*stated / *measured.rate - 1) <= kTolerance) return;
  const double missing = (*stated - *measured.rate) * *measured.seconds;
  if (missing >= 0 && missing <= static_cast<double>(fields.Count("NumThreads").value_or(0))) {
    return;
  }
  findings.At(kOutputContradiction, *fields.Find("ActualQPS"),
              fmt::format("ActualQPS is {}, but {} responses in {} s are {} a second",
                          model::PlainText(*stated), measured.Completed(),
                          model::PlainText(*measured.seconds), model::PlainText(*measured.rate)),
              "the rate of the responses is imported; check where the output was changed");
}

// RequestedQPS and NumThreads, of all workers or, in early releases, of one.
void ReadLoad(const JsonFields& fields, const Measured& measured, ImportFindings& findings,
              v1::Client& client) {
  constexpr double kAboveTarget = 1.02;
  const auto requested = fields.Number("RequestedQPS");
  const auto connections = fields.Count("NumThreads");
  const double at_ends = measured.seconds && *measured.seconds > 0
                             ? static_cast<double>(connections.value_or(1)) / *measured.seconds
                             : 0;
  if (requested && measured.rate && *measured.rate > *requested * kAboveTarget + at_ends) {
    findings.At(
        kOutputAmbiguity, *fields.Find("RequestedQPS"),
        fmt::format("RequestedQPS {} is taken for the rate of one worker, as early releases "
                    "wrote it, since {} responses a second came; it and NumThreads are left "
                    "out, as the number of workers is not known",
                    model::PlainText(*requested), model::PlainText(*measured.rate)),
        "import the Output (--output-format json) where it was kept");
    return;
  }
  if (requested && *requested > 0) client.set_target_requests_per_second(*requested);
  if (connections && *connections > 0) client.set_connections(*connections);
}

void ReadTest(const JsonFields& fields, const Measured& measured, ImportFindings& findings,
              v1::TestConfiguration& test) {
  test.set_name(std::string(fields.Text("Labels").value_or("")));
  test.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
  v1::Client& client = *test.add_clients();
  client.set_id(std::string(kNighthawkClient));
  client.mutable_load_generator()->set_name("nighthawk");
  client.mutable_load_generator()->set_version(std::string(fields.Text("Version").value_or("")));
  if (const Node* url = fields.Find("URL")) {
    if (url->kind == NodeKind::kString && !url->text.empty()) {
      client.add_endpoint_urls(RedactedUrl(url->text, "`URL`", url, findings));
    }
  }
  ReadLoad(fields, measured, findings, client);
  v1::Stage& stage = *test.add_stages();
  const auto duration = fields.Duration("RequestedDuration");
  if (duration && duration->count() > 0) *stage.mutable_duration() = NighthawkDuration(*duration);
  if (client.has_target_requests_per_second()) {
    stage.set_target_requests_per_second(client.target_requests_per_second());
  }
  if (client.has_connections()) stage.set_connections(client.connections());
}

void ReadBytes(const JsonFields& fields, v1::Result& result) {
  const auto received = fields.Count("BytesReceived");
  const auto sent = fields.Count("BytesSent");
  if (received && *received >= 0) result.mutable_bytes()->set_received_bytes(*received);
  if (sent && *sent >= 0) result.mutable_bytes()->set_sent_bytes(*sent);
}

}  // namespace

bool IsNighthawkFortio(const Node& root) {
  return IsFortioRun(root) && FortioFormOf(root) == FortioForm::kNighthawk;
}

std::optional<ImportDraft> ImportNighthawkFortio(ImportContext& context, const Node& root) {
  ImportFindings& findings = context.findings;
  const JsonFields fields(&root, findings);
  ImportDraft draft;
  v1::Result& result = draft.results.emplace_back();
  result.set_id("global");
  (*result.mutable_labels())["scope"] = "global";
  result.set_client_id(std::string(kNighthawkClient));
  Measured measured;
  const Node* generator = fields.Find(kGeneratorLabel);
  ReadLatency(fields, generator != nullptr, findings, result, measured);
  ReadCodes(fields, findings, result, measured);
  ReadBytes(fields, result);
  if (const auto duration = DurationOfRun(fields, measured.Completed(), findings)) {
    measured.seconds = static_cast<double>(duration->count()) / 1e9;
    measured.rate = static_cast<double>(measured.Completed()) / *measured.seconds;
    result.set_achieved_requests_per_second(*measured.rate);
    if (const auto start = fields.Time("StartTime")) SetNighthawkWindow(*start, *duration, result);
  }
  CheckRate(fields, measured, findings);
  ReadTest(fields, measured, findings, draft.test);
  draft.run_seconds.push_back(measured.seconds);
  return draft;
}

}  // namespace smp::importers
