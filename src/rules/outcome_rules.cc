// Rules over what became of the requests: success, status codes, requests that were never sent.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "rules/figures.h"
#include "rules/latency_view.h"
#include "rules/load_view.h"
#include "rules/outcome_view.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

// --- SMP3013 ------------------------------------------------------------------------------------

constexpr RuleSetting kMaxFailedPercent{
    .name = "max_failed_percent",
    .value = 0.1,
    .lowest = 0,
    .highest = 100,
    .source = "R13; as many as a success criterion commonly allows",
};

constexpr RuleSetting kErrorFailedPercent{
    .name = "error_failed_percent",
    .value = 1,
    .lowest = 0,
    .highest = 100,
    .source = "R13",
};

constexpr RuleSetting kSuccessSettings[] = {kMaxFailedPercent, kErrorFailedPercent};

constexpr Rule kSuccessShown{
    .id = "SMP3013",
    .name = "success-shown",
    .severity = Severity::kError,
    .summary = "a result shows that its requests succeeded, and at most a few did not",
    .why =
        "failures are often faster than successes: a proxy that refuses every request gives the "
        "best latency of all. Without counts of failures nobody can tell. The finding is a warning "
        "while few fail or nothing is stated, and an error from 1 % on",
    .source = "R13; F3: upstream's results have no field for errors",
    .spec = "result.md#success-shown",
    .settings = kSuccessSettings,
    .for_credibility = true,
};

void JudgeFailures(const Failures& failures, const ReportPath& path, Reporter& reporter) {
  const double allowed = reporter.ValueOf(kMaxFailedPercent) / kPercent;
  const double bearable = reporter.ValueOf(kErrorFailedPercent) / kPercent;
  if (!(failures.failed > 0) || !(failures.Share() > std::min(allowed, bearable))) return;
  if (failures.failed >= failures.total) {
    reporter.Report(path,
                    fmt::format("measured failures: all {:.0f} requests failed", failures.total),
                    "mend the setup and measure again; the figures are those of failures");
    return;
  }
  const bool is_error = failures.Share() > bearable;
  reporter.ReportAs(is_error ? Severity::kError : Severity::kWarning, path,
                    fmt::format("{:.0f} of {:.0f} requests failed, {}; at most {} may",
                                failures.failed, failures.total, PercentOf(failures.Share()),
                                PercentOf(is_error ? bearable : allowed)),
                    "find out why they failed, or measure at a load that is served");
}

// Whether not a single response came, of which no count says what became of the requests: tools
// that count responses count nothing while a system hangs.
bool IsUnanswered(const v1::Requests& requests, const Failures& failures) {
  if (failures.failed > 0) return false;
  if (requests.has_completed()) return requests.completed() == 0;
  return requests.has_succeeded() && requests.succeeded() == 0 && !(failures.total > 0);
}

void SuccessShown(const v1::Report& report, Reporter& reporter) {
  const LoadView& load = reporter.views().load();
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    const std::optional<Failures> failures = FailuresOf(result);
    if (failures) {
      if (load.MayFail(result)) continue;
      const bool has_failed = result.requests().has_failed();
      const ReportPath requests = At("results", i, "requests");
      if (IsUnanswered(result.requests(), *failures)) {
        reporter.Report(requests, "measured nothing: no response came",
                        "mend the setup and measure again");
        continue;
      }
      JudgeFailures(*failures, has_failed ? requests.At("failed") : requests, reporter);
    } else if (reporter.options().is_whole) {
      reporter.ReportAs(
          Severity::kWarning, At("results", i, "requests"),
          "success not shown: neither failed requests nor status codes are stated",
          "state requests with attempted, succeeded and failed, also when failed is 0");
    }
  }
}

// --- SMP3014 ------------------------------------------------------------------------------------

constexpr RuleSetting kMaxUnwantedPercent{
    .name = "max_unwanted_percent",
    .value = 1,
    .lowest = 0,
    .highest = 100,
    .source = "R14",
};

constexpr Rule kStatusCodes{
    .id = "SMP3014",
    .name = "status-codes",
    .severity = Severity::kError,
    .summary = "at most 1 % of the responses are redirects, refusals or the like",
    .why =
        "a redirect, a refusal for want of rights, a rate limit or an open circuit breaker is "
        "answered before the request reaches the workload. The latency is that of the answer, not "
        "of the application, even where the generator counts it as a success",
    .source = "R14; public results whose requests were answered with 400 or 429",
    .spec = "result.md#status-codes",
    .settings = {&kMaxUnwantedPercent, 1},
};

enum class Meaning { kWorkload, kElsewhere, kRefused, kOverloaded };

Meaning MeaningOf(int status) {
  constexpr int kFirstRedirect = 300;
  constexpr int kNotModified = 304;  // the workload's answer to a conditional request
  constexpr int kFirstClientError = 400;
  if (status >= kFirstRedirect && status < kFirstClientError && status != kNotModified) {
    return Meaning::kElsewhere;
  }
  switch (status) {
    case 404:
      return Meaning::kElsewhere;
    case 401:
    case 403:
      return Meaning::kRefused;
    case 429:
    case 503:
      return Meaning::kOverloaded;
    default:
      return Meaning::kWorkload;
  }
}

