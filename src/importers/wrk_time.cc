#include "importers/wrk_time.h"

#include <fmt/format.h>

#include <cmath>

#include "importers/import_rules.h"
#include "importers/number_text.h"
#include "importers/printed_units.h"

namespace smp::importers {

namespace {

// A time that is only known to lie around a value.
struct Around {
  double seconds = 0;
  double slack = 0;
};

std::optional<Around> RunTime(const WrkRun& run) {
  const std::optional<PrintedTime> time = ParsePrintedTime(run.run_time);
  if (!time) return std::nullopt;
  return Around{time->ms / 1e3, time->slack_ms / 1e3};
}

// Requests over rate, which has two decimals.
std::optional<Around> ByRate(const WrkRun& run) {
  const std::optional<double> rate = ParseNumber(run.rate);
  const std::optional<double> requests = ParseNumber(run.requests);
  if (!rate || !requests || !(*rate > 0.01) || !(*requests > 0)) return std::nullopt;
  const double seconds = *requests / *rate;
  return Around{seconds, seconds * 0.005 / (*rate - 0.005)};
}

bool Contradict(const Around& a, const Around& b) {
  return std::fabs(a.seconds - b.seconds) > (a.slack + b.slack) * 1.01 + 1e-9;
}

// The times for which a heading of minutes stands: a minute is printed from 0.85 of it on.
std::optional<Around> Requested(const WrkRun& run) {
  std::optional<PrintedTime> time = ParsePrintedTime(run.duration);
  if (!time) return std::nullopt;
  return Around{time->ms / 1e3, run.duration.ends_with('s') ? 0 : time->slack_ms / 1e3};
}

constexpr double kPromptEnd = 0.15;  // a run ends so soon after its time

// The whole number of seconds that a run was to take.
std::optional<std::int64_t> RequestedSeconds(const WrkRun& run, const Around& requested,
                                             const std::optional<Around>& took,
                                             ImportFindings& findings) {
  if (requested.seconds > 1e9) return std::nullopt;
  if (requested.slack == 0) return std::llround(requested.seconds);
  if (!took) return std::nullopt;
  const double whole = std::round(took->seconds);
  if (std::fabs(took->seconds - whole) > kPromptEnd ||
      std::fabs(whole - requested.seconds) > requested.slack) {
    return std::nullopt;
  }
  findings.At(kOutputAmbiguity, run.duration,
              fmt::format("'{}' is rounded; it is taken for {} s, as the run took {:.2f} s",
                          run.duration, whole, took->seconds),
              "correct the duration of the stage if the run was to take another time");
  return std::llround(whole);
}

// wrk2 printed run times that its own heading contradicts (wrk2#138); they spoil the rates.
bool IsDoubtful(const Around& took, const std::optional<Around>& requested) {
  if (!requested) return false;
  const double least = (requested->seconds - requested->slack) / 100;
  const double most = (requested->seconds + requested->slack) * 10 + 60;
  return took.seconds + took.slack < least || took.seconds - took.slack > most;
}

}  // namespace

WrkDuration DurationOfWrk(const WrkRun& run, ImportFindings& findings) {
  const std::optional<Around> printed = RunTime(run);
  const std::optional<Around> by_rate = ByRate(run);
  const std::optional<Around> requested = Requested(run);
  WrkDuration duration;
  std::optional<Around> took = printed;
  if (printed && by_rate) {
    took = by_rate->slack < printed->slack ? by_rate : printed;
    if (Contradict(*printed, *by_rate)) {
      findings.At(kOutputContradiction, run.summary,
                  fmt::format("{} requests at {} a second take {:.2f} s, but the run took {}",
                              run.requests, run.rate, by_rate->seconds, run.run_time),
                  "the time of the run is left out; import the output as it was printed");
      duration.is_doubtful = true;
    }
  }
  if (took && IsDoubtful(*took, requested)) {
    findings.At(kOutputContradiction, run.run_time,
                fmt::format("the run took {}, but was to take {}", run.run_time, run.duration),
                "time and rate are left out; measure again");
    duration.is_doubtful = true;
  }
  if (duration.is_doubtful) took.reset();
  if (took) duration.run_seconds = took->seconds;
  if (requested) {
    duration.requested_seconds = RequestedSeconds(run, *requested, took, findings);
  }
  return duration;
}

}  // namespace smp::importers
