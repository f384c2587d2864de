// Rules over load: requests, rates and targets that must agree with one another.
#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "rules/figures.h"
#include "rules/load_view.h"
#include "rules/report_rule.h"
#include "rules/timestamps.h"

namespace smp::rules {

namespace {

// --- SMP2009 ------------------------------------------------------------------------------------

constexpr Rule kCountMatchesRate{
    .id = "SMP2009",
    .name = "count-matches-rate",
    .severity = Severity::kError,
    .summary = "the number of completed requests is the achieved rate times the measured window",
    .why =
        "rate, window and number of requests are three figures of two facts. When they disagree, "
        "the rate is of another window (warm-up included), of one client out of several, or in "
        "another unit, and the stated load is not the one that was measured",
    .source =
        "arithmetic; wrk2, which counts requests over the whole run and samples after its "
        "calibration of ten seconds",
    .spec = "result.md#count-matches-rate",
};

// Rates are printed rounded and windows in whole seconds.
constexpr double kLoadRateTolerance = 0.01;
// Each connection may have one request under way at either end. Where connections are not stated,
// as many as any common load generator opens unless it is told otherwise (Nighthawk: 100).
constexpr double kUnstatedConnections = 100;

// Requests completed in the window; null when they were not counted.
std::optional<std::int64_t> CompletedRequests(const v1::Result& result) {
  if (result.requests().has_completed()) return result.requests().completed();
  const v1::Latency& latency = result.latency();
  if (latency.population() == v1::LATENCY_POPULATION_ALL_RESPONSES && latency.has_count()) {
    return latency.count();
  }
  return std::nullopt;
}

void CountMatchesRate(const v1::Report& report, Reporter& reporter) {
  const LoadView& load = reporter.views().load();
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    const std::optional<std::int64_t> completed = CompletedRequests(result);
    const double rate = result.achieved_requests_per_second();
    // Counts below zero are the schema's finding.
    if (!completed || *completed < 0 || !result.has_achieved_requests_per_second() ||
        !std::isfinite(rate) || !HasSpan(result.window())) {
      continue;
    }
    const double expected = rate * SpanSeconds(result.window());
    const double tolerance =
        kLoadRateTolerance * expected + load.ConnectionsOf(result).value_or(kUnstatedConnections);
    if (std::fabs(static_cast<double>(*completed) - expected) <= tolerance) continue;
    reporter.Report(
        At("results", i, "achieved_requests_per_second"),
        fmt::format("{} requests/s over {} make {} requests, but {} were completed", Stated(rate),
                    Seconds(SpanSeconds(result.window())), Rounded(std::round(expected)),
                    *completed),
        "count requests and rate over the measured window, of all clients that the result covers");
  }
}

// --- SMP2017 ------------------------------------------------------------------------------------

constexpr Rule kRateAboveTarget{
    .id = "SMP2017",
    .name = "rate-above-target",
    .severity = Severity::kError,
    .summary = "the achieved rate does not exceed the target by more than 2 %",
    .why =
        "a load generator that was told to send 1000 requests a second does not send 1200. The "
        "rate was added up over the wrong clients, the target is that of one of several, or one "
        "of the two is not a rate a second",
    .source =
        "reports of distributed runs in which the sum of all clients stands beside the target "
        "of one",
    .spec = "result.md#rate-above-target",
};

// Generators keep their schedule to well below a percent; the rest is room for the ends of a run.
constexpr double kAboveTarget = 0.02;

void RateAboveTarget(const v1::Report& report, Reporter& reporter) {
  const LoadView& load = reporter.views().load();
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    const std::optional<double> target = load.TargetRateOf(result);
    const double rate = result.achieved_requests_per_second();
    if (!target || !result.has_achieved_requests_per_second() || !(*target > 0)) continue;
    // One request a connection more than the schedule counts: both ends of the window are sent at.
    double allowed = *target * (1 + kAboveTarget);
    if (HasSpan(result.window())) {
      allowed += load.ConnectionsOf(result).value_or(1) / SpanSeconds(result.window());
    }
    if (!(rate > allowed)) continue;
    reporter.Report(At("results", i, "achieved_requests_per_second"),
                    fmt::format("achieved rate is {} requests/s, {} above the target of {} "
                                "requests/s",
                                Stated(rate), PercentOf(rate / *target - 1), Stated(*target)),
                    "compare the rate of one client with the target of that client, the sum with "
                    "the target of the stage");
  }
}

constexpr ReportRule kLoadRules[] = {
    {&kCountMatchesRate, CountMatchesRate},
    {&kRateAboveTarget, RateAboveTarget},
};

}  // namespace

std::span<const ReportRule> LoadRules() { return kLoadRules; }

}  // namespace smp::rules
