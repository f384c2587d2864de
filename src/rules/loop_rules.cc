// Rules over how load was kept up: whether the target was reached, and what latency means then.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "rules/figures.h"
#include "rules/latency_view.h"
#include "rules/load_view.h"
#include "rules/report_rule.h"
#include "rules/result_parts.h"
#include "rules/timestamps.h"

namespace smp::rules {

namespace {

// --- SMP3016 ------------------------------------------------------------------------------------

constexpr RuleSetting kMinReachedPercent{
    .name = "min_reached_percent",
    .value = 95,
    .lowest = 0,
    .highest = 100,
    .source = "R16; what Envoy's and Istio's benchmarks call the stated load",
};

constexpr RuleSetting kErrorReachedPercent{
    .name = "error_reached_percent",
    .value = 80,
    .lowest = 0,
    .highest = 100,
    .source = "R16",
};

constexpr RuleSetting kReachedSettings[] = {kMinReachedPercent, kErrorReachedPercent};

constexpr Rule kLoadReached{
    .id = "SMP3016",
    .name = "load-reached",
    .severity = Severity::kError,
    .summary = "the achieved rate is at least 95 % of the target",
    .why =
        "when the rate stays below the target, the system is saturated or the generator is short "
        "of processor time. The latency is not that at the stated load. The finding is a warning "
        "below 95 % and an error below 80 %",
    .source = "R16; practice of Envoy and Istio",
    .spec = "result.md#load-reached",
    .settings = kReachedSettings,
    .for_credibility = true,
};

// Requests a second that were sent: those that failed were, too, and are another rule's.
double SentRate(const v1::Result& result) {
  const double rate = result.achieved_requests_per_second();
  if (!result.requests().has_attempted() || !HasSpan(result.window())) return rate;
  return std::max(
      rate, static_cast<double>(result.requests().attempted()) / SpanSeconds(result.window()));
}

void LoadReached(const v1::Report& report, Reporter& reporter) {
  const LoadView& load = reporter.views().load();
  const double needed = reporter.ValueOf(kMinReachedPercent) / kPercent;
  const std::unordered_set<const v1::Result*> parts = PartsOfClients(report);
  const double bearable = std::min(needed, reporter.ValueOf(kErrorReachedPercent) / kPercent);
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    const std::optional<double> asked = load.AskedRateOf(result);
    if (!asked || !(*asked > 0) || !result.has_achieved_requests_per_second()) continue;
    if (load.MayFail(result) || parts.contains(&result)) continue;
    const double rate = SentRate(result);
    // Each connection may have a request under way at the end of the window.
    const double under_way = HasSpan(result.window()) ? load.ConnectionsOf(result).value_or(1) /
                                                            SpanSeconds(result.window())
                                                      : 0;
    if (!(rate + under_way < needed * *asked)) continue;
    const bool is_error = rate + under_way < bearable * *asked;
    reporter.ReportAs(is_error ? Severity::kError : Severity::kWarning,
                      At("results", i, "achieved_requests_per_second"),
                      fmt::format("{} requests/s are {} of the target of {} requests/s; at least "
                                  "{} are needed for latency at that load",
                                  Rounded(rate), PercentOf(rate / *asked), Stated(*asked),
                                  PercentOf(is_error ? bearable : needed)),
                      "lower the target, or give generator and system what they are short of");
  }
}

// --- SMP3022 ------------------------------------------------------------------------------------

constexpr Rule kLoopFitsLatency{
    .id = "SMP3022",
    .name = "loop-fits-latency",
    .severity = Severity::kWarning,
    .summary =
        "latency is of a declared loop model, below saturation, and a tail is not of a closed "
        "loop that was not corrected",
    .why =
        "a closed loop waits for slow responses before it sends the next request: while the system "
        "stalls, nothing is measured, and the tail looks better than users see it. As fast as it "
        "can, it fills the system until it is saturated, and the latency says how many connections "
        "there were",
    .source =
        "R22; Schroeder, Wierman and Harchol-Balter, Open Versus Closed (NSDI 2006); Nighthawk",
    .spec = "test.md#loop-fits-latency",
    .for_credibility = true,
};

bool IsCorrected(v1::CoordinatedOmission treatment) {
  return treatment == v1::COORDINATED_OMISSION_INTENDED_START ||
         treatment == v1::COORDINATED_OMISSION_BACKFILLED;
}

// Says so when a block states a tail; at the first quantile of it.
void JudgeClosedTail(const LatencyBlock& block, Reporter& reporter) {
  // Where stalls show: below it a closed loop is off by little.
  constexpr double kTailRank = 99;
  const std::vector<RankedFigure>& quantiles = block.quantiles;
  const auto tail =
      std::find_if(quantiles.begin(), quantiles.end(), [](const RankedFigure& quantile) {
        return quantile.rank_percent >= kTailRank && quantile.rank_percent < kPercent;
      });
  if (tail == quantiles.end()) return;
  reporter.Report(tail->path,
                  fmt::format("{} ({}) is of a closed loop without correction for coordinated "
                              "omission: stalls are left out of it",
                              tail->name(), Milliseconds(tail->value_ms)),
                  "measure tails with an open loop, or count latency from the intended start");
}

void LoopFitsLatency(const v1::Report& report, Reporter& reporter) {
  const LoadView& load = reporter.views().load();
  const v1::LoopModel loop = report.test().loop_model();
  bool needs_loop = false;
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    // Further populations are of the same requests.
    if (block.latency != &block.result->latency() || !HasFigures(*block.latency)) continue;
    if (load.IsUnthrottled(*block.result)) {
      reporter.Report(block.path,
                      "clients sent as fast as they could: this is a test of throughput, and its "
                      "latency is that of saturation",
                      "measure latency at a target rate below the highest, or leave it out");
      continue;
    }
    needs_loop = true;
    if (loop == v1::LOOP_MODEL_CLOSED &&
        !IsCorrected(CoordinatedOmissionOf(report, *block.latency))) {
      JudgeClosedTail(block, reporter);
    }
  }
  if (needs_loop && loop == v1::LOOP_MODEL_UNSPECIFIED && reporter.options().is_whole) {
    reporter.Report(At("test", "loop_model"),
                    "loop model not stated: whether latency holds stalls cannot be told",
                    "state loop_model: OPEN or CLOSED");
  }
}

