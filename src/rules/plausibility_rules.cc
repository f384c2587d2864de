// Rules over latency that cannot be, or hardly, beside rate and connections: mostly wrong units.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "rules/figures.h"
#include "rules/latency_view.h"
#include "rules/load_view.h"
#include "rules/report_rule.h"
#include "rules/timestamps.h"

namespace smp::rules {

namespace {

constexpr double kMillisecondsPerSecond = 1000;
// Rates and means are printed rounded, and the ends of a window cut requests.
constexpr double kLittleTolerance = 1.05;

// --- SMP2001 ------------------------------------------------------------------------------------

constexpr Rule kSecondsAsMilliseconds{
    .id = "SMP2001",
    .name = "seconds-as-milliseconds",
    .severity = Severity::kError,
    .summary = "latency of an unthrottled run is not a thousandth of what its connections need",
    .why =
        "connections that never pause have a response outstanding all the time: rate times mean "
        "latency is the number of connections. When it is so only for seconds, seconds stand in a "
        "field of milliseconds, and the mesh looks a thousand times faster than it is",
    .source = "R01; Little's law; public results with latencies in seconds in fields named _ms",
    .spec = "result.md#seconds-as-milliseconds",
};

// Tools whose users think between requests, though nothing throttles them.
bool Thinks(const v1::Client* client) {
  constexpr std::array<std::string_view, 5> kThinking = {"k6", "locust", "jmeter", "gatling",
                                                         "artillery"};
  return client == nullptr || std::find(kThinking.begin(), kThinking.end(),
                                        client->load_generator().name()) != kThinking.end();
}

// Whether everything up to the tail is below 1.
bool IsBelowOne(const LatencyBlock& block) {
  constexpr double kTailRank = 99;
  const std::vector<RankedFigure> figures = FiguresByRank(block);
  return !figures.empty() && figures.back().rank_percent >= kTailRank &&
         std::all_of(figures.begin(), figures.end(),
                     [](const RankedFigure& figure) { return figure.value_ms < 1; });
}

void SecondsAsMilliseconds(const v1::Report& /*report*/, Reporter& reporter) {
  const LoadView& load = reporter.views().load();
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    const v1::Result& result = *block.result;
    const double mean = block.latency->mean_ms();
    const std::optional<double> connections = load.ConnectionsOf(result);
    if (!block.latency->has_mean_ms() || !(mean > 0 && mean < 1) || !connections ||
        !load.IsUnthrottled(result) || Thinks(load.SenderOf(result)) || !IsBelowOne(block)) {
      continue;
    }
    if (!HasSpan(result.window()) || SpanSeconds(result.window()) < 1) continue;
    // Little's law with the figure taken for seconds: between half and all connections were busy.
    constexpr double kHalf = 0.5;
    const double busy = result.achieved_requests_per_second() * mean;
    if (!(busy >= kHalf * *connections && busy <= kLittleTolerance * *connections)) continue;
    reporter.Report(
        block.path.At("mean_ms"),
        fmt::format("mean of {} at {} requests/s keeps {} of {} unthrottled connections busy; {} s "
                    "would keep {}",
                    Milliseconds(mean), Stated(result.achieved_requests_per_second()),
                    Rounded(busy / kMillisecondsPerSecond), Stated(*connections), Stated(mean),
                    Rounded(busy)),
        "multiply the latencies by 1000 if they are seconds");
  }
}

// --- SMP2002 ------------------------------------------------------------------------------------

constexpr Rule kLittlesLaw{
    .id = "SMP2002",
    .name = "littles-law",
    .severity = Severity::kWarning,
    .summary =
        "in a closed loop, and as fast as clients can, rate times mean latency does not exceed the "
        "connections",
    .why =
        "a connection of HTTP/1 has one request under way at a time. More than that means a wrong "
        "unit, a rate of several clients beside the connections of one, or latency that was "
        "corrected without saying so, or for a schedule that there was not: told to send as fast "
        "as it can, wrk2 counts latency from the beginning of the run",
    .source = "R02; Little's law; result 249 of the public data",
    .spec = "result.md#littles-law",
};

// Whether the requests went over connections that carry one at a time.
bool IsOneAtATime(const v1::Report& report, const v1::Client* client) {
  // h2load sends several at a time over HTTP/1.1 as well (-m).
  if (client == nullptr) return false;
  const std::string_view tool = client->load_generator().name();
  if (tool == "h2load") return false;
  const v1::Protocol protocol = client->protocol() != v1::PROTOCOL_UNSPECIFIED
                                    ? client->protocol()
                                    : report.workload().protocol();
  if (protocol == v1::PROTOCOL_UNSPECIFIED || protocol == v1::PROTOCOL_HTTP) {
    return tool == "wrk" || tool == "wrk2";  // which speak nothing else
  }
  return protocol == v1::PROTOCOL_HTTP_1_0 || protocol == v1::PROTOCOL_HTTP_1_1;
}

// Whether the test asks for a rate anywhere, so that a request can have been meant for a time.
bool HasSchedule(const v1::TestConfiguration& test) {
  return std::any_of(
             test.stages().begin(), test.stages().end(),
             [](const v1::Stage& stage) { return stage.has_target_requests_per_second(); }) ||
         std::any_of(test.clients().begin(), test.clients().end(), [](const v1::Client& client) {
           return client.has_target_requests_per_second();
         });
}

// Whether a block's latency is the time that its connections were taken for.
bool IsOfBusyConnections(const v1::Report& report, const LatencyBlock& block,
                         const LoadView& load) {
  const v1::LoopModel loop = report.test().loop_model();
  const v1::CoordinatedOmission treatment = CoordinatedOmissionOf(report, *block.latency);
  if (treatment == v1::COORDINATED_OMISSION_UNCORRECTED && loop == v1::LOOP_MODEL_CLOSED) {
    return true;
  }
  // Who sends as fast as he can waits for responses; whatever latency counts from, it is no
  // schedule.
  return loop != v1::LOOP_MODEL_OPEN && treatment != v1::COORDINATED_OMISSION_BACKFILLED &&
         load.IsUnthrottled(*block.result) && !HasSchedule(report.test());
}

// Requests a second that a block's latency is of; null when that is not stated.
std::optional<double> RateOf(const LatencyBlock& block) {
  const v1::Result& result = *block.result;
  if (block.latency->population() == v1::LATENCY_POPULATION_ALL_RESPONSES) {
    if (!result.has_achieved_requests_per_second()) return std::nullopt;
    return result.achieved_requests_per_second();
  }
  if (!HasSpan(result.window())) return std::nullopt;
  // Those that have a latency, whichever they are.
  if (block.latency->population() == v1::LATENCY_POPULATION_UNDECLARED &&
      block.latency->has_count()) {
    return static_cast<double>(block.latency->count()) / SpanSeconds(result.window());
  }
  if (block.latency->population() != v1::LATENCY_POPULATION_SUCCESSES ||
      !result.requests().has_succeeded()) {
    return std::nullopt;
  }
  return static_cast<double>(result.requests().succeeded()) / SpanSeconds(result.window());
}

// A mean is printed rounded unless it is said to be exact.
double LeastMeanMs(const v1::Latency& latency) {
  const bool is_exact = latency.mean_precision() == v1::FIGURE_PRECISION_EXACT;
  return latency.mean_ms() - (is_exact ? 0 : HalfLastDigit(latency.mean_ms()));
}

void LittlesLaw(const v1::Report& report, Reporter& reporter) {
  const LoadView& load = reporter.views().load();
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    const v1::Latency& latency = *block.latency;
    if (!IsOfBusyConnections(report, block, load) || !latency.has_mean_ms() ||
        latency.mean_precision() == v1::FIGURE_PRECISION_BOUNDS ||
        block.result->kind() == v1::RESULT_KIND_MERGED ||
        !IsOneAtATime(report, load.SenderOf(*block.result))) {
      continue;
    }
    const std::optional<double> rate = RateOf(block);
    const std::optional<double> connections = load.ConnectionsOf(*block.result);
    if (!rate || !connections) continue;
    const double least_busy = *rate * LeastMeanMs(latency) / kMillisecondsPerSecond;
    if (!(least_busy > kLittleTolerance * *connections)) continue;
    const double busy = *rate * latency.mean_ms() / kMillisecondsPerSecond;
    reporter.Report(
        block.path.At("mean_ms"),
        fmt::format("mean of {} at {} requests/s needs {} connections; there {} {}",
                    Milliseconds(latency.mean_ms()), Rounded(*rate), Rounded(busy),
                    *connections == 1 ? "was" : "were", Stated(*connections)),
        "check the unit, the clients that the rate is of, pipelining, and coordinated_omission");
  }
}