// What patterns in force turned away: part of what was to be measured.
double TurnedAway(const v1::Result& result) {
  double requests = 0;
  for (const v1::PatternOutcome& outcome : result.pattern_outcomes()) {
    requests += static_cast<double>(outcome.denied()) + static_cast<double>(outcome.limited());
  }
  return requests;
}

struct Unwanted {
  double responses = 0;
  double elsewhere = 0;    // did not reach the workload
  double turned_away = 0;  // by authorization, a limit or a breaker
  std::string codes;       // "302, 404"
};

Unwanted UnwantedOf(const v1::Result& result, bool may_fail) {
  Unwanted unwanted;
  const auto& by_code = result.requests().by_status_code();
  // In one order, whatever the map's.
  for (const auto& [code, count] :
       std::map<std::string, std::int64_t>(by_code.begin(), by_code.end())) {
    if (count <= 0) continue;
    unwanted.responses += static_cast<double>(count);
    const Meaning meaning = MeaningOf(HttpStatus(code).value_or(0));
    if (meaning == Meaning::kWorkload) continue;
    if (meaning == Meaning::kOverloaded && may_fail) continue;
    (meaning == Meaning::kElsewhere ? unwanted.elsewhere : unwanted.turned_away) +=
        static_cast<double>(count);
    unwanted.codes += (unwanted.codes.empty() ? "" : ", ") + code;
  }
  return unwanted;
}

void StatusCodes(const v1::Report& report, Reporter& reporter) {
  const LoadView& load = reporter.views().load();
  const double allowed = reporter.ValueOf(kMaxUnwantedPercent) / kPercent;
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    const Unwanted unwanted = UnwantedOf(result, load.MayFail(result));
    const double turned_away = std::max(0.0, unwanted.turned_away - TurnedAway(result));
    const double count = unwanted.elsewhere + turned_away;
    if (!(count > allowed * unwanted.responses)) continue;
    reporter.Report(
        At("results", i, "requests", "by_status_code"),
        fmt::format("{:.0f} of {:.0f} responses, {}, have the status {} and are not the "
                    "workload's; at most {} may be",
                    count, unwanted.responses, PercentOf(count / unwanted.responses),
                    unwanted.codes, PercentOf(allowed)),
        "send requests that the workload answers, with the final URL and the rights they need");
  }
}

// --- SMP3024 ------------------------------------------------------------------------------------

constexpr RuleSetting kMaxMissingPercent{
    .name = "max_missing_percent",
    .value = 0.1,
    .lowest = 0,
    .highest = 100,
    .source = "R24",
};

constexpr Rule kDroppedRequests{
    .id = "SMP3024",
    .name = "dropped-requests",
    .severity = Severity::kWarning,
    .summary = "an open loop states the requests that it could not send in time, and they are few",
    .why =
        "an open loop that cannot send a request drops it or sends it late, just when the system "
        "is slow. What was never sent has no latency, so the tail looks better than it is",
    .source = "R24; Nighthawk issue 25",
    .spec = "result.md#dropped-requests",
    .settings = {&kMaxMissingPercent, 1},
};

// Latency counts from the time at which the request should have been sent: lateness is part of it.
bool CountsFromIntendedStart(const v1::Report& report, const v1::Result& result) {
  return CoordinatedOmissionOf(report, result.latency()) == v1::COORDINATED_OMISSION_INTENDED_START;
}

void DroppedRequests(const v1::Report& report, Reporter& reporter) {
  if (report.test().loop_model() != v1::LOOP_MODEL_OPEN) return;
  const LoadView& load = reporter.views().load();
  const double allowed = reporter.ValueOf(kMaxMissingPercent) / kPercent;
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    if (!HasFigures(result.latency()) || load.IsUnthrottled(result)) continue;
    const v1::Requests& requests = result.requests();
    const bool is_late_counted = CountsFromIntendedStart(report, result);
    const ReportPath path = At("results", i, "requests");
    if (!requests.has_dropped() && !requests.has_blocked() && !requests.has_pool_overflow()) {
      if (is_late_counted || !reporter.options().is_whole) continue;
      reporter.Report(path, "open loop, but neither dropped nor blocked requests are stated",
                      "state dropped, blocked and pool_overflow, also when they are 0");
      continue;
    }
    if (load.MayFail(result) || !requests.has_attempted()) continue;
    const double unsent =
        static_cast<double>(requests.dropped()) + static_cast<double>(requests.pool_overflow());
    const double intended = static_cast<double>(requests.attempted()) + unsent;
    const double missing = unsent + (is_late_counted ? 0 : static_cast<double>(requests.blocked()));
    if (!(missing > allowed * intended)) continue;
    reporter.Report(
        path,
        fmt::format("{:.0f} of {:.0f} intended requests, {}, were not sent in time; at "
                    "most {} may be, else the tail is understated",
                    missing, intended, PercentOf(missing / intended), PercentOf(allowed)),
        "give the generator more connections, or lower the rate");
  }
}

constexpr ReportRule kOutcomeRules[] = {
    {&kSuccessShown, SuccessShown},
    {&kStatusCodes, StatusCodes},
    {&kDroppedRequests, DroppedRequests},
};

}  // namespace

std::span<const ReportRule> OutcomeRules() { return kOutcomeRules; }

}  // namespace smp::rules
