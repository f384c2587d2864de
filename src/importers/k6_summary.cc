#include "importers/k6_summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "document/text.h"
#include "importers/count_sum.h"
#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/k6_thresholds.h"
#include "importers/stated_quantiles.h"

namespace smp::importers {

namespace {

using document::Children;
using document::Find;
using document::Node;
using document::NodeKind;

enum class Form : std::uint8_t {
  kExport,   // metrics.NAME.STATISTIC, thresholds.EXPRESSION: whether it was crossed
  kHandle,   // metrics.NAME.values.STATISTIC, thresholds.EXPRESSION.ok
  kMachine,  // results.metrics[].{name, values.STATISTIC}
};

bool IsMapping(const Node* node) { return node != nullptr && node->kind == NodeKind::kMapping; }

const Node* MachineMetrics(const Node& root) {
  const Node* results = Find(root, "results");
  const Node* metrics = results == nullptr ? nullptr : Find(*results, "metrics");
  return metrics != nullptr && metrics->kind == NodeKind::kSequence ? metrics : nullptr;
}

bool IsHandleMetric(const Node& metric) {
  return Find(metric, "contains") != nullptr && IsMapping(Find(metric, "values"));
}

std::optional<Form> FormOf(const Node& root) {
  if (MachineMetrics(root) != nullptr && IsMapping(Find(root, "config"))) return Form::kMachine;
  const Node* metrics = Find(root, "metrics");
  if (!IsMapping(metrics)) return std::nullopt;
  const Node* first = metrics->first_child;
  if (first != nullptr && IsHandleMetric(*first)) return Form::kHandle;
  if (IsMapping(Find(root, "root_group"))) return Form::kExport;
  return std::nullopt;
}

// The metrics of a summary, whatever its form.
class Metrics {
 public:
  Metrics(const Node& root, Form form, ImportFindings& findings)
      : root_(root), form_(form), findings_(findings) {}

  [[nodiscard]] Form form() const { return form_; }
  [[nodiscard]] const Node& place() const {
    return form_ == Form::kMachine ? *MachineMetrics(root_) : *Find(root_, "metrics");
  }
  // The statistics of a metric; those of no object when there is none.
  [[nodiscard]] JsonFields Of(std::string_view name) const {
    const Node* metric = NodeOf(name);
    const Node* values =
        metric == nullptr || form_ == Form::kExport ? metric : Find(*metric, "values");
    return {IsMapping(values) ? values : nullptr, findings_};
  }
  [[nodiscard]] const Node* ThresholdsOf(std::string_view name) const {
    const Node* metric = NodeOf(name);
    const Node* thresholds = metric == nullptr ? nullptr : Find(*metric, "thresholds");
    return IsMapping(thresholds) ? thresholds : nullptr;
  }

 private:
  [[nodiscard]] const Node* NodeOf(std::string_view name) const {
    if (form_ != Form::kMachine) return Find(place(), name);
    for (const Node& metric : Children(place())) {
      const Node* own = Find(metric, "name");
      if (own != nullptr && own->text == name) return &metric;
    }
    return nullptr;
  }