// --- SMP2003 ------------------------------------------------------------------------------------

constexpr Rule kLatencyPlausible{
    .id = "SMP2003",
    .name = "latency-plausible",
    .severity = Severity::kWarning,
    .summary =
        "a mean through a mesh is not below 0.05 ms, no p50 below 0.02 ms, and without a timeout "
        "no mean above 60 s",
    .why =
        "a proxy alone takes longer than that to pass a request on, and hardly anybody waits for "
        "a minute on average. Such figures are mostly of another unit",
    .source = "R03",
    .spec = "result.md#latency-plausible",
};

constexpr double kFastestMeshMeanMs = 0.05;
constexpr double kFastestMedianMs = 0.02;
constexpr double kSlowestMeanMs = 60'000;

void JudgeFast(const v1::Report& report, const LatencyBlock& block, Reporter& reporter) {
  const v1::Latency& latency = *block.latency;
  const bool has_mesh = report.mesh().type() != v1::MESH_TYPE_UNSPECIFIED &&
                        report.mesh().type() != v1::MESH_TYPE_NONE;
  const char* hint = "check that the figures are milliseconds, not seconds";
  if (has_mesh && latency.mean_ms() > 0 && latency.mean_ms() < kFastestMeshMeanMs) {
    reporter.Report(block.path.At("mean_ms"),
                    fmt::format("mean of {} through a mesh; less than {} is not plausible",
                                Milliseconds(latency.mean_ms()), Milliseconds(kFastestMeshMeanMs)),
                    hint);
    return;
  }
  constexpr double kMedian = 50;
  for (const RankedFigure& quantile : block.quantiles) {
    if (quantile.rank_percent != kMedian || !(quantile.value_ms > 0)) continue;
    if (!(quantile.value_ms < kFastestMedianMs)) continue;
    reporter.Report(quantile.path,
                    fmt::format("p50 of {}; less than {} is not plausible",
                                Milliseconds(quantile.value_ms), Milliseconds(kFastestMedianMs)),
                    hint);
  }
}

