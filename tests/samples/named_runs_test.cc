// Runs and documents that the method names as wrong: each is caught, by the right rule, at the
// right place, in these words. Skipped where the samples are absent, but for the export, which is
// ours.
#include "sample_table/named_runs.h"

#include <catch2/catch.hpp>
#include <string_view>

#include "samples/samples.h"

namespace smp {
namespace {

constexpr const char* kDashboardErrors = "measured failures: all 300 requests failed";

struct Caught {
  std::string_view run;
  std::string_view rule;
  std::string_view pointer;
  std::string_view message;
};

constexpr Caught kCaught[] = {
    {"the dashboard's second run, socket errors only", "SMP3013", "/1/runner_results/0/RetCodes",
     kDashboardErrors},
    {"the dashboard's third run, socket errors only", "SMP3013", "/2/runner_results/0/RetCodes",
     kDashboardErrors},
    {"the result of 2020 (R1), seconds called milliseconds", "SMP1031", "/client/latencies_ms",
     "latencies_ms may be in seconds, as in every such document that could be traced; min "
     "0.012007082 and max 0.350472228 are whole nanoseconds as seconds, but not as milliseconds; 1 "
     "requests/s x 0.0236 keep 0.0236 requests under way as seconds and 2.36e-05 as milliseconds, "
     "on 1 connection"},
    {"an export of Meshery (R2), seconds called milliseconds", "SMP1031", "/latencies_ms",
     "latencies_ms may be in seconds, as in every such document that could be traced; min "
     "0.001914306 and max 0.011207918 are whole nanoseconds as seconds, but not as milliseconds; "
     "499 requests/s x 0.00401 keep 2 requests under way as seconds and 0.002 as milliseconds"},
    {"Meshery's view of results, seconds called milliseconds", "SMP1008", "",
     "this is a text view of results by mesheryctl (shape MV): not SMP but text for people, whose "
     "latencies are in seconds although it says ms"},
    {"Meshery's run 7, wrk2 at `max`: latency for a schedule that there was not", "SMP2002",
     "/results/6/runner_results/DurationHistogram/Avg",
     "mean of 15223.87545 ms at 16.4017 requests/s needs 249.697 connections; there was 1"},
    {"the same: quantiles above the maximum", "SMP2006",
     "/results/6/runner_results/DurationHistogram/Percentiles/4/Value",
     "p99.99 is 19922.943 ms, above the maximum of 19906.56 ms"},
    {"Meshery's run 2, status 400 only", "SMP3013", "/results/1/runner_results/RetCodes",
     "measured failures: all 30 requests failed"},
    {"Meshery's run 3, status 400 only", "SMP3013", "/results/2/runner_results/RetCodes",
     "measured failures: all 94163 requests failed"},
    {"Meshery's run 4, status 400 only", "SMP3013", "/results/3/runner_results/RetCodes",
     "measured failures: all 103127 requests failed"},
    {"Meshery's run 5, status 400 only", "SMP3013", "/results/4/runner_results/RetCodes",
     "measured failures: all 96247 requests failed"},
};

void CheckCaught(std::size_t index, const std::vector<Verdict>& verdicts) {
  const Caught& expected = kCaught[index];
  const NamedRun& run = NamedRuns()[index];
  CAPTURE(expected.run);
  CHECK(run.run == expected.run);
  CHECK(run.rule == expected.rule);
  CHECK(run.pointer == expected.pointer);
  const std::optional<Finding> finding = FindingOf(run, verdicts);
  REQUIRE(finding);
  CHECK(finding->message == expected.message);
}

TEST_CASE("Named runs: every one is caught by the right rule", "[samples]") {
  REQUIRE(NamedRuns().size() == std::size(kCaught));
  if (AreAbsent(Documents().size(), std::size(kCaught) - 1)) return;
  const std::vector<Verdict> verdicts = AllOf(AllVerdicts());
  for (std::size_t i = 0; i < std::size(kCaught); ++i) CheckCaught(i, verdicts);
}

TEST_CASE("Named runs: the export of Meshery is caught without samples", "[samples]") {
  CheckCaught(3, AllOf(VerdictsOf({}, {}, UpgradeExportOfMeshery(SMP_SOURCE_DIR))));
}

TEST_CASE("Named runs: a run that no rule catches is told", "[samples]") {
  const std::vector<Verdict> verdicts =
      AllOf(VerdictsOf({}, {}, UpgradeExportOfMeshery(SMP_SOURCE_DIR)));
  CHECK_FALSE(FindingOf({"", kExportOfMeshery, "SMP3013", "/latencies_ms"}, verdicts));
  CHECK_FALSE(FindingOf({"", kExportOfMeshery, "SMP1031", "/latencies"}, verdicts));
  CHECK_FALSE(FindingOf({"", "no such document", "SMP1031", "/latencies_ms"}, verdicts));
}

}  // namespace
}  // namespace smp
