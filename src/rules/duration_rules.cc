// Rules over how long and how often was measured, and whether that fits what the test is to show.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "rules/figures.h"
#include "rules/load_view.h"
#include "rules/report_rule.h"
#include "rules/timestamps.h"

namespace smp::rules {

namespace {

// A run that was to take a minute may end a little early.
constexpr double kDurationSlack = 0.99;

// --- SMP3020 ------------------------------------------------------------------------------------

constexpr RuleSetting kMinDuration{
    .name = "min_duration_s",
    .value = 60,
    .lowest = 1,
    .highest = 86'400,
    .source = "R20; Istio's benchmarks measure for 92 s and more",
};

constexpr Rule kMeasuredLongEnough{
    .id = "SMP3020",
    .name = "measured-long-enough",
    .severity = Severity::kWarning,
    .summary = "a result is of at least 60 s after the warm-up",
    .why =
        "connection pools, caches, just-in-time compilers and autoscalers take seconds to settle. "
        "A short run measures how they start, and holds too few of the rare stalls that make a "
        "tail",
    .source = "R20; README of wrk2, which calibrates for ten seconds",
    .spec = "result.md#measured-long-enough",
    .settings = {&kMinDuration, 1},
    .for_credibility = true,
};

// The longest of the windows that a result was merged from: time between them was not measured.
std::optional<double> MeasuredSeconds(const v1::Result& result) {
  std::optional<double> longest;
  for (const v1::MergedFrom& raw : result.merged_from()) {
    if (HasSpan(raw.window())) {
      longest = std::max(longest.value_or(0), SpanSeconds(raw.window()));
    }
  }
  if (longest) return longest;
  if (!HasSpan(result.window())) return std::nullopt;
  return SpanSeconds(result.window());
}

void MeasuredLongEnough(const v1::Report& report, Reporter& reporter) {
  const double needed = reporter.ValueOf(kMinDuration);
  const bool is_spike = report.test().type() == v1::TEST_TYPE_SPIKE;
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    // A spike is short by nature.
    if (is_spike && !result.stage_name().empty()) continue;
    const std::optional<double> measured = MeasuredSeconds(result);
    if (!measured || *measured >= kDurationSlack * needed) continue;
    reporter.Report(At("results", i, "window"),
                    fmt::format("measured for {}; {} after the warm-up are needed",
                                Seconds(*measured), Seconds(needed)),
                    "measure for longer; state load before the window as warm_up");
  }
}

// --- SMP3021 ------------------------------------------------------------------------------------

constexpr RuleSetting kMinSoak{
    .name = "min_soak_h",
    .value = 4,
    .lowest = 0.1,
    .highest = 168,
    .source = "R21; SMP's documentation names 24 hours or a weekend",
};

constexpr Rule kTestType{
    .id = "SMP3021",
    .name = "test-type",
    .severity = Severity::kError,
    .summary =
        "a test has the length and the stages that its type needs: hours for a soak test, several "
        "loads for spike, stress and capacity",
    .why =
        "a soak test of a minute shows no leak, and a capacity test of one load does not show "
        "where "
        "it ends. Readers take the type for what was tested",
    .source = "R21; public results of 60 s that are called soak tests",
    .spec = "test.md#test-type",
    .settings = {&kMinSoak, 1},
};

// The planned length, else that of the longest window.
std::optional<double> TestSeconds(const v1::Report& report, const LoadView& load) {
  if (const auto planned = load.PlannedSecondsOf(v1::Result())) return planned;
  std::optional<double> longest;
  for (const v1::Result& result : report.results()) {
    const std::optional<double> measured = MeasuredSeconds(result);
    if (measured) longest = std::max(longest.value_or(0), *measured);
  }
  return longest;
}

bool IsUnthrottled(const v1::TestConfiguration& test) {
  return test.stages(0).unthrottled() ||
         std::any_of(test.clients().begin(), test.clients().end(),
                     [](const v1::Client& client) { return client.unthrottled(); });
}

// Whether all stages ask for the same load, as far as they state it.
bool IsLevel(const v1::TestConfiguration& test) {
  const v1::Stage& first = test.stages(0);
  return std::all_of(test.stages().begin(), test.stages().end(), [&](const v1::Stage& stage) {
    const bool is_stated = stage.has_target_requests_per_second() || stage.has_connections();
    return is_stated && stage.target_requests_per_second() == first.target_requests_per_second() &&
           stage.connections() == first.connections() && stage.unthrottled() == first.unthrottled();
  });
}

void JudgeSoak(const v1::Report& report, Reporter& reporter) {
  constexpr double kSecondsPerHour = 3600;
  const double needed_h = reporter.ValueOf(kMinSoak);
  const std::optional<double> length = TestSeconds(report, reporter.views().load());
  if (!length || *length >= kDurationSlack * needed_h * kSecondsPerHour) return;
  reporter.Report(At("test", "type"),
                  fmt::format("a soak test of {}; at least {} h are needed", Seconds(*length),
                              Stated(needed_h)),
                  "state type: LOAD, or let the test run for hours");
}

void JudgeStages(const v1::TestConfiguration& test, const char* kind, Reporter& reporter) {
  if (test.stages().empty()) return;
  if (test.stages_size() > 1 && !IsLevel(test)) return;
  // One load may lie beyond the expected one, and the fastest possible does.
  const bool is_spike = test.type() == v1::TEST_TYPE_SPIKE;
  const bool is_stress = test.type() == v1::TEST_TYPE_STRESS;
  if (test.stages_size() == 1 && is_stress && IsUnthrottled(test)) return;
  const bool may_be = is_stress || (!is_spike && test.stages_size() == 1 && IsUnthrottled(test));
  const std::string found = test.stages_size() == 1
                                ? std::string("one stage")
                                : fmt::format("{} stages of the same load", test.stages_size());
  reporter.ReportAs(may_be ? Severity::kWarning : Severity::kError, At("test", "type"),
                    fmt::format("a {} test of {}; it needs at least 2 loads", kind, found),
                    "list each level of load as a stage, or state type: LOAD");
}

void TestType(const v1::Report& report, Reporter& reporter) {
  switch (report.test().type()) {
    case v1::TEST_TYPE_SOAK:
      return JudgeSoak(report, reporter);
    case v1::TEST_TYPE_STRESS:
      return JudgeStages(report.test(), "stress", reporter);
    case v1::TEST_TYPE_CAPACITY:
      return JudgeStages(report.test(), "capacity", reporter);
    case v1::TEST_TYPE_SPIKE:
      return JudgeStages(report.test(), "spike", reporter);
    default:
      return;
  }
}

// --- SMP3049 ------------------------------------------------------------------------------------

constexpr RuleSetting kMinRepetitions{
    .name = "min_repetitions",
    .value = 3,
    .lowest = 1,
    .highest = 100,
    .source = "R49; Kinvolk's benchmark of Istio and Linkerd repeats 5 times",
};

constexpr Rule kRepeatedRuns{
    .id = "SMP3049",
    .name = "repeated-runs",
    .severity = Severity::kWarning,
    .summary = "a test is run at least 3 times",
    .why =
        "one run does not show how much runs differ. Without that nobody can tell a difference "
        "between two meshes from chance",
    .source = "R49; Kinvolk, Performance Benchmark Analysis of Istio and Linkerd (2019)",
    .spec = "test.md#repeated-runs",
    .settings = {&kMinRepetitions, 1},
};

void RepeatedRuns(const v1::Report& report, Reporter& reporter) {
  if (!reporter.options().is_whole || report.results().empty()) return;
  // Other runs of the experiment are in reports of their own; hours of load repeat themselves.
  if (!report.experiment().group_id().empty()) return;
  if (report.test().type() == v1::TEST_TYPE_SOAK) return;
  std::set<std::int64_t> measured;
  for (const v1::Result& result : report.results()) {
    if (result.has_repetition()) measured.insert(result.repetition());
  }
  const double runs = std::max({1.0, static_cast<double>(report.test().repetitions()),
                                static_cast<double>(measured.size())});
  const double needed = reporter.ValueOf(kMinRepetitions);
  if (runs >= needed) return;
  reporter.Report(
      At("test", "repetitions"),
      fmt::format("the test was run {}; {} repetitions are needed to tell a difference from chance",
                  runs == 1 ? "once" : fmt::format("{:.0f} times", runs), Stated(needed)),
      "repeat the test and state each run as a result, or name the experiment's group_id");
}

constexpr ReportRule kDurationRules[] = {
    {&kMeasuredLongEnough, MeasuredLongEnough},
    {&kTestType, TestType},
    {&kRepeatedRuns, RepeatedRuns},
};

}  // namespace

std::span<const ReportRule> DurationRules() { return kDurationRules; }

}  // namespace smp::rules
