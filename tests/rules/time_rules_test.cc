#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

// 2026-03-01T10:00:10Z.
constexpr std::int64_t kBegin = 1772359210;

std::string Window(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds);
  const auto nanos = static_cast<std::int64_t>((seconds - static_cast<double>(whole)) * 1e9 + 0.5);
  return fmt::format(
      "window {{ start_time {{ seconds: {} }} end_time {{ seconds: {} nanos: {} }} }} ", kBegin,
      kBegin + whole, nanos);
}

RuleOptions At(std::int64_t seconds) {
  return {.now = std::chrono::sys_seconds(std::chrono::seconds(seconds))};
}

// --- SMP2018 ------------------------------------------------------------------------------------

std::string Planned(int planned_seconds, double measured_seconds, std::string_view result = "") {
  return fmt::format("test {{ stages {{ duration {{ seconds: {} }} }} }} results {{ {} {} }}",
                     planned_seconds, Window(measured_seconds), result);
}

TEST_CASE("window-matches-duration: a run of another length", "[rules][SMP2018]") {
  CHECK(FindingsOf("SMP2018", Planned(90, 1)) ==
        Lines{"error /results/0/window: the window is 1 s long, 98.89 % shorter than the 90 s that "
              "were planned (state the duration that was run, and warm-up and cool-down apart from "
              "it)"});
  CHECK(FindingsOf("SMP2018", Planned(120, 130.5)) ==
        Lines{"warning /results/0/window: the window is 130.5 s long, 8.75 % longer than the 120 s "
              "that were planned (state the duration that was run, and warm-up and cool-down apart "
              "from it)"});
}

TEST_CASE("window-matches-duration: 5 % is noticed, 20 % is another test", "[rules][SMP2018]") {
  const auto severity = [](double seconds) {
    const auto found = FindingsOf("SMP2018", Planned(100, seconds));
    return found.empty() ? "" : found[0].substr(0, found[0].find(' '));
  };
  CHECK(severity(95) == "");
  CHECK(severity(94.9) == "warning");
  CHECK(severity(80) == "warning");
  CHECK(severity(79.9) == "error");
  CHECK(severity(105) == "");
  CHECK(severity(105.1) == "warning");
  CHECK(severity(120) == "warning");
  CHECK(severity(120.1) == "error");
}

TEST_CASE("window-matches-duration: an end that is not after the begin", "[rules][SMP2018]") {
  CHECK(
      FindingsOf("SMP2018", "results { " + Window(0) + "}") ==
      Lines{"error /results/0/window/end_time: end_time 2026-03-01T10:00:10Z is not after "
            "start_time 2026-03-01T10:00:10Z (write begin and end of the measured window, both in "
            "UTC)"});
}

TEST_CASE("window-matches-duration: valid near-misses", "[rules][SMP2018]") {
  // The last response came six seconds after the last request was sent.
  CHECK(FindingsOf("SMP2018", Planned(60, 66, "latency { max_ms: 6000 }")).empty());
  CHECK(FindingsOf("SMP2018", Planned(60, 66)).size() == 1);
  // A window over merged repetitions is longer than one of them, but never shorter.
  CHECK(FindingsOf("SMP2018", Planned(60, 600, "kind: RESULT_KIND_MERGED")).empty());
  CHECK(FindingsOf("SMP2018", Planned(60, 6, "kind: RESULT_KIND_MERGED")).size() == 1);
  // Without a plan any length is right.
  CHECK(FindingsOf("SMP2018", "results { " + Window(1) + "}").empty());
}

TEST_CASE("window-matches-duration: stages add up unless one is named", "[rules][SMP2018]") {
  const auto report = [](std::string_view result) {
    return fmt::format(
        "test {{ stages {{ name: 'a' duration {{ seconds: 30 }} }} stages {{ name: 'b' duration {{ "
        "seconds: 60 }} }} }} results {{ {} {} }}",
        Window(90), result);
  };
  CHECK(FindingsOf("SMP2018", report("")).empty());
  CHECK(FindingsOf("SMP2018", report("stage_name: 'b'")).size() == 1);
}

// --- SMP2019 ------------------------------------------------------------------------------------