// --- SMP3023 ------------------------------------------------------------------------------------

constexpr Rule kCoordinatedOmission{
    .id = "SMP3023",
    .name = "coordinated-omission",
    .severity = Severity::kWarning,
    .summary =
        "a report states how blocked sends are accounted for in latency, alike in all results",
    .why =
        "latency from the intended start and latency from the actual send of one run differ by "
        "orders of magnitude in the tail. Without the statement they are compared as if they were "
        "the same figure",
    .source = "R23; README of wrk2; Tene, How NOT to Measure Latency",
    .spec = "test.md#coordinated-omission",
};

void CoordinatedOmission(const v1::Report& report, Reporter& reporter) {
  const LoadView& load = reporter.views().load();
  bool is_unstated = false;
  v1::CoordinatedOmission first = v1::COORDINATED_OMISSION_UNSPECIFIED;
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    // Without a schedule no request is late.
    if (!HasFigures(result.latency()) || load.IsUnthrottled(result)) continue;
    const v1::CoordinatedOmission treatment = CoordinatedOmissionOf(report, result.latency());
    if (treatment == v1::COORDINATED_OMISSION_UNSPECIFIED) {
      is_unstated = true;
    } else if (first == v1::COORDINATED_OMISSION_UNSPECIFIED) {
      first = treatment;
    } else if (treatment != first) {
      const std::string prefix = "COORDINATED_OMISSION_";
      reporter.Report(
          At("results", i, "latency", "coordinated_omission"),
          fmt::format("latency is {}, that of other results is {}: they are not comparable",
                      v1::CoordinatedOmission_Name(treatment).substr(prefix.size()),
                      v1::CoordinatedOmission_Name(first).substr(prefix.size())),
          "state one kind of latency first in all results; others belong in further_latencies");
    }
  }
  if (is_unstated && reporter.options().is_whole) {
    reporter.Report(At("test", "coordinated_omission"),
                    "not stated whether latency counts from the intended or the actual send",
                    "state coordinated_omission: UNCORRECTED, INTENDED_START or BACKFILLED");
  }
}

constexpr ReportRule kLoopRules[] = {
    {&kLoadReached, LoadReached},
    {&kLoopFitsLatency, LoopFitsLatency},
    {&kCoordinatedOmission, CoordinatedOmission},
};

}  // namespace

std::span<const ReportRule> LoopRules() { return kLoopRules; }

}  // namespace smp::rules
