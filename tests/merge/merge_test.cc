#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "merge/instances.h"
#include "model/wire.h"

namespace smp::merge {
namespace {

MergeOutcome Outcome(const std::vector<v1::Document>& documents, const MergeOptions& options = {}) {
  auto merger = Merger::Make(options);
  REQUIRE(merger);
  int number = 0;
  for (const v1::Document& document : documents) {
    merger->Add(Read(document, std::string(1, static_cast<char>('a' + number++)) + ".binpb"));
  }
  return std::move(*merger).Finish();
}

v1::Document Small(int number, Knows knows = Knows::kHistogram) {
  return Instance(number, {1000 + number, 2000, 3000, 3000 + 100 * number}, knows);
}

// Compares with a golden file; SMP_UPDATE_GOLDEN=1 writes it.
void CheckGolden(const std::string& name, const std::string& text) {
  const std::filesystem::path path =
      std::filesystem::path(SMP_SOURCE_DIR) / "tests/merge/golden" / name;
  if (std::getenv("SMP_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << text;
  std::ifstream file(path, std::ios::binary);
  const std::string expected{std::istreambuf_iterator<char>(file), {}};
  CHECK(text == expected);
}

TEST_CASE("Merge: counts add, windows join, buckets add", "[merge]") {
  const MergeOutcome outcome = Outcome({Small(1), Small(2)});
  CHECK(TextOf(outcome.findings) == "");
  REQUIRE(outcome.document);
  CheckGolden("histograms.yaml", Write(*outcome.document, Format::kYaml));
}

TEST_CASE("Merge: different histograms keep their own edges", "[merge]") {
  const MergeOutcome outcome = Outcome({Small(1), Small(2, Knows::kOtherHistogram)});
  REQUIRE(outcome.document);
  CheckGolden("different-histograms.yaml", Write(*outcome.document, Format::kYaml));
}

TEST_CASE("Merge: of quantiles alone only bounds are known", "[merge]") {
  const MergeOutcome outcome = Outcome({Small(1), Small(2, Knows::kQuantiles)});
  REQUIRE(outcome.document);
  CheckGolden("bounds-only.yaml", Write(*outcome.document, Format::kYaml));
}

TEST_CASE("Merge: rates are summed where windows coincide, else taken over all", "[merge]") {
  v1::Document late = Small(2);
  SetWindow(60, 180, *late.mutable_report()->mutable_results(0)->mutable_window());
  const v1::Result together = Merged({Small(1), Small(4)}).report().results(0);
  CHECK(together.achieved_rate_basis() == v1::RATE_BASIS_SUM_OF_RATES);
  CHECK(together.achieved_requests_per_second() == Approx(8.0 / 120));
  const v1::Result apart = Merged({Small(3), late}).report().results(0);
  CHECK(apart.achieved_rate_basis() == v1::RATE_BASIS_TOTAL_OVER_WINDOW);
  CHECK(apart.achieved_requests_per_second() == Approx(8.0 / 180));
}

TEST_CASE("Merge: a figure that one result lacks is not made up", "[merge]") {
  v1::Document without = Small(2);
  v1::Result& result = *without.mutable_report()->mutable_results(0);
  result.mutable_requests()->clear_failed();
  result.mutable_requests()->clear_by_status_code();
  result.clear_bytes();
  result.mutable_latency()->clear_mean_ms();
  result.mutable_latency()->clear_max_ms();
  const v1::Result merged = Merged({Small(1), without}).report().results(0);
  CHECK(merged.requests().completed() == 8);
  CHECK_FALSE(merged.requests().has_failed());
  CHECK(merged.requests().by_status_code().empty());
  CHECK_FALSE(merged.has_bytes());
  CHECK_FALSE(merged.latency().has_mean_ms());
  CHECK_FALSE(merged.latency().has_max_ms());
  CHECK(merged.latency().has_min_ms());
}

TEST_CASE("Merge: different tests are refused", "[merge]") {
  v1::Document other = Small(2);
  other.mutable_report()->mutable_mesh()->set_type(v1::MESH_TYPE_LINKERD);
  other.mutable_report()->mutable_test()->mutable_clients(0)->set_threads(8);
  const MergeOutcome outcome = Outcome({Small(1), other});
  CHECK_FALSE(outcome.document);
  CHECK(
      TextOf(outcome.findings) ==
      "b.binpb:/report/test: error: the test configuration is not that of a.binpb: added: "
      "clients[0].threads: 8 [SMP5057] merge results of one test only; compare tests with each "
      "other instead\n"
      "b.binpb:/report/mesh: error: the mesh configuration is not that of a.binpb: modified: type: "
      "MESH_TYPE_ISTIO -> MESH_TYPE_LINKERD [SMP5057] merge results of one test only; compare "
      "tests with each other instead\n");
}

TEST_CASE("Merge: what was allowed is recorded", "[merge]") {
  v1::Document other = Small(2);
  other.mutable_report()->mutable_mesh()->set_type(v1::MESH_TYPE_LINKERD);
  const MergeOptions allow{.select = "", .expect = {}, .allow = {"merge-one-test"}};
  const MergeOutcome outcome = Outcome({Small(1), other}, allow);
  REQUIRE(outcome.document);
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].severity == Severity::kWarning);
  for (const v1::MergedFrom& from : outcome.document->report().results(0).merged_from()) {
    REQUIRE(from.allowed_rules_size() == 1);
    CHECK(from.allowed_rules(0) == "SMP5057");
  }
  const MergeOutcome turned = Outcome({other, Small(1)}, allow);
  REQUIRE(turned.document);
  CHECK(turned.document->report().mesh().type() == outcome.document->report().mesh().type());
}

TEST_CASE("Merge: only rules of merging can be allowed", "[merge]") {
  const auto refused = Merger::Make({.select = "", .expect = {}, .allow = {"SMP5073"}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "'SMP5073' is no rule that can be allowed");
  CHECK(refused.error().hint ==
        "these can: merge-one-test, merge-complete, merge-once, merge-workers-or-global, "
        "merge-windows-overlap, merge-same-populations");
}

TEST_CASE("Merge: a result that is given twice is refused, whatever it is called", "[merge]") {
  v1::Document renamed = Small(1);
  renamed.mutable_report()->mutable_results(0)->set_id("node-9");
  const MergeOutcome outcome = Outcome({Small(1), renamed});
  CHECK_FALSE(outcome.document);
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].rule->id == "SMP5069");
  CHECK(outcome.findings[0].message.substr(0, 44) ==
        "result 'node-9' is merged already: its diges");
  CHECK(outcome.findings[0].pointer == "/report/results/0");
  // Also when it is in what was merged before.
  const v1::Document before = Merged({Small(1), Small(2)});
  CHECK_FALSE(Outcome({before, renamed}).document);
}

TEST_CASE("Merge: workers and the global result that holds them are not added", "[merge]") {
  v1::Document workers = Small(1);
  workers.mutable_report()->mutable_results(0)->set_id("worker_0");
  v1::Document global = Small(2);
  global.mutable_report()->mutable_results(0)->set_id("global");
  const MergeOutcome outcome = Outcome({workers, global});
  CHECK_FALSE(outcome.document);
  CHECK(TextOf(outcome.findings) ==
        "a.binpb:: error: 'global' holds what 'worker_0' counted [SMP5070] merge one or the other: "
        "--select '*worker_*' or --select '*global'\n");
  const MergeOutcome selected =
      Outcome({workers, global}, {.select = "global", .expect = {}, .allow = {}});
  REQUIRE(selected.document);
  CHECK(selected.document->report().results(0).id() == "global");
}

TEST_CASE("Merge: instances that are missing are missed", "[merge]") {
  const MergeOutcome outcome =
      Outcome({Small(1), Small(2)}, {.select = "", .expect = 3, .allow = {}});
  CHECK_FALSE(outcome.document);
  CHECK(TextOf(outcome.findings) ==
        "a.binpb:: error: 2 raw results are given, but 3 are expected [SMP5058] find the results "
        "of the instances that are missing\n");
  CHECK(Outcome({Small(1), Small(2)}, {.select = "", .expect = 2, .allow = {}}).document);
}

TEST_CASE("Merge: windows that do not overlap are refused", "[merge]") {
  v1::Document late = Small(2);
  SetWindow(500, 620, *late.mutable_report()->mutable_results(0)->mutable_window());
  const MergeOutcome outcome = Outcome({Small(1), late});
  CHECK_FALSE(outcome.document);
  CHECK(TextOf(outcome.findings) ==
        "a.binpb:: error: no instant lies in the windows of all results [SMP5071] results of "
        "repetitions are not merged; state their repetition\n");
}

TEST_CASE("Merge: latencies of different populations are refused", "[merge]") {
  v1::Document successes = Small(2);
  successes.mutable_report()->mutable_results(0)->mutable_latency()->set_population(
      v1::LATENCY_POPULATION_SUCCESSES);
  const MergeOutcome outcome = Outcome({Small(1), successes});
  CHECK_FALSE(outcome.document);
  CHECK(TextOf(outcome.findings) ==
        "b.binpb:/report/results/0: error: latency is of SUCCESSES, that of the results before of "
        "ALL_RESPONSES [SMP5072] import all results alike, so that their first latencies are of "
        "the same population\n");
}

TEST_CASE("Merge: repetitions and stages stay apart", "[merge]") {
  std::vector<v1::Document> documents;
  for (int number = 1; number <= 4; ++number) {
    documents.push_back(Small(number));
    v1::Result& result = *documents.back().mutable_report()->mutable_results(0);
    result.set_repetition(1 + number % 2);
    result.set_stage_name("steady");
  }
  const v1::Report report = Merged(documents).report();
  REQUIRE(report.results_size() == 2);
  CHECK(report.results(0).id() == "merged/steady/repetition-1");
  CHECK(report.results(1).id() == "merged/steady/repetition-2");
  CHECK(report.results(1).merged_from_size() == 2);
}

TEST_CASE("Merge: one result stays as it is", "[merge]") {
  const v1::Document merged = Merged({Small(1)});
  CHECK(model::WriteBinary(merged.report().results(0)) ==
        model::WriteBinary(Small(1).report().results(0)));
}

TEST_CASE("Merge: counts that do not fit are refused", "[merge]") {
  v1::Document huge = Small(1);
  huge.mutable_report()->mutable_results(0)->mutable_requests()->set_completed(
      std::numeric_limits<std::int64_t>::max());
  const MergeOutcome outcome = Outcome({Small(2), huge});
  CHECK_FALSE(outcome.document);
  CHECK(
      TextOf(outcome.findings) ==
      "b.binpb:/report/results/0: error: a count of the merged result would be more than 2^63 - 1 "
      "[SMP5073] check the counts of requests, bytes and pattern outcomes\n");
}

TEST_CASE("Merge: documents without results are refused", "[merge]") {
  v1::Document mesh;
  mesh.set_smp_version("v1.0.0");
  mesh.mutable_mesh()->set_type(v1::MESH_TYPE_ISTIO);
  const MergeOutcome outcome = Outcome({mesh});
  CHECK_FALSE(outcome.document);
  CHECK(TextOf(outcome.findings) ==
        "a.binpb:: error: an SMP v1 mesh profile holds no results [SMP5073] give reports, or "
        "results on their own; smp import makes them of the outputs of load generators\n");
  const MergeOutcome none = Outcome({Small(1)}, {.select = "x*", .expect = {}, .allow = {}});
  CHECK_FALSE(none.document);
  CHECK(TextOf(none.findings) ==
        "a.binpb:: error: no result matches --select 'x*' [SMP5073] smp convert shows the ids of a "
        "report's results\n");
}

TEST_CASE("Merge: without documents there is nothing", "[merge]") {
  const auto outcome = Merge({});
  REQUIRE(outcome);
  CHECK_FALSE(outcome->document);
}

}  // namespace
}  // namespace smp::merge
