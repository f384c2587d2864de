#include "importers/oha_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "importers/bins.h"
#include "importers/count_sum.h"
#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/number_text.h"
#include "importers/stated_quantiles.h"
#include "smp/latency.h"

namespace smp::importers {

namespace {

using document::Children;
using document::Find;
using document::Node;

// What oha says of requests that were under way when the time of -z was over.
constexpr std::string_view kDeadline = "aborted due to deadline";
constexpr std::string_view kTimeout = "timeout";

struct OhaCounts {
  std::vector<std::pair<std::string_view, std::int64_t>> by_code;
  std::int64_t responses = 0;
  std::int64_t successes = 0;  // 2xx, as --stats-success-breakdown has it
  std::int64_t errors = 0;     // without a response, and not aborted
  std::int64_t timeouts = 0;
  std::int64_t aborted = 0;
  const Node* aborted_place = nullptr;
};

// Calls `take` with each count of an object; false, and a finding, for what is no count.
template <typename Take>
bool ForEachCount(const JsonFields& stated, ImportFindings& findings, const Take& take) {
  if (stated.node() == nullptr) return true;
  for (const Node& node : Children(*stated.node())) {
    const std::optional<std::int64_t> count = CountOf(&node, findings);
    if (!count) continue;
    if (*count < 0) {
      findings.At(kOutputSyntax, node, fmt::format("{} cannot be a count", *count),
                  "import the output as oha wrote it");
      return false;
    }
    take(node, *count);
  }
  return true;
}

std::optional<OhaCounts> OhaCountsOf(const JsonFields& report, ImportFindings& findings) {
  OhaCounts counts;
  const auto take_code = [&](const Node& node, std::int64_t count) {
    counts.by_code.emplace_back(node.key, count);
    counts.responses = CountSum(counts.responses, count);
    if (node.key.size() == 3 && node.key[0] == '2')
      counts.successes = CountSum(counts.successes, count);
  };
  const auto take_error = [&](const Node& node, std::int64_t count) {
    if (node.key == kDeadline) {
      counts.aborted = CountSum(counts.aborted, count);
      counts.aborted_place = &node;
      return;
    }
    counts.errors = CountSum(counts.errors, count);
    if (node.key == kTimeout) counts.timeouts = CountSum(counts.timeouts, count);
  };
  const bool read = ForEachCount(report.Object("statusCodeDistribution"), findings, take_code) &&
                    ForEachCount(report.Object("errorDistribution"), findings, take_error);
  return read ? std::optional(std::move(counts)) : std::nullopt;
}

void SetRequests(const OhaCounts& counts, ImportFindings& findings, v1::Requests& requests) {
  const std::int64_t attempted = CountSum(counts.responses, counts.errors);
  requests.set_attempted(attempted);
  requests.set_completed(counts.responses);
  requests.set_succeeded(counts.successes);
  requests.set_failed(attempted - counts.successes);
  requests.set_timed_out(counts.timeouts);
  for (const auto& [code, count] : counts.by_code) {
    (*requests.mutable_by_status_code())[std::string(code)] = count;
  }
  if (counts.aborted == 0) return;
  findings.At(
      kFigureLeftOut, *counts.aborted_place,
      fmt::format("{} {} under way when the run ended: not counted, neither as sent nor as failed",
                  counts.aborted, counts.aborted == 1 ? "request was" : "requests were"),
      "nothing has to be done: oha leaves them out of its success rate, too");
}

// The bins by their edges: as keys of JSON they are in the order of their text.
std::optional<std::vector<Bin>> BinsOf(const JsonFields& histogram, ImportFindings& findings) {
  std::vector<Bin> bins;
  bool edges = true;
  const bool read = ForEachCount(histogram, findings, [&](const Node& node, std::int64_t count) {
    const auto upper_ms = ParseMs(node.key, LatencyUnit::kSeconds);
    edges = edges && upper_ms.has_value();
    bins.push_back({upper_ms.value_or(0), count});
  });
  if (!read || !edges) return std::nullopt;
  std::sort(bins.begin(), bins.end(),
            [](const Bin& a, const Bin& b) { return a.upper_ms < b.upper_ms; });
  return bins;
}

// Sets the distribution of `count` samples, the smallest of which the first edge is.
void SetBins(const JsonFields& histogram, std::int64_t count, std::optional<double> slowest_ms,
             ImportFindings& findings, v1::Latency& latency) {
  auto bins = BinsOf(histogram, findings);
  if (!bins || bins->empty()) return;
  const std::int64_t sum = CountOfBins(*bins);
  if (sum == 0 && bins->size() == 1) {
    // TRAP: bins without width have the same key, and the last one, which is empty, is what is
    // left.
    bins->front().count = count;
    findings.At(kOutputAmbiguity, *histogram.node(),
                fmt::format("the only bin is empty, of {} {}: all took as long as its edge says",
                            count, count == 1 ? "response" : "responses"),
                "nothing has to be done: oha loses the count when all bins have the same edge");
  } else if (sum != count) {
    findings.At(kOutputContradiction, *histogram.node(),
                fmt::format("the bins hold {} samples, {} responses came; the bins are left out",
                            sum, count),
                "the output was edited; import what oha wrote");
    return;
  }
  // The last edge is computed, the slowest response was measured.
  Bin& last = bins->back();
  if (slowest_ms) last.upper_ms = std::max(last.upper_ms, *slowest_ms);
  auto distribution = DistributionOfBins(*bins, 0);
  if (!distribution) return;
  distribution->min_ms = Figure{bins->front().upper_ms, Precision::kExact};
  SetDistribution(*distribution, latency);
}

void SetPercentiles(const JsonFields& percentiles, ImportFindings& findings, v1::Latency& latency) {
  if (percentiles.node() == nullptr) return;
  for (const Node& node : Children(*percentiles.node())) {
    std::string_view name = node.key;
    if (!name.starts_with('p')) continue;
    name.remove_prefix(1);
    const auto rank = ParseNumber(name);
    const auto value_ms = MsOf(&node, LatencyUnit::kSeconds, findings);
    if (!rank || *rank < 0 || *rank > 100 || !value_ms || *value_ms < 0) continue;
    SetQuantile(latency, *rank, *value_ms, v1::FIGURE_PRECISION_EXACT);
  }
}

void SetLatency(const JsonFields& report, const OhaCounts& counts, ImportFindings& findings,
                v1::Latency& latency) {
  const JsonFields summary = report.Object("summary");
  latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  latency.set_count(counts.responses);
  if (counts.responses == 0) return;
  const auto fastest_ms = summary.Ms("fastest", LatencyUnit::kSeconds);
  const auto slowest_ms = summary.Ms("slowest", LatencyUnit::kSeconds);
  SetBins(report.Object("responseTimeHistogram"), counts.responses, slowest_ms, findings, latency);
  SetPercentiles(report.Object("latencyPercentiles"), findings, latency);
  if (fastest_ms && *fastest_ms >= 0) {
    latency.set_min_ms(*fastest_ms);
    latency.set_min_precision(v1::FIGURE_PRECISION_EXACT);
  }
  if (slowest_ms && *slowest_ms >= 0) {
    latency.set_max_ms(*slowest_ms);
    latency.set_max_precision(v1::FIGURE_PRECISION_EXACT);
  }
  const auto mean_ms = summary.Ms("average", LatencyUnit::kSeconds);
  if (mean_ms && *mean_ms >= 0) {
    latency.set_mean_ms(*mean_ms);
    latency.set_mean_precision(v1::FIGURE_PRECISION_EXACT);
  }
}

// What --stats-success-breakdown adds.
void AddSuccesses(const JsonFields& report, const OhaCounts& counts, ImportFindings& findings,
                  v1::Result& result) {
  const JsonFields histogram = report.Object("responseTimeHistogramSuccessful");
  if (histogram.node() == nullptr || counts.successes == 0) return;
  v1::Latency& latency = *result.add_further_latencies();
  latency.set_population(v1::LATENCY_POPULATION_SUCCESSES);
  latency.set_count(counts.successes);
  SetBins(histogram, counts.successes, std::nullopt, findings, latency);
  SetPercentiles(report.Object("latencyPercentilesSuccessful"), findings, latency);
}

}  // namespace

ImportDraft OhaDraft() {
  ImportDraft draft;
  v1::Client& client = *draft.test.add_clients();
  client.set_id("oha");
  client.mutable_load_generator()->set_name("oha");
  client.set_protocol(v1::PROTOCOL_HTTP);
  v1::Result& result = draft.results.emplace_back();
  result.set_id("run");
  result.set_client_id("oha");
  return draft;
}

bool IsOhaReport(const Node& root) {
  const Node* summary = Find(root, "summary");
  return summary != nullptr && Find(*summary, "successRate") != nullptr &&
         Find(root, "responseTimeHistogram") != nullptr;
}

std::optional<ImportDraft> ImportOhaReport(ImportContext& context, const Node& root) {
  ImportFindings& findings = context.findings;
  const JsonFields report(&root, findings);
  const auto counts = OhaCountsOf(report, findings);
  if (!counts) return std::nullopt;
  if (counts->responses == 0 && counts->errors == 0) {
    findings.At(kOutputNotImportable, root, "the output counts neither responses nor errors",
                "import the output of a run that sent requests");
    return std::nullopt;
  }
  ImportDraft draft = OhaDraft();
  v1::Result& result = draft.results.front();
  SetRequests(*counts, findings, *result.mutable_requests());
  SetLatency(report, *counts, findings, *result.mutable_latency());
  AddSuccesses(report, *counts, findings, result);
  const auto seconds = report.Object("summary").Number("total");
  draft.run_seconds.push_back(seconds);
  if (seconds && *seconds > 0) {
    result.set_achieved_requests_per_second(static_cast<double>(counts->responses) / *seconds);
  }
  return draft;
}

}  // namespace smp::importers