  const Node& root_;
  Form form_;
  ImportFindings& findings_;
};

// Requests that k6 counted as failed and as not. TRAP: http_req_failed is the rate of "failed", so
// its passes (matches) are the requests that failed.
struct Outcome {
  std::int64_t failed = 0;
  std::int64_t succeeded = 0;
};

std::optional<Outcome> OutcomeOf(const Metrics& metrics) {
  const JsonFields failed = metrics.Of("http_req_failed");
  if (metrics.form() == Form::kMachine) {
    const std::optional<std::int64_t> matches = failed.Count("matches");
    const std::optional<std::int64_t> total = failed.Count("total");
    if (!matches || !total || *matches < 0 || *matches > *total) return std::nullopt;
    return Outcome{*matches, *total - *matches};
  }
  const std::optional<std::int64_t> passes = failed.Count("passes");
  const std::optional<std::int64_t> fails = failed.Count("fails");
  if (!passes || !fails || *passes < 0 || *fails < 0) return std::nullopt;
  return Outcome{*passes, *fails};
}

void SetRate(const Metrics& metrics, const std::optional<Outcome>& outcome,
             ImportFindings& findings, v1::Result& result) {
  const JsonFields requests = metrics.Of("http_reqs");
  const std::optional<double> rate = requests.Number("rate");
  if (!rate || *rate < 0) return;
  result.set_achieved_requests_per_second(*rate);
  if (!outcome || outcome->failed == 0) return;
  findings.At(kOutputAmbiguity, *requests.Find("rate"),
              fmt::format("the rate counts {} failed {}, of which the summary does not say whether "
                          "a response came",
                          outcome->failed, outcome->failed == 1 ? "request" : "requests"),
              "import the points of `--out json`, which have the status of each request");
}

void SetRequests(const Metrics& metrics, const std::optional<Outcome>& outcome,
                 ImportFindings& findings, v1::Requests& requests) {
  const JsonFields all = metrics.Of("http_reqs");
  const std::optional<std::int64_t> count = all.Count("count");
  if (count && *count >= 0) requests.set_attempted(*count);
  if (!outcome) return;
  requests.set_succeeded(outcome->succeeded);
  requests.set_failed(outcome->failed);
  if (outcome->failed == 0) requests.set_completed(outcome->succeeded);
  const std::int64_t counted = CountSum(outcome->failed, outcome->succeeded);
  if (!count || *count == counted) return;
  findings.At(kOutputContradiction, *all.Find("count"),
              fmt::format("http_reqs counts {} requests, http_req_failed {}", *count, counted),
              "the script changed what counts as failed (setResponseCallback), or the summary was "
              "edited; see which");
}

// Each request adds one sample to http_req_duration, so that `requests` is their number where the
// summary was not asked for it.
void SetLatency(const JsonFields& trend, std::optional<std::int64_t> requests,
                v1::LatencyPopulation population, v1::Latency& latency) {
  latency.set_population(population);
  latency.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
  const std::optional<std::int64_t> count = trend.Has("count") ? trend.Count("count") : requests;
  if (count && *count >= 0) latency.set_count(*count);
  if (count == 0) return;
  for (const Node& statistic : Children(*trend.node())) {
    if (statistic.IsContainer() || statistic.key == "count") continue;
    const std::optional<double> rank = RankOfK6Statistic(statistic.key);
    if (!rank && statistic.key != "avg" && statistic.key != "min" && statistic.key != "max")
      continue;
    const std::optional<double> value = trend.Number(statistic.key);
    if (!value || *value < 0) continue;
    if (rank) {
      SetQuantile(latency, *rank, *value, v1::FIGURE_PRECISION_EXACT);
    } else if (statistic.key == "avg") {
      latency.set_mean_ms(*value);
      latency.set_mean_precision(v1::FIGURE_PRECISION_EXACT);
    } else if (statistic.key == "min") {
      latency.set_min_ms(*value);
      latency.set_min_precision(v1::FIGURE_PRECISION_EXACT);
    } else {
      latency.set_max_ms(*value);
      latency.set_max_precision(v1::FIGURE_PRECISION_EXACT);
    }
  }
}

// Whether k6 says that a threshold was crossed. TRAP: --summary-export writes true for crossed,
// handleSummary writes ok.
std::optional<bool> CrossedOf(const Node& threshold, Form form, ImportFindings& findings) {
  if (form == Form::kExport) return FlagOf(&threshold, findings);
  const std::optional<bool> ok = FlagOf(Find(threshold, "ok"), findings);
  if (!ok) return std::nullopt;
  return !*ok;
}

void TakeThresholds(const Metrics& metrics, std::string_view name, ImportFindings& findings,
                    v1::TestConfiguration& test) {
  const Node* thresholds = metrics.ThresholdsOf(name);
  if (thresholds == nullptr) return;
  const JsonFields values = metrics.Of(name);
  for (const Node& stated : Children(*thresholds)) {
    const std::optional<K6Threshold> threshold = ParseK6Threshold(stated.key);
    if (!threshold) continue;
    AddCriterion(name, *threshold, test);
    const bool is_rate_of_export = metrics.form() == Form::kExport && name == "http_req_failed" &&
                                   threshold->statistic == "rate";
    const std::optional<double> figure =
        values.Number(is_rate_of_export ? "value" : threshold->statistic);
    const std::optional<bool> crossed = CrossedOf(stated, metrics.form(), findings);
    if (!figure || !crossed || *crossed == !Meets(*threshold, *figure)) continue;
    findings.At(
        kOutputContradiction, stated,
        fmt::format("threshold {} is marked as {}, but {} is {}", document::Quoted(stated.key),
                    *crossed ? "crossed" : "met", threshold->statistic, *figure),
        "the summary was edited, or its figures are of another run; import what k6 wrote");
  }
}

void SetBytes(const Metrics& metrics, v1::Result& result) {
  const std::optional<std::int64_t> received = metrics.Of("data_received").Count("count");
  const std::optional<std::int64_t> sent = metrics.Of("data_sent").Count("count");
  if (received && *received >= 0) result.mutable_bytes()->set_received_bytes(*received);
  if (sent && *sent >= 0) result.mutable_bytes()->set_sent_bytes(*sent);
}

std::optional<double> RunSeconds(const Node& root, const Metrics& metrics,
                                 ImportFindings& findings) {
  std::optional<double> seconds;
  if (metrics.form() == Form::kHandle) {
    seconds = JsonFields(&root, findings).Object("state").Number("testRunDurationMs");
    if (seconds) *seconds /= 1000;
  } else if (metrics.form() == Form::kMachine) {
    seconds = JsonFields(&root, findings).Object("config").Number("duration");
  }
  if (!seconds) {
    // Rates are counts over the length of the run.
    const std::optional<double> count = metrics.Of("http_reqs").Number("count");
    const std::optional<double> rate = metrics.Of("http_reqs").Number("rate");
    if (count && rate && *rate > 0) seconds = *count / *rate;
  }
  return seconds && *seconds > 0 ? seconds : std::nullopt;
}

bool HasRequests(const Metrics& metrics, ImportFindings& findings) {
  const std::optional<std::int64_t> count = metrics.Of("http_reqs").Count("count");
  if (metrics.Of("http_req_duration").node() != nullptr && count != 0) return true;
  const std::string_view what =
      count == 0 ? "http_reqs counts 0 requests" : "no metric is called http_req_duration";
  findings.At(kOutputNotImportable, metrics.place(),
              fmt::format("{}: the run measured no HTTP request", what),
              "import a run of k6/http; metrics of other modules (gRPC, Kafka, WebSocket) count "
              "neither requests nor their failures in a way that all scripts share");
  return false;
}

void DescribeTest(const Node& root, const Metrics& metrics, ImportFindings& findings,
                  v1::TestConfiguration& test) {
  test.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
  v1::Client& client = *test.add_clients();
  client.set_id("k6");
  client.mutable_load_generator()->set_name("k6");
  client.set_protocol(v1::PROTOCOL_HTTP);
  if (metrics.form() == Form::kMachine) {
    const auto version = JsonFields(&root, findings).Object("metadata").Text("k6Version");
    if (version) client.mutable_load_generator()->set_version(std::string(*version));
  }
  // Each virtual user sends one request after the other over connections of its own.
  const std::optional<std::int64_t> users = metrics.Of("vus_max").Count("max");
  if (users && *users >= 1) client.set_threads(*users);
  for (const std::string_view name : {"http_req_duration", "http_req_failed", "http_reqs"}) {
    TakeThresholds(metrics, name, findings, test);
  }
}

}  // namespace

bool IsK6Summary(const Node& root) { return FormOf(root).has_value(); }

std::optional<ImportDraft> ImportK6Summary(ImportContext& context, const Node& root) {
  const Metrics metrics(root, *FormOf(root), context.findings);
  if (!HasRequests(metrics, context.findings)) return std::nullopt;
  ImportDraft draft;
  DescribeTest(root, metrics, context.findings, draft.test);
  v1::Result& result = draft.results.emplace_back();
  result.set_id("run");
  result.set_client_id("k6");
  const std::optional<Outcome> outcome = OutcomeOf(metrics);
  SetRequests(metrics, outcome, context.findings, *result.mutable_requests());
  SetRate(metrics, outcome, context.findings, result);
  SetBytes(metrics, result);
  const v1::Requests& requests = result.requests();
  SetLatency(metrics.Of("http_req_duration"),
             requests.has_attempted() ? std::optional(requests.attempted()) : std::nullopt,
             v1::LATENCY_POPULATION_ALL_RESPONSES, *result.mutable_latency());
  const JsonFields expected = metrics.Of("http_req_duration{expected_response:true}");
  if (expected.node() != nullptr && !(outcome && outcome->succeeded == 0)) {
    SetLatency(expected, outcome ? std::optional(outcome->succeeded) : std::nullopt,
               v1::LATENCY_POPULATION_SUCCESSES, *result.add_further_latencies());
  }
  draft.run_seconds.push_back(RunSeconds(root, metrics, context.findings));
  return draft;
}

}  // namespace smp::importers
