#include "importers/ghz_figures.h"

#include <fmt/format.h>

#include <algorithm>

#include "importers/count_sum.h"
#include "importers/import_rules.h"
#include "importers/stated_quantiles.h"
#include "smp/latency.h"

namespace smp::importers {

namespace {

// Which calls fastest, slowest, percentiles and bins are of.
struct Population {
  v1::LatencyPopulation population = v1::LATENCY_POPULATION_UNDECLARED;
  std::optional<std::int64_t> count;
  bool has_bins = false;  // whether the bins are of these calls
};

// What the output says without its bins.
Population StatedPopulation(const GhzFigures& figures) {
  const std::int64_t errors = figures.errors.value_or(0);
  if ((figures.errors && errors == 0) || figures.count_errors.value_or(false)) {
    return {v1::LATENCY_POPULATION_ALL_RESPONSES, figures.count};
  }
  if (!figures.count_errors || errors > figures.count) return {};
  return {v1::LATENCY_POPULATION_SUCCESSES, figures.count - errors};
}

// The bins tell: with errors counted they hold all calls, else those that succeeded.
Population PopulationOf(const GhzFigures& figures, ImportFindings& findings) {
  Population stated = StatedPopulation(figures);
  if (figures.bins.empty()) return stated;
  const std::int64_t sum = CountOfBins(figures.bins);
  const std::int64_t successes = figures.count - figures.errors.value_or(0);
  if (sum == figures.count) return {v1::LATENCY_POPULATION_ALL_RESPONSES, sum, true};
  if (sum == successes) return {v1::LATENCY_POPULATION_SUCCESSES, sum, true};
  const bool is_cut = figures.count > kMostGhzCalls && sum <= kMostGhzCalls;
  findings.At(kOutputContradiction, figures.place,
              fmt::format("the histogram holds {} calls, {} of {} calls did not fail{}", sum,
                          successes, figures.count, is_cut ? "" : "; the histogram is left out"),
              is_cut ? "ghz keeps the first 1 000 000 calls; measure for a shorter time"
                     : "the output was edited; import what ghz wrote");
  if (is_cut) return {stated.population, sum, true};
  return stated;
}

void SetExtremes(const GhzFigures& figures, v1::Latency& latency) {
  if (figures.fastest_ms) {
    latency.set_min_ms(*figures.fastest_ms);
    latency.set_min_precision(figures.precision);
  }
  if (figures.slowest_ms) {
    latency.set_max_ms(*figures.slowest_ms);
    latency.set_max_precision(figures.precision);
  }
}

void SetMean(const GhzFigures& figures, v1::Latency& latency) {
  latency.set_mean_ms(*figures.average_ms);
  latency.set_mean_precision(figures.precision);
}

}  // namespace

bool IsGhzResponse(std::string_view status) {
  return !status.empty() && status != "DeadlineExceeded" && status != "Canceled" &&
         status != "Unavailable";
}

ImportDraft GhzDraft() {
  ImportDraft draft;
  draft.test.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
  v1::Client& client = *draft.test.add_clients();
  client.set_id("ghz");
  client.mutable_load_generator()->set_name("ghz");
  client.set_protocol(v1::PROTOCOL_GRPC);
  v1::Result& result = draft.results.emplace_back();
  result.set_id("run");
  result.set_client_id("ghz");
  return draft;
}

void SetGhzRequests(const GhzFigures& figures, ImportFindings& findings, v1::Result& result) {
  v1::Requests& requests = *result.mutable_requests();
  requests.set_attempted(figures.count);
  std::int64_t stated = 0;
  std::int64_t responses = 0;
  for (const auto& [status, count] : figures.statuses) {
    stated = CountSum(stated, count);
    if (!IsGhzResponse(status)) continue;
    responses = CountSum(responses, count);
    (*requests.mutable_by_status_code())[status] = count;
  }
  const auto ok = figures.statuses.find("OK");
  const std::int64_t by_status = ok == figures.statuses.end() ? 0 : ok->second;
  const std::int64_t errors = figures.errors.value_or(0);
  const bool has_all = !figures.statuses.empty() && stated == figures.count;
  std::optional<std::int64_t> succeeded;
  if (has_all) {
    succeeded = by_status;
    requests.set_completed(responses);
    const auto late = figures.statuses.find("DeadlineExceeded");
    requests.set_timed_out(late == figures.statuses.end() ? 0 : late->second);
  } else if (figures.errors && errors <= figures.count) {
    succeeded = figures.count - errors;
    if (errors == 0) requests.set_completed(figures.count);
    if (!figures.statuses.empty() && stated != *succeeded) {
      findings.At(
          kOutputContradiction, figures.place,
          fmt::format("status codes count {} calls, the output says {}", stated, figures.count),
          "the output was edited; import what ghz wrote");
    }
  }
  if (succeeded) {
    requests.set_succeeded(*succeeded);
    requests.set_failed(figures.count - *succeeded);
  }
  if (!figures.total_seconds || *figures.total_seconds <= 0) return;
  const std::int64_t counted = requests.has_completed() ? requests.completed() : figures.count;
  result.set_achieved_requests_per_second(static_cast<double>(counted) / *figures.total_seconds);
  if (requests.has_completed()) return;
  findings.At(
      kOutputAmbiguity, figures.place,
      fmt::format("the rate counts {} failed {}, of which the output does not say whether a "
                  "response came",
                  errors, errors == 1 ? "call" : "calls"),
      "import the JSON of `-O json`, which has the status of each call");
}

void SetGhzLatency(const GhzFigures& figures, ImportFindings& findings, v1::Result& result) {
  const Population population = PopulationOf(figures, findings);
  v1::Latency& latency = *result.mutable_latency();
  latency.set_population(population.population);
  latency.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
  if (population.count && *population.count >= 0) latency.set_count(*population.count);
  if (population.has_bins) {
    const auto distribution = DistributionOfBins(figures.bins, figures.half_unit_ms);
    if (distribution) SetDistribution(*distribution, latency);
  }
  if (population.count != 0) {
    SetExtremes(figures, latency);
    for (const GhzFigures::Percentile& stated : figures.percentiles) {
      SetQuantile(latency, stated.rank_percent, stated.value_ms, figures.precision);
    }
  }
  if (!figures.average_ms) return;
  if (population.population == v1::LATENCY_POPULATION_ALL_RESPONSES &&
      population.count == figures.count) {
    SetMean(figures, latency);
    return;
  }
  // The average is of all calls, whatever the other figures are of.
  v1::Latency& all = *result.add_further_latencies();
  all.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  all.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
  all.set_count(figures.count);
  SetMean(figures, all);
}

std::string GhzUrl(std::string_view host, std::string_view call) {
  std::string method(call);
  if (method.find('/') == std::string::npos) {
    const std::size_t dot = method.rfind('.');
    if (dot != std::string::npos) method[dot] = '/';
  }
  return method.empty() ? fmt::format("grpc://{}", host)
                        : fmt::format("grpc://{}/{}", host, method);
}

}  // namespace smp::importers
