#include "importers/fortio_run.h"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <utility>

#include "importers/fortio_histogram.h"
#include "importers/fortio_options.h"
#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/number_text.h"

namespace smp::importers {

using document::Node;
using document::NodeKind;

namespace {

constexpr double kNanosInSecond = 1e9;

// Two figures of the same thing agree.
bool IsNear(double a, double b) { return std::abs(a - b) <= 0.01 * std::max(a, b); }

// How long the run took. Nanoseconds, as fortio writes; seconds when the rate says so.
std::optional<double> SecondsOf(const JsonFields& run, std::int64_t calls,
                                ImportFindings& findings) {
  const auto duration = run.Count("ActualDuration");
  if (!duration || *duration <= 0) return std::nullopt;
  const auto figure = static_cast<double>(*duration);
  const double seconds = figure / kNanosInSecond;
  const auto rate = run.Number("ActualQPS");
  if (!rate || *rate <= 0 || calls <= 0) return seconds;
  const auto count = static_cast<double>(calls);
  if (IsNear(count / seconds, *rate)) return seconds;
  const Node& node = *run.Find("ActualDuration");
  if (IsNear(count / figure, *rate)) {
    findings.At(
        kOutputAmbiguity, node,
        fmt::format("`ActualDuration` {} is taken for seconds: {} calls at {} a second took "
                    "as many; in nanoseconds it would be {} s",
                    *duration, calls, *rate, seconds),
        "nothing has to be done, if that is right");
    return figure;
  }
  findings.At(kOutputContradiction, node,
              fmt::format("{} calls in {} s are {} a second, `ActualQPS` says {}", calls, seconds,
                          count / seconds, *rate),
              "find out which of the three was edited");
  return seconds;
}

void SetWindow(const model::Seconds& start, double seconds, v1::Window& window) {
  constexpr std::int64_t kNanos = 1'000'000'000;
  const auto whole = static_cast<std::int64_t>(seconds);
  const auto nanos =
      start.nanos + std::llround((seconds - static_cast<double>(whole)) * kNanosInSecond);
  window.mutable_start_time()->set_seconds(start.seconds);
  window.mutable_start_time()->set_nanos(start.nanos);
  window.mutable_end_time()->set_seconds(start.seconds + whole + nanos / kNanos);
  window.mutable_end_time()->set_nanos(static_cast<std::int32_t>(nanos % kNanos));
}

// What became of the calls, as their codes tell.
struct Codes {
  bool known = false;
  std::int64_t sum = 0;
  std::int64_t succeeded = 0;
  std::int64_t unanswered = 0;  // no response: socket errors and timeouts
};

class RunReader {
 public:
  RunReader(const Node& node, ImportFindings& findings)
      : node_(node), fields_(&node, findings), findings_(findings) {}

  std::optional<FortioRun> Run() && {
    type_ = FortioRunTypeOf(fields_);
    run_.test = FortioTestOf(fields_, "fortio", findings_);
    SetFortioFrame(node_, findings_, run_);
    const Node* all = fields_.Object("DurationHistogram").node();
    calls_ = JsonFields(all, findings_).Count("Count").value_or(0);
    ReadLatency(all);
    ReadRequests();
    ReadBytes();
    return std::move(run_);
  }

 private:
  // Newer releases say the resolution of another histogram, which is the same unless it was set.
  [[nodiscard]] std::optional<FortioGrid> Hint() const {
    const Node* resolution = fields_.Find("Resolution");
    if (resolution == nullptr) return std::nullopt;
    const auto ns = ParseScaled(resolution->text, 9);
    const auto whole = ns ? WholeNumber(std::round(*ns)) : std::nullopt;
    constexpr std::int64_t kMost = 1'000'000'000'000;
    if (!whole || *whole <= 0 || *whole > kMost) return std::nullopt;
    const auto offset = fields_.Count("Offset").value_or(0);
    return FortioGrid{*whole, offset >= 0 && offset <= kMost * 1000 ? offset : 0};
  }

  void ReadLatency(const Node* node) {
    const auto all = ReadFortioHistogram(node, Hint(), findings_);
    if (!all) {
      findings_.At(kFigureLeftOut, node == nullptr ? node_ : *node,
                   "no call was made, so there are no latencies",
                   "nothing has to be done; the report has none");
      return;
    }
    v1::Latency& latency = *run_.result.mutable_latency();
    latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
    SetFortioLatency(*all, findings_, latency);
    const JsonFields errors = fields_.Object("ErrorsDurationHistogram");
    if (errors.node() == nullptr) return;
    errors_ = errors.Count("Count");
    const auto failed = ReadFortioHistogram(errors.node(), Hint(), findings_);
    const auto successes = failed ? WithoutErrors(*all, *failed, findings_) : all;
    if (!successes) return;
    v1::Latency& further = *run_.result.add_further_latencies();
    further.set_population(v1::LATENCY_POPULATION_SUCCESSES);
    SetFortioLatency(*successes, findings_, further);
  }

