// Rules over what patterns in force do to measured requests: a deadline cuts latency off, retries
// add requests, and failing fast makes a mesh look quick.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "rules/figures.h"
#include "rules/latency_view.h"
#include "rules/pattern_view.h"
#include "rules/proxy_view.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

// --- SMP2075 ------------------------------------------------------------------------------------

constexpr RuleSetting kDeadlineSlack{
    .name = "slack_ms",
    .value = 100,
    .lowest = 0,
    .highest = 60'000,
    .source = "judgement: the way to the proxy that keeps the deadline, and the answer's way back",
};

constexpr Rule kPatternDeadline{
    .id = "SMP2075",
    .name = "pattern-deadline",
    .severity = Severity::kWarning,
    .summary = "with a retry deadline in force, no latency is above the deadline",
    .why =
        "a deadline cuts the tail off: what took longer is an error. Latency beyond it tells that "
        "the deadline was not in force, or not for these requests",
    .source = "method of patterns in force",
    .spec = "mesh.md#pattern-deadline",
    .settings = {&kDeadlineSlack, 1},
};

// Whether latency counts from the send itself. From the time at which a request should have been
// sent, it holds waiting that no deadline of the mesh knows of.
bool CountsFromSend(const v1::Report& report, const v1::Latency& latency) {
  const v1::CoordinatedOmission own = latency.coordinated_omission();
  return (own == v1::COORDINATED_OMISSION_UNSPECIFIED
              ? report.test().coordinated_omission()
              : own) == v1::COORDINATED_OMISSION_UNCORRECTED;
}

void CheckDeadline(const v1::Report& report, const v1::Pattern& pattern, double deadline_ms,
                   Reporter& reporter) {
  const double slack_ms = reporter.ValueOf(kDeadlineSlack);
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    if (!CountsFromSend(report, *block.latency)) continue;
    const std::vector<RankedFigure> figures = FiguresByRank(block);
    if (figures.empty() || !(figures.back().value_ms > deadline_ms + slack_ms)) continue;
    reporter.Report(
        figures.back().path,
        fmt::format("{} is {}, but {} was in force with a deadline of {}", figures.back().name(),
                    Milliseconds(figures.back().value_ms), pattern.name(),
                    Milliseconds(deadline_ms)),
        "state the deadline that was in force, and the share of traffic that it covered");
  }
}

void PatternDeadline(const v1::Report& report, Reporter& reporter) {
  for (const v1::Pattern& pattern : report.mesh().patterns()) {
    if (KindOf(pattern) != PatternKind::kRetryDeadline) continue;
    if (!ActedOnRequests(pattern) || !CoversAll(pattern)) continue;
    if (const auto deadline_ms = DeadlineMsOf(pattern)) {
      CheckDeadline(report, pattern, *deadline_ms, reporter);
    }
  }
}

// --- SMP2076 ------------------------------------------------------------------------------------

constexpr Rule kPatternRetries{
    .id = "SMP2076",
    .name = "pattern-retries",
    .severity = Severity::kWarning,
    .summary =
        "retries add at most as many requests as they are allowed to: with 2 attempts, the "
        "workload gets one to three times the rate of the clients",
    .why =
        "retries turn failures into load. When the workload got more than they can make of the "
        "clients' requests, other traffic was measured too; when it got less, something answered "
        "in its place",
    .source = "method of patterns in force",
    .spec = "mesh.md#pattern-retries",
};

// Health checks and the ends of sampling.
constexpr double kEffectRateTolerance = 0.05;

void CheckRetried(const v1::Pattern& pattern, double retries, const v1::Result& result,
                  const ReportPath& path, Reporter& reporter) {
  // A pass that is retried makes all passes behind it once more.
  if (!pattern.has_traversals() || pattern.traversals() <= 0) return;
  const auto attempted =
      static_cast<double>(result.requests().has_attempted() ? result.requests().attempted()
                                                            : result.requests().completed());
  if (!(attempted > 0)) return;
  const double most =
      attempted * (std::pow(1 + retries, static_cast<double>(pattern.traversals())) - 1);
  for (int j = 0; j < result.pattern_outcomes_size(); ++j) {
    const v1::PatternOutcome& outcome = result.pattern_outcomes(j);
    if (outcome.pattern_name() != pattern.name()) continue;
    if (!(static_cast<double>(outcome.retried()) > most)) continue;
    reporter.Report(
        path.At("pattern_outcomes", j, "retried"),
        fmt::format("{} made {} further attempts, but {} with at most {} each allow {}",
                    pattern.name(), outcome.retried(),
                    Counted(static_cast<std::int64_t>(attempted), "request", "requests"),
                    Stated(retries), Rounded(most)),
        "count the further attempts of the measured requests only");
  }
}

