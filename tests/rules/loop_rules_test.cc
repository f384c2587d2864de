#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

// A result of two minutes.
std::string Result(double rate, std::string_view rest) {
  return fmt::format(
      "results {{ achieved_requests_per_second: {} {} window {{ start_time {{ seconds: 1772359210 "
      "}} end_time {{ seconds: 1772359330 }} }} }} ",
      rate, rest);
}

// --- SMP3016 ------------------------------------------------------------------------------------

constexpr const char* kTwoClients =
    "test { stages { name: 's' duration { seconds: 120 } target_requests_per_second: 1000 } "
    "clients { id: 'a' connections: 32 } clients { id: 'b' connections: 32 } } ";

constexpr const char* kMerged =
    "kind: RESULT_KIND_MERGED achieved_rate_basis: RATE_BASIS_SUM_OF_RATES ";

TEST_CASE("load-reached: a target that was missed", "[rules][SMP3016]") {
  const std::string two_merged = std::string(kMerged) + "merged_from {} merged_from {}";
  CHECK(FindingsOf("SMP3016", kTwoClients + Result(900, two_merged)) ==
        Lines{"warning /results/0/achieved_requests_per_second: 900 requests/s are 90 % of the "
              "target of 1000 requests/s; at least 95 % are needed for latency at that load (lower "
              "the target, or give generator and system what they are short of)"});
  CHECK(FindingsOf("SMP3016", kTwoClients + Result(700, two_merged))[0].starts_with("error"));
}

TEST_CASE("load-reached: valid near-misses", "[rules][SMP3016]") {
  // One of two clients, which share the target somehow; a merge of one of them.
  CHECK(FindingsOf("SMP3016", kTwoClients + Result(500, "client_id: 'a'")).empty());
  CHECK(FindingsOf("SMP3016", kTwoClients + Result(500, std::string(kMerged) + "merged_from {}"))
            .empty());
  // All requests were sent, and a tenth did not come back.
  const std::string one =
      "test { stages { duration { seconds: 120 } target_requests_per_second: 1000 } clients { id: "
      "'a' } } ";
  CHECK(FindingsOf("SMP3016", one + Result(900, "requests { attempted: 120000 }")).empty());
  // At few requests those under way at the end count.
  const std::string slow =
      "test { stages { duration { seconds: 120 } target_requests_per_second: 2 } clients { id: "
      "'a' connections: 32 } } ";
  CHECK(FindingsOf("SMP3016", slow + Result(1.8, "")).empty());
}

TEST_CASE("load-reached: steps of a stress test above the lowest may fail", "[rules][SMP3016]") {
  const auto report = [](std::string_view type, std::string_view stage, double rate) {
    return fmt::format(
               "test {{ type: TEST_TYPE_{} stages {{ name: 'low' duration {{ seconds: 120 }} "
               "target_requests_per_second: 1000 }} stages {{ name: 'high' duration {{ seconds: "
               "120 }} target_requests_per_second: 4000 }} clients {{ id: 'a' }} }} ",
               type) +
           Result(rate, fmt::format("stage_name: '{}'", stage));
  };
  CHECK(FindingsOf("SMP3016", report("STRESS", "high", 2000)).empty());
  CHECK(FindingsOf("SMP3016", report("STRESS", "low", 500)).size() == 1);
  CHECK(FindingsOf("SMP3016", report("LOAD", "high", 2000)).size() == 1);
  // Both stages together: their mean.
  CHECK(FindingsOf("SMP3016", report("LOAD", "", 2500)).empty());
}

TEST_CASE("load-reached: workers of a generator are parts of its client", "[rules][SMP3016]") {
  const std::string test =
      "test { stages { duration { seconds: 120 } target_requests_per_second: 1000 } clients { id: "
      "'a' } } ";
  const auto workers = Result(300, "client_id: 'a'") + Result(400, "client_id: 'a'");
  CHECK(FindingsOf("SMP3016", test + workers).empty());
  // With the whole beside them, that is judged.
  CHECK(
      FindingsOf("SMP3016", test + workers + Result(700, "client_id: 'a'")) ==
      Lines{"error /results/2/achieved_requests_per_second: 700 requests/s are 70 % of the target "
            "of 1000 requests/s; at least 80 % are needed for latency at that load (lower the "
            "target, or give generator and system what they are short of)"});
}

// --- SMP3022 ------------------------------------------------------------------------------------

std::string Looped(std::string_view test, std::string_view latency) {
  return fmt::format("test {{ {} clients {{ id: 'a' }} }} results {{ latency {{ {} }} }}", test,
                     latency);
}

TEST_CASE("loop-fits-latency: told once a result", "[rules][SMP3022]") {
  CHECK(FindingsOf("SMP3022",
                   Looped("loop_model: LOOP_MODEL_CLOSED",
                          std::string(kP99) + "quantiles { rank_percent: 99.9 value_ms: 20 }")) ==
        Lines{"warning /results/0/latency/quantiles/0/value_ms: p99 (12.5 ms) is of a closed loop "
              "without correction for coordinated omission: stalls are left out of it (measure "
              "tails with an open loop, or count latency from the intended start)"});
  CHECK(FindingsOf("SMP3022",
                   Looped("loop_model: LOOP_MODEL_CLOSED stages { unthrottled: true }", kP99)) ==
        Lines{"warning /results/0/latency: clients sent as fast as they could: this is a test of "
              "throughput, and its latency is that of saturation (measure latency at a target rate "
              "below the highest, or leave it out)"});
}

TEST_CASE("loop-fits-latency: valid near-misses", "[rules][SMP3022]") {
  // A part of a report, and one without figures of latency.
  CHECK(FindingsOf("SMP3022", Looped("", kP99)).empty());
  CHECK(FindingsOf("SMP3022", Looped("", "count: 100"), WholeReport()).empty());
  CHECK(FindingsOf("SMP3022", Looped("", kP99), WholeReport()).size() == 1);
  // The largest sample is no tail.
  CHECK(FindingsOf("SMP3022", Looped("loop_model: LOOP_MODEL_CLOSED",
                                     "quantiles { rank_percent: 100 value_ms: 12.5 }"))
            .empty());
  CHECK(FindingsOf("SMP3022", Looped("loop_model: LOOP_MODEL_CLOSED",
                                     std::string(kP99) +
                                         "coordinated_omission: COORDINATED_OMISSION_BACKFILLED"))
            .empty());
}

// --- SMP3023 ------------------------------------------------------------------------------------

TEST_CASE("coordinated-omission: an unthrottled run has no schedule", "[rules][SMP3023]") {
  CHECK(FindingsOf("SMP3023", Looped("stages { unthrottled: true }", kP99), WholeReport()).empty());
  CHECK(FindingsOf("SMP3023", Looped("stages {}", kP99), WholeReport()).size() == 1);
  CHECK(FindingsOf("SMP3023", Looped("stages {}", kP99)).empty());
}

}  // namespace
}  // namespace smp::rules