  Codes ReadCodes() {
    const JsonFields codes = fields_.Object("RetCodes");
    Codes read;
    if (codes.node() == nullptr) return read;
    read.known = true;
    for (const Node& entry : document::Children(*codes.node())) {
      const auto count = CountOf(&entry, findings_);
      if (!count || *count < 0 || __builtin_add_overflow(read.sum, *count, &read.sum)) continue;
      const auto code = ParseCount(entry.key);
      const bool is_http = type_ == FortioRunType::kHttp;
      if (is_http && code && *code >= 100 && *code <= 599) {
        (*run_.result.mutable_requests()->mutable_by_status_code())[std::string(entry.key)] =
            *count;
        if (*code / 100 == 2 || *code == kTeapot) read.succeeded += *count;
      } else if (is_http) {
        read.unanswered += *count;
      } else if (entry.key == "OK" || entry.key == "SERVING" || entry.key == "1") {
        read.succeeded += *count;
      }
    }
    return read;
  }

  void ReadRequests() {
    const Codes codes = ReadCodes();
    // Calls of a method of one's own count their failures twice.
    const bool is_comparable = codes.known && type_ != FortioRunType::kGrpcMethod;
    if (is_comparable && codes.sum != calls_) {
      findings_.At(kOutputContradiction, *fields_.Find("RetCodes"),
                   fmt::format("return codes are of {} calls, Count says {}", codes.sum, calls_),
                   "find out which of the two was edited");
    }
    v1::Requests& requests = *run_.result.mutable_requests();
    requests.set_attempted(calls_);
    std::optional<std::int64_t> succeeded;
    if (errors_ && *errors_ >= 0 && *errors_ <= calls_) {
      succeeded = calls_ - *errors_;
    } else if (is_comparable) {
      succeeded = codes.succeeded;
    }
    if (succeeded && *succeeded <= calls_) {
      requests.set_succeeded(*succeeded);
      requests.set_failed(calls_ - *succeeded);
    }
    if (type_ == FortioRunType::kHttp && codes.known && codes.unanswered <= calls_) {
      requests.set_completed(calls_ - codes.unanswered);
      SetRateOfCompleted(codes.unanswered);
    }
    if (is_comparable && errors_ && codes.sum == calls_ && succeeded &&
        *succeeded != codes.succeeded) {
      findings_.At(kOutputContradiction, *fields_.Find("RetCodes"),
                   fmt::format("{} calls succeeded by their return codes, {} by the histogram of "
                               "errors",
                               codes.succeeded, *succeeded),
                   "the histogram is taken; find out which of the two was edited");
    }
  }

  // ActualQPS is of all calls, also of those that got no response.
  void SetRateOfCompleted(std::int64_t unanswered) {
    if (unanswered == 0 || !run_.result.has_achieved_requests_per_second()) return;
    const double share = static_cast<double>(calls_ - unanswered) / static_cast<double>(calls_);
    run_.result.set_achieved_requests_per_second(run_.result.achieved_requests_per_second() *
                                                 share);
  }

  void ReadBytes() {
    const auto sent = fields_.Count("BytesSent");
    const auto received = fields_.Count("BytesReceived");
    if (sent && *sent >= 0) run_.result.mutable_bytes()->set_sent_bytes(*sent);
    if (received && *received >= 0) run_.result.mutable_bytes()->set_received_bytes(*received);
    // The client that measures headers counts them among the sizes; the other one does not.
    const auto headers = fields_.Object("HeaderSizes").Number("Sum");
    const auto sizes = fields_.Object("Sizes").Number("Sum");
    if (received || !headers || !sizes || *headers <= 0 || *sizes < *headers) return;
    if (const auto whole = WholeNumber(std::round(*sizes))) {
      run_.result.mutable_bytes()->set_received_bytes(*whole);
    }
  }

  static constexpr std::int64_t kTeapot = 418;  // fortio's echo server says so, and it counts as ok

  const Node& node_;
  JsonFields fields_;
  ImportFindings& findings_;
  FortioRunType type_ = FortioRunType::kHttp;
  std::int64_t calls_ = 0;
  std::optional<std::int64_t> errors_;
  FortioRun run_;
};

}  // namespace

void SetFortioFrame(const Node& node, ImportFindings& findings, FortioRun& run) {
  const JsonFields fields(&node, findings);
  run.result.set_id("run");
  const auto calls = fields.Object("DurationHistogram").Count("Count").value_or(0);
  run.seconds = SecondsOf(fields, calls, findings);
  if (const auto rate = fields.Number("ActualQPS"); rate && *rate >= 0) {
    run.result.set_achieved_requests_per_second(*rate);
  }
  const auto start = fields.Time("StartTime");
  if (start && run.seconds) SetWindow(*start, *run.seconds, *run.result.mutable_window());
  // A number in older releases, which counts the runs of a server.
  if (const Node* id = fields.Find("ID"); id != nullptr && id->kind == NodeKind::kString) {
    (*run.result.mutable_labels())["fortio_id"] = std::string(id->text);
  }
}

std::optional<FortioRun> ReadFortioRun(const Node& node, ImportFindings& findings) {
  return RunReader(node, findings).Run();
}

}  // namespace smp::importers