bool HasTimeout(const v1::TestConfiguration& test) {
  return std::any_of(test.clients().begin(), test.clients().end(),
                     [](const v1::Client& client) { return client.has_timeout(); });
}

void LatencyPlausible(const v1::Report& report, Reporter& reporter) {
  // The units of older editions are another rule's (latency-unit-undeclared).
  if (!reporter.options().is_whole) return;
  const bool has_timeout = HasTimeout(report.test());
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    JudgeFast(report, block, reporter);
    const double mean_ms = block.latency->mean_ms();
    // Waits from the intended start grow with the run.
    const auto treatment = CoordinatedOmissionOf(report, *block.latency);
    if (!(mean_ms > kSlowestMeanMs) || !IsLatency(mean_ms) || has_timeout ||
        treatment == v1::COORDINATED_OMISSION_INTENDED_START ||
        treatment == v1::COORDINATED_OMISSION_BACKFILLED) {
      continue;
    }
    reporter.Report(block.path.At("mean_ms"),
                    fmt::format("mean of {} without a timeout; more than {} is not plausible",
                                Milliseconds(mean_ms), Milliseconds(kSlowestMeanMs)),
                    "check that the figures are milliseconds, not microseconds");
  }
}

constexpr ReportRule kPlausibilityRules[] = {
    {&kSecondsAsMilliseconds, SecondsAsMilliseconds},
    {&kLittlesLaw, LittlesLaw},
    {&kLatencyPlausible, LatencyPlausible},
};

}  // namespace

std::span<const ReportRule> PlausibilityRules() { return kPlausibilityRules; }

}  // namespace smp::rules
