#include "importers/vegeta_report.h"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <utility>

#include "importers/count_sum.h"
#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "importers/number_text.h"
#include "importers/samples.h"
#include "importers/stated_quantiles.h"
#include "importers/vegeta_draft.h"
#include "smp/latency.h"

namespace smp::importers {

namespace {

using document::Children;
using document::Find;
using document::Node;
using document::NodeKind;

struct Percentile {
  std::string_view key;
  double rank_percent;
};

constexpr Percentile kStatedPercentiles[] = {
    {"50th", 50}, {"90th", 90}, {"95th", 95}, {"99th", 99}};

// A latency in whole nanoseconds. Nothing for what cannot be one.
std::optional<std::int64_t> LatencyNs(const JsonFields& latencies, std::string_view key) {
  const std::optional<std::int64_t> ns = latencies.Count(key);
  return ns && IsSample(*ns, 1) ? ns : std::nullopt;
}

std::optional<VegetaCodes> CodesOf(const JsonFields& report, ImportFindings& findings) {
  const JsonFields stated = report.Object("status_codes");
  VegetaCodes codes;
  if (stated.node() == nullptr) return codes;
  for (const Node& node : Children(*stated.node())) {
    const std::optional<std::int64_t> count = CountOf(&node, findings);
    if (!count) continue;
    if (*count < 0 || !ParseCount(node.key)) {
      findings.At(kOutputSyntax, node, fmt::format("{} cannot be a count of a status code", *count),
                  "import the report as vegeta wrote it");
      return std::nullopt;
    }
    codes.counts[std::string(node.key)] = *count;
  }
  return codes;
}

// The buckets, whose keys are lower edges; nothing, and a finding, when they are none.
std::optional<std::vector<VegetaBucket>> BucketsOf(const Node& stated, ImportFindings& findings) {
  std::vector<VegetaBucket> buckets;
  for (const Node& node : Children(stated)) {
    const std::optional<std::int64_t> lower_ns = ParseCount(node.key);
    const std::optional<std::int64_t> count = CountOf(&node, findings);
    const bool ascends = lower_ns && IsSample(*lower_ns, 1) &&
                         (buckets.empty() || *lower_ns > buckets.back().lower_ns);
    if (!ascends || !count || *count < 0) {
      findings.At(kOutputSyntax, node,
                  "a bucket is a lower edge in nanoseconds above the one before, and a count",
                  "import the report as vegeta wrote it");
      return std::nullopt;
    }
    if (!buckets.empty()) buckets.back().upper_ns = lower_ns;
    buckets.push_back({*lower_ns, std::nullopt, *count});
  }
  return buckets;
}

struct Extremes {
  std::optional<std::int64_t> min_ns;
  std::optional<std::int64_t> max_ns;
};

// Takes the buckets that agree with the other figures of the report.
void SetBuckets(const Node& stated, std::int64_t requests, const Extremes& extremes,
                const JsonFields& latencies, ImportFindings& findings, v1::Latency& latency) {
  const auto buckets = BucketsOf(stated, findings);
  if (!buckets) return;
  std::int64_t sum = 0;
  for (const VegetaBucket& bucket : *buckets) sum = CountSum(sum, bucket.count);
  if (sum != requests) {
    findings.At(
        kOutputContradiction, stated,
        fmt::format("buckets hold {} samples, the report counts {} requests; the buckets are "
                    "left out",
                    sum, requests),
        "import the report as vegeta wrote it");
    return;
  }
  if (!buckets->empty() && buckets->front().lower_ns > 0) {
    findings.At(
        kFigureLeftOut, stated,
        fmt::format("the buckets begin at {} ns: what was faster is counted in the last one, "
                    "so that it has no lower edge; they are left out",
                    buckets->front().lower_ns),
        "report with -buckets that begin at 0");
    return;
  }
  auto distribution = VegetaDistribution(*buckets, extremes.min_ns, extremes.max_ns);
  if (!distribution) {
    findings.At(kOutputContradiction, stated,
                "buckets hold samples below the minimum or above the maximum; they are left out",
                "import the report as vegeta wrote it");
    return;
  }
  const std::optional<double> total_ms = latencies.Ms("total", LatencyUnit::kNanoseconds);
  if (total_ms && *total_ms >= 0) distribution->sum_ms = Figure{*total_ms, Precision::kExact};
  SetDistribution(*distribution, latency);
}

void SetLatency(const JsonFields& report, std::int64_t requests, ImportFindings& findings,
                v1::Latency& latency) {
  const JsonFields latencies = report.Object("latencies");
  latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  latency.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
  latency.set_count(requests);
  const Extremes extremes{LatencyNs(latencies, "min"), LatencyNs(latencies, "max")};
  if (const JsonFields buckets = report.Object("buckets"); buckets.node() != nullptr) {
    SetBuckets(*buckets.node(), requests, extremes, latencies, findings, latency);
  }
  if (extremes.min_ns) {
    latency.set_min_ms(UnitsToMs(*extremes.min_ns, 1));
    latency.set_min_precision(v1::FIGURE_PRECISION_EXACT);
  }
  if (extremes.max_ns) {
    latency.set_max_ms(UnitsToMs(*extremes.max_ns, 1));
    latency.set_max_precision(v1::FIGURE_PRECISION_EXACT);
  }
  // vegeta cuts the mean to nanoseconds.
  const std::optional<std::int64_t> mean_ns = LatencyNs(latencies, "mean");
  if (mean_ns) {
    latency.set_mean_ms(UnitsToMs(*mean_ns, 1));
    latency.set_mean_precision(v1::FIGURE_PRECISION_EXACT);
  }
  for (const Percentile& percentile : kStatedPercentiles) {
    const std::optional<std::int64_t> ns = LatencyNs(latencies, percentile.key);
    if (!ns) continue;
    SetQuantile(latency, percentile.rank_percent, UnitsToMs(*ns, 1),
                v1::FIGURE_PRECISION_ESTIMATED);
  }
}

void CheckSuccess(const JsonFields& report, const v1::Requests& requests,
                  ImportFindings& findings) {
  const std::optional<double> success = report.Number("success");
  if (!success || requests.attempted() == 0) return;
  const double ratio =
      static_cast<double>(requests.succeeded()) / static_cast<double>(requests.attempted());
  constexpr double kNoise = 1e-6;
  if (std::fabs(*success - ratio) <= kNoise) return;
  findings.At(kOutputContradiction, *report.Find("success"),
              fmt::format("success is {}, status codes make {}", *success, ratio),
              "the report was edited; import what vegeta wrote");
}

// Sets window and rate; returns how long the window is.
std::optional<double> SetWindow(const JsonFields& report, v1::Result& result) {
  const std::optional<model::Seconds> begin = report.Time("earliest");
  const std::optional<model::Seconds> end = report.Time("end");
  std::optional<double> seconds;
  if (begin && end) {
    auto& start_time = *result.mutable_window()->mutable_start_time();
    auto& end_time = *result.mutable_window()->mutable_end_time();
    start_time.set_seconds(begin->seconds);
    start_time.set_nanos(begin->nanos);
    end_time.set_seconds(end->seconds);
    end_time.set_nanos(end->nanos);
    seconds = static_cast<double>(end->seconds - begin->seconds) +
              static_cast<double>(end->nanos - begin->nanos) / 1e9;
  } else {
    const std::optional<double> duration_ns = report.Number("duration");
    const std::optional<double> wait_ns = report.Number("wait");
    if (duration_ns && wait_ns) seconds = (*duration_ns + *wait_ns) / 1e9;
  }
  if (!seconds || *seconds <= 0) return std::nullopt;
  if (result.requests().has_completed()) {
    const auto completed = static_cast<double>(result.requests().completed());
    result.set_achieved_requests_per_second(completed / *seconds);
  }
  return seconds;
}

}  // namespace

bool IsVegetaReport(const Node& root) {
  const Node* latencies = Find(root, "latencies");
  return latencies != nullptr && Find(*latencies, "50th") != nullptr &&
         Find(root, "bytes_in") != nullptr && Find(root, "requests") != nullptr;
}

std::optional<ImportDraft> ImportVegetaReport(ImportContext& context, const Node& root) {
  ImportFindings& findings = context.findings;
  const JsonFields report(&root, findings);
  const std::optional<std::int64_t> requests = report.Count("requests");
  if (!requests || *requests <= 0) {
    findings.At(kOutputNotImportable, root, "the report counts no requests",
                "import the report of an attack that sent requests");
    return std::nullopt;
  }
  const std::optional<VegetaCodes> codes = CodesOf(report, findings);
  if (!codes) return std::nullopt;
  ImportDraft draft = VegetaDraft();
  v1::Result& result = draft.results.front();
  if (const Node* stated = report.Find("status_codes")) {
    SetVegetaRequests(*codes, *requests, stated, findings, *result.mutable_requests());
    CheckSuccess(report, result.requests(), findings);
  } else {
    result.mutable_requests()->set_attempted(*requests);
  }
  SetLatency(report, *requests, findings, *result.mutable_latency());
  draft.run_seconds.push_back(SetWindow(report, result));
  return draft;
}

}  // namespace smp::importers
