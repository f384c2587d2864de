#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

TEST_CASE("measured-long-enough: a short window", "[rules][SMP3020]") {
  CHECK(FindingsOf("SMP3020", "results { " + Window(10) + "}") ==
        Lines{"warning /results/0/window: measured for 10 s; 60 s after the warm-up are needed "
              "(measure for longer; state load before the window as warm_up)"});
  // Pauses between repetitions were not measured.
  CHECK(FindingsOf("SMP3020", "results { " + Window(600) + "merged_from { " + Window(10) +
                                  "} merged_from { " + Window(12) + "} }")
            .size() == 1);
}

TEST_CASE("measured-long-enough: valid near-misses", "[rules][SMP3020]") {
  CHECK(FindingsOf("SMP3020", "results { " + Window(60) + "}").empty());
  CHECK(FindingsOf("SMP3020", "results { " + Window(-5) + "}").empty());
  CHECK(FindingsOf("SMP3020", "results {}").empty());
  RuleOptions options;
  REQUIRE(options.settings.Set("SMP3020.min_duration_s=10"));
  CHECK(FindingsOf("SMP3020", "results { " + Window(10) + "}", options).empty());
}

TEST_CASE("test-type: a soak test is as long as it was planned", "[rules][SMP3021]") {
  const auto soak = [](int seconds) {
    return fmt::format("test {{ type: TEST_TYPE_SOAK stages {{ duration {{ seconds: {} }} }} }} ",
                       seconds);
  };
  CHECK(FindingsOf("SMP3021", soak(60)) ==
        Lines{"error /test/type: a soak test of 60 s; at least 4 h are needed (state type: LOAD, "
              "or let the test run for hours)"});
  CHECK(FindingsOf("SMP3021", soak(14'400)).empty());
  CHECK(FindingsOf("SMP3021", "test { type: TEST_TYPE_SOAK }").empty());
  CHECK(FindingsOf("SMP3021", "test { type: TEST_TYPE_SOAK } results { " + Window(600) + "}")
            .size() == 1);
}

TEST_CASE("test-type: loads that are not known are not equal", "[rules][SMP3021]") {
  CHECK(FindingsOf("SMP3021", "test { type: TEST_TYPE_CAPACITY stages {} stages {} }").empty());
  CHECK(FindingsOf("SMP3021", "test { type: TEST_TYPE_SPIKE }").empty());
  CHECK(FindingsOf("SMP3021",
                   "test { type: TEST_TYPE_CAPACITY stages { connections: 8 } stages { "
                   "connections: 64 } }")
            .empty());
}

TEST_CASE("repeated-runs: counted from what is stated", "[rules][SMP3049]") {
  CHECK(FindingsOf("SMP3049", "test {} results { repetition: 1 } results { repetition: 2 }",
                   WholeReport()) ==
        Lines{"warning /test/repetitions: the test was run 2 times; 3 repetitions are needed to "
              "tell a difference from chance (repeat the test and state each run as a result, or "
              "name the experiment's group_id)"});
  CHECK(FindingsOf("SMP3049", "test {} results {} results {} results {}", WholeReport()).size() ==
        1);
  CHECK(FindingsOf("SMP3049", "test { repetitions: 3 } results {}", WholeReport()).empty());
  CHECK(FindingsOf("SMP3049", "test {} results {}").empty());
}

}  // namespace
}  // namespace smp::rules