TEST_CASE("duration-meaning: lengths that nothing has", "[rules][SMP2019]") {
  CHECK(
      FindingsOf("SMP2019",
                 "test { stages { duration {} } warm_up { seconds: -5 } cool_down { "
                 "nanos: -500000000 } clients { timeout {} } }") ==
      Lines{
          "error /test/stages/0/duration: duration is 0 s, a stage is longer than that (state how "
          "long the stage ran, such as 120s)",
          "error /test/warm_up: warm_up is -5 s, less than nothing (leave it out when there was "
          "none)",
          "error /test/cool_down: cool_down is -0.5 s, less than nothing (leave it out when there "
          "was none)",
          "error /test/clients/0/timeout: timeout is 0 s, after which every request has timed out "
          "(leave it out when there was none)"});
}

TEST_CASE("duration-meaning: valid near-misses", "[rules][SMP2019]") {
  CHECK(FindingsOf("SMP2019", "test { stages { duration { nanos: 1 } } stages {} warm_up {} }")
            .empty());
}

// --- SMP2027 ------------------------------------------------------------------------------------

TEST_CASE("utc-time: a run in the future", "[rules][SMP2027]") {
  const std::string report = "results { " + Window(120) + "}";
  CHECK(
      FindingsOf("SMP2027", report, At(kBegin - 3600)) ==
      Lines{"warning /results/0/window/start_time: start_time is 2026-03-01T10:00:10Z, which lies "
            "in the future (write times in UTC, not in local time marked "
            "as UTC)",
            "warning /results/0/window/end_time: end_time is 2026-03-01T10:02:10Z, which lies in "
            "the future (write times in UTC, not in local time marked as "
            "UTC)"});
  // Clocks differ by a minute; without a clock nothing lies in the future.
  CHECK(FindingsOf("SMP2027", report, At(kBegin + 60)).empty());
  CHECK(FindingsOf("SMP2027", report, At(kBegin + 59)).size() == 1);
  CHECK(FindingsOf("SMP2027", report).empty());
}

TEST_CASE("utc-time: a clock that was never set", "[rules][SMP2027]") {
  CHECK(
      FindingsOf("SMP2027", "created_time { seconds: -62135596800 }") ==
      Lines{
          "warning /created_time: created_time is 0001-01-01T00:00:00Z, the value of a clock that "
          "was never set (write the time of the run in UTC)"});
  CHECK(FindingsOf("SMP2027", "created_time { seconds: 1 }").empty());
}

std::string Created(std::int64_t seconds_after_end, std::int32_t nanos = 0) {
  return fmt::format("created_time {{ seconds: {} nanos: {} }} results {{ {} }}",
                     kBegin + 120 + seconds_after_end, nanos, Window(120));
}

TEST_CASE("utc-time: written a whole time zone off its run", "[rules][SMP2027]") {
  CHECK(
      FindingsOf("SMP2027", Created(19'800 + 3)) ==
      Lines{
          "warning /created_time: created_time is 5.5 h after the last window ended, give or take "
          "3 s, as if one of them were a local time (write both times in UTC)"});
  CHECK(
      FindingsOf("SMP2027", Created(-7200 + 2)) ==
      Lines{"warning /created_time: created_time is 2 h before the last window ended, give or take "
            "2 s, as if one of them were a local time (write both times in UTC)"});
  CHECK(FindingsOf("SMP2027", Created(-1000)) ==
        Lines{"warning /created_time: created_time is 2026-03-01T09:45:30Z, 1000 s before the last "
              "window ended (write when the report was written, in UTC)"});
}

TEST_CASE("utc-time: valid near-misses", "[rules][SMP2027]") {
  CHECK(FindingsOf("SMP2027", Created(3)).empty());
  CHECK(FindingsOf("SMP2027", Created(19'800 + 6)).empty());     // not within seconds of a zone
  CHECK(FindingsOf("SMP2027", Created(15 * 3600 + 2)).empty());  // no zone is so far off
  CHECK(FindingsOf("SMP2027", Created(-30)).empty());            // clocks of two machines
  // Exactly at a full minute, as people write it: hours later by chance.
  CHECK(FindingsOf("SMP2027",
                   fmt::format("created_time {{ seconds: {} }} results {{ window {{ end_time {{ "
                               "seconds: {} }} }} }}",
                               kBegin - 10 + 7200, kBegin - 10))
            .empty());
  // The offset belongs to the window that ended last.
  CHECK(
      FindingsOf("SMP2027",
                 fmt::format("created_time {{ seconds: {} }} results {{ {} }} results {{ window {{ "
                             "end_time {{ seconds: {} }} }} }}",
                             kBegin + 120 + 7203, Window(120), kBegin + 5000))
          .empty());
}

}  // namespace
}  // namespace smp::rules
