#include "sample_table/named_runs.h"

#include <algorithm>

namespace smp {
namespace {

constexpr std::string_view kDashboard =
    "service-mesh-performance/service-mesh-performance@6ecbce7 docs/_data/test-results.json";
constexpr std::string_view kResult2020 =
    "service-mesh-performance/service-mesh-performance@de41a91 example/service mesh performance "
    "specification result.yaml";
constexpr std::string_view kTextView =
    "khulnasoft/meshplay@6ce050bc mesheryctl/internal/cli/root/perf/testdata/result/1004.golden";
constexpr std::string_view kResultsPage =
    "khulnasoft/meshplay@6ce050bc (fork of meshery/meshery, 2024-10) "
    "mesheryctl/internal/cli/root/perf/fixtures/result/1001.golden (first 13 of 25 results, "
    "re-indented)";

constexpr NamedRun kRuns[] = {
    {"the dashboard's second run, socket errors only", kDashboard, "SMP3013",
     "/1/runner_results/0/RetCodes"},
    {"the dashboard's third run, socket errors only", kDashboard, "SMP3013",
     "/2/runner_results/0/RetCodes"},
    {"the result of 2020 (R1), seconds called milliseconds", kResult2020, "SMP1031",
     "/client/latencies_ms"},
    {"an export of Meshery (R2), seconds called milliseconds", kExportOfMeshery, "SMP1031",
     "/latencies_ms"},
    {"Meshery's view of results, seconds called milliseconds", kTextView, "SMP1008", ""},
    {"Meshery's run 7, wrk2 at `max`: latency for a schedule that there was not", kResultsPage,
     "SMP2002", "/results/6/runner_results/DurationHistogram/Avg"},
    {"the same: quantiles above the maximum", kResultsPage, "SMP2006",
     "/results/6/runner_results/DurationHistogram/Percentiles/4/Value"},
    {"Meshery's run 2, status 400 only", kResultsPage, "SMP3013",
     "/results/1/runner_results/RetCodes"},
    {"Meshery's run 3, status 400 only", kResultsPage, "SMP3013",
     "/results/2/runner_results/RetCodes"},
    {"Meshery's run 4, status 400 only", kResultsPage, "SMP3013",
     "/results/3/runner_results/RetCodes"},
    {"Meshery's run 5, status 400 only", kResultsPage, "SMP3013",
     "/results/4/runner_results/RetCodes"},
};

}  // namespace

std::span<const NamedRun> NamedRuns() { return kRuns; }

std::optional<Finding> FindingOf(const NamedRun& run, const std::vector<Verdict>& verdicts) {
  for (const Verdict& verdict : verdicts) {
    if (verdict.name != run.document) continue;
    for (const Finding& finding : FindingsOf(verdict)) {
      if (finding.rule->id == run.rule && finding.pointer == run.pointer) return finding;
    }
  }
  return std::nullopt;
}

}  // namespace smp
