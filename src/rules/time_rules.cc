// Rules over time: windows, planned durations and clocks.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <optional>

#include "edition/edition_rules.h"
#include "rules/figures.h"
#include "rules/load_view.h"
#include "rules/report_rule.h"
#include "rules/timestamps.h"

namespace smp::rules {

namespace {

using google::protobuf::Timestamp;

// --- SMP2018 ------------------------------------------------------------------------------------

constexpr Rule kWindowMatchesDuration{
    .id = "SMP2018",
    .name = "window-matches-duration",
    .severity = Severity::kError,
    .summary =
        "the measured window ends after it begins and is as long as the stages that it "
        "covers",
    .why =
        "a run that was to take 90 seconds and took one has measured connection setup. Rates and "
        "tails of a shorter run are not those of the planned one, and a longer one holds load "
        "that the test does not describe. The finding is a warning from 5 % on and an error "
        "from 20 %",
    .source = "Meshery's parser of durations, which ran \"1m30s\" for one second",
    .spec = "result.md#window-matches-duration",
};

// Starting and stopping clients takes a moment; more than this and the reader should know.
constexpr double kNoticeable = 0.05;
// Beyond this it is another test.
constexpr double kAnotherTest = 0.20;

void WindowMatchesDuration(const v1::Report& report, Reporter& reporter) {
  const LoadView& load = reporter.views().load();
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    const v1::Window& window = result.window();
    if (!window.has_start_time() || !window.has_end_time()) continue;
    if (!HasSpan(window)) {
      reporter.Report(At("results", i, "window", "end_time"),
                      fmt::format("end_time {} is not after start_time {}", Utc(window.end_time()),
                                  Utc(window.start_time())),
                      "write begin and end of the measured window, both in UTC");
      continue;
    }
    const std::optional<double> planned = load.PlannedSecondsOf(result);
    if (!planned) continue;
    const double measured = SpanSeconds(window);
    const bool longer = measured > *planned;
    // A window over merged repetitions is longer than one of them.
    if (longer && result.kind() == v1::RESULT_KIND_MERGED) continue;
    // Requests sent before the end are waited for: that much longer, a run is still as planned.
    const double last_response =
        longer && result.latency().max_ms() > 0 ? result.latency().max_ms() / 1000 : 0;
    const double deviation =
        (longer ? std::max(0.0, measured - last_response - *planned) : *planned - measured) /
        *planned;
    if (deviation <= kNoticeable) continue;
    reporter.ReportAs(
        deviation > kAnotherTest ? Severity::kError : Severity::kWarning,
        At("results", i, "window"),
        fmt::format("the window is {} long, {} {} than the {} that were planned", Seconds(measured),
                    PercentOf(std::fabs(measured - *planned) / *planned),
                    longer ? "longer" : "shorter", Seconds(*planned)),
        "state the duration that was run, and warm-up and cool-down apart from it");
  }
}

// --- SMP2019 ------------------------------------------------------------------------------------

// The row is edition's, which emits it for texts without one meaning; here are the lengths.
using edition::kDurationMeaning;

void DurationMeaning(const v1::Report& report, Reporter& reporter) {
  const v1::TestConfiguration& test = report.test();
  for (int i = 0; i < test.stages_size(); ++i) {
    const v1::Stage& stage = test.stages(i);
    if (!stage.has_duration() || InSeconds(stage.duration()) > 0) continue;
    reporter.Report(At("test", "stages", i, "duration"),
                    fmt::format("duration is {}, a stage is longer than that",
                                Seconds(InSeconds(stage.duration()))),
                    "state how long the stage ran, such as 120s");
  }
  const auto not_negative = [&](const char* field, bool stated,
                                const google::protobuf::Duration& duration) {
    if (!stated || InSeconds(duration) >= 0) return;
    reporter.Report(At("test", field),
                    fmt::format("{} is {}, less than nothing", field, Seconds(InSeconds(duration))),
                    "leave it out when there was none");
  };
  not_negative("warm_up", test.has_warm_up(), test.warm_up());
  not_negative("cool_down", test.has_cool_down(), test.cool_down());
  for (int i = 0; i < test.clients_size(); ++i) {
    const v1::Client& client = test.clients(i);
    if (!client.has_timeout() || InSeconds(client.timeout()) > 0) continue;
    reporter.Report(At("test", "clients", i, "timeout"),
                    fmt::format("timeout is {}, after which every request has timed out",
                                Seconds(InSeconds(client.timeout()))),
                    "leave it out when there was none");
  }
}

// --- SMP2027 ------------------------------------------------------------------------------------

// The row is edition's, which emits it for local times in Meshery's results.
using edition::kUtcTime;

// Clocks of machines in one test differ by less.
constexpr double kClockSkewSeconds = 60;
// A report is written within seconds after its run, if a program writes it.
constexpr double kWrittenWithinSeconds = 5;
constexpr double kQuarterHour = 900;
// Time zones lie between UTC-12 and UTC+14.
constexpr double kFarthestZone = 14 * 3600;
// What clocks that were never set say: 1970 (C), year 1 (Go).
constexpr std::array<std::int64_t, 2> kUnsetSeconds = {0, -62'135'596'800};

struct StatedTime {
  ReportPath path;
  std::string name;
  const Timestamp* time;
};

std::vector<StatedTime> StatedTimes(const v1::Report& report) {
  std::vector<StatedTime> times;
  const auto add = [&](bool stated, const ReportPath& parent, const char* field,
                       const Timestamp& time) {
    if (stated) times.push_back({parent.At(field), field, &time});
  };
  add(report.has_created_time(), At(), "created_time", report.created_time());
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    const v1::Window& window = result.window();
    const ReportPath path = At("results", i, "window");
    add(window.has_start_time(), path, "start_time", window.start_time());
    add(window.has_end_time(), path, "end_time", window.end_time());
    for (int j = 0; j < result.resource_usage_size(); ++j) {
      const v1::ResourceUsage& usage = result.resource_usage(j);
      const ReportPath usage_path = At("results", i, "resource_usage", j);
      add(usage.has_start_time(), usage_path, "start_time", usage.start_time());
      add(usage.has_end_time(), usage_path, "end_time", usage.end_time());
    }
  }
  return times;
}

bool IsUnset(const Timestamp& time) {
  return std::find(kUnsetSeconds.begin(), kUnsetSeconds.end(), time.seconds()) !=
         kUnsetSeconds.end();
}

// The offset of a time zone, in hours, by which a moment lies off the expected one; null when the
// difference is no such offset.
std::optional<double> ZoneOffsetHours(double seconds) {
  const double offset = std::round(seconds / kQuarterHour) * kQuarterHour;
  if (offset == 0 || std::fabs(offset) > kFarthestZone) return std::nullopt;
  // Written after the run, so the rest is positive: a few seconds.
  const double rest = seconds - offset;
  if (rest < 0 || rest > kWrittenWithinSeconds) return std::nullopt;
  return offset / 3600;
}

// Times that people write are whole minutes, and then hours apart by chance.
bool IsWholeMinute(const Timestamp& time) { return time.seconds() % 60 == 0 && time.nanos() == 0; }

void CompareCreatedWithEnd(const v1::Report& report, Reporter& reporter) {
  const Timestamp* last_end = nullptr;
  for (const v1::Result& result : report.results()) {
    const v1::Window& window = result.window();
    if (!window.has_end_time() || IsUnset(window.end_time())) continue;
    if (last_end == nullptr || SecondsBetween(*last_end, window.end_time()) > 0) {
      last_end = &window.end_time();
    }
  }
  if (last_end == nullptr || !report.has_created_time() || IsUnset(report.created_time())) return;
  const double later = SecondsBetween(*last_end, report.created_time());
  const auto hours = ZoneOffsetHours(later);
  if (hours && !(*hours > 0 && IsWholeMinute(report.created_time()))) {
    reporter.Report(At("created_time"),
                    fmt::format("created_time is {} h {} the last window ended, give or take {}, "
                                "as if one of them were a local time",
                                Stated(std::fabs(*hours)), *hours > 0 ? "after" : "before",
                                Seconds(later - *hours * 3600)),
                    "write both times in UTC");
  } else if (later < -kClockSkewSeconds) {
    reporter.Report(At("created_time"),
                    fmt::format("created_time is {}, {} before the last window ended",
                                Utc(report.created_time()), Seconds(-later)),
                    "write when the report was written, in UTC");
  }
}

void UtcTime(const v1::Report& report, Reporter& reporter) {
  std::optional<Timestamp> now;
  if (reporter.options().now) {
    const auto since_1970 = reporter.options().now->time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(since_1970);
    now.emplace();
    now->set_seconds(seconds.count());
    now->set_nanos(static_cast<std::int32_t>((since_1970 - seconds).count()));
  }
  for (const StatedTime& stated : StatedTimes(report)) {
    if (IsUnset(*stated.time)) {
      reporter.Report(stated.path,
                      fmt::format("{} is {}, the value of a clock that was never set", stated.name,
                                  Utc(*stated.time)),
                      "write the time of the run in UTC");
    } else if (now && SecondsBetween(*now, *stated.time) > kClockSkewSeconds) {
      reporter.Report(
          stated.path,
          // Without the reader's time: findings are the same from run to run.
          fmt::format("{} is {}, which lies in the future", stated.name, Utc(*stated.time)),
          "write times in UTC, not in local time marked as UTC");
    }
  }
  CompareCreatedWithEnd(report, reporter);
}

constexpr ReportRule kTimeRules[] = {
    {&kWindowMatchesDuration, WindowMatchesDuration},
    {&kDurationMeaning, DurationMeaning},
    {&kUtcTime, UtcTime},
};

}  // namespace

std::span<const ReportRule> TimeRules() { return kTimeRules; }

}  // namespace smp::rules