// The workload's rate, where it is one service that a request passes through once.
void CheckServiceRate(const v1::Report& report, const v1::Pattern& pattern, double retries,
                      const v1::Result& result, const ReportPath& path, Reporter& reporter) {
  const v1::Workload& workload = report.workload();
  const double rate = result.achieved_requests_per_second();
  if (workload.services_size() != 1 || workload.hop_count() > 1 || !(rate > 0)) return;
  if (!IsOfAllClients(report, result)) return;
  // Proxies answer in place of the workload where they deny or limit.
  const bool all_succeeded = result.requests().has_succeeded() &&
                             result.requests().completed() > 0 &&
                             result.requests().succeeded() == result.requests().completed();
  for (int j = 0; j < result.resource_usage_size(); ++j) {
    const v1::ResourceUsage& usage = result.resource_usage(j);
    if (usage.subject().service() != workload.services(0).name()) continue;
    if (!HasMeanRate(usage)) continue;
    const double got = usage.requests_per_second();
    const bool is_less = got < rate * (1 - kEffectRateTolerance) && all_succeeded;
    if (!is_less && !(got > rate * (1 + retries) * (1 + kEffectRateTolerance))) continue;
    reporter.Report(
        path.At("resource_usage", j, "requests_per_second"),
        fmt::format("{} got {} requests/s, but {} requests/s with at most {} retries "
                    "each make {} to {}, as {} allows",
                    usage.subject().service(), Stated(got), Stated(rate), Stated(retries),
                    Stated(rate), Rounded(rate * (1 + retries)), pattern.name()),
        "count the requests of the measured window, of all replicas and of nothing "
        "else");
  }
}

void PatternRetries(const v1::Report& report, Reporter& reporter) {
  for (const v1::Pattern& pattern : report.mesh().patterns()) {
    if (KindOf(pattern) != PatternKind::kRetries || !ActedOnRequests(pattern)) continue;
    const std::optional<double> retries = RetriesOf(pattern);
    if (!retries) continue;
    for (int i = 0; i < report.results_size(); ++i) {
      const v1::Result& result = report.results(i);
      CheckRetried(pattern, *retries, result, At("results", i), reporter);
      CheckServiceRate(report, pattern, *retries, result, At("results", i), reporter);
    }
  }
}

// --- SMP3046 ------------------------------------------------------------------------------------

constexpr Rule kResilienceOutcome{
    .id = "SMP3046",
    .name = "resilience-outcome",
    .severity = Severity::kWarning,
    .summary =
        "where retries, circuit breakers, rate limits or outlier detection were in force, results "
        "say how requests failed and how many were retried",
    .why =
        "a breaker that turns requests away in a millisecond lowers latency, and retries hide "
        "failures in load. Without the count of either, a mesh that refuses work looks fast",
    .source = "R46",
    .spec = "mesh.md#resilience-outcome",
};

bool FailsFast(PatternKind kind) {
  return kind == PatternKind::kCircuitBreaker || kind == PatternKind::kRateLimit ||
         kind == PatternKind::kOutlierDetection;
}

// Whether requests failed and nothing tells those that the pattern turned away from the others.
// That no failure is counted at all is another rule's finding.
bool LacksErrorSplit(const v1::Pattern& pattern, const v1::Result& result) {
  if (result.requests().failed() <= 0 || !result.requests().by_status_code().empty()) return false;
  return std::none_of(result.pattern_outcomes().begin(), result.pattern_outcomes().end(),
                      [&](const v1::PatternOutcome& outcome) {
                        return outcome.pattern_name() == pattern.name() &&
                               (outcome.has_limited() || outcome.has_ejected_hosts());
                      });
}

// Whether the result says how often the pattern repeated a request: in its outcome, or by what the
// workload got.
bool HasRetryCount(const v1::Pattern& pattern, const v1::Result& result) {
  for (const v1::PatternOutcome& outcome : result.pattern_outcomes()) {
    if (outcome.pattern_name() == pattern.name() && outcome.has_retried()) return true;
  }
  for (const v1::ResourceUsage& usage : result.resource_usage()) {
    const bool is_behind = !usage.subject().service().empty() ||
                           usage.subject().component() == v1::COMPONENT_ROLE_SIDECAR;
    if (is_behind && usage.has_requests_per_second()) return true;
  }
  return false;
}

void ResilienceOutcome(const v1::Report& report, Reporter& reporter) {
  if (!reporter.options().is_whole) return;
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    if (!result.has_latency()) continue;
    for (const v1::Pattern& pattern : report.mesh().patterns()) {
      const PatternKind kind = KindOf(pattern);
      if (!ActedOnRequests(pattern)) continue;
      if (FailsFast(kind) && LacksErrorSplit(pattern, result)) {
        reporter.Report(
            At("results", i, "requests"),
            fmt::format("{} was in force, and which of {} it turned away is not stated",
                        pattern.name(),
                        Counted(result.requests().failed(), "failed request", "failed requests")),
            "state by_status_code, or the pattern's own count in pattern_outcomes");
        break;  // once a result
      }
      if (kind == PatternKind::kRetries && !HasRetryCount(pattern, result)) {
        reporter.Report(At("results", i, "pattern_outcomes"),
                        fmt::format("{} was in force, and neither how many requests were retried "
                                    "nor how many the workload got is stated",
                                    pattern.name()),
                        "state pattern_outcomes, as the proxies count them");
        break;
      }
    }
  }
}

constexpr ReportRule kPatternEffectRules[] = {
    {&kPatternDeadline, PatternDeadline},
    {&kPatternRetries, PatternRetries},
    {&kResilienceOutcome, ResilienceOutcome},
};

}  // namespace

std::span<const ReportRule> PatternEffectRules() { return kPatternEffectRules; }

}  // namespace smp::rules
