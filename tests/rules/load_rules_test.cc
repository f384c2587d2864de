#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

// A window of so many seconds.
// --- SMP2009 ------------------------------------------------------------------------------------

std::string Counted(std::string_view test, double rate, std::int64_t completed, int seconds) {
  return fmt::format(
      "test {{ {} }} results {{ client_id: 'a' achieved_requests_per_second: {} requests {{ "
      "completed: {} }} {} }}",
      test, rate, completed, Window(seconds));
}

constexpr const char* kThirtyTwo = "clients { id: 'a' connections: 32 }";

TEST_CASE("count-matches-rate: a count of another window", "[rules][SMP2009]") {
  CHECK(
      FindingsOf("SMP2009", Counted(kThirtyTwo, 1000, 98'000, 120)) ==
      Lines{"error /results/0/achieved_requests_per_second: 1000 requests/s over 120 s make 120000 "
            "requests, but 98000 were completed (count requests and rate over the measured window, "
            "of all clients that the result covers)"});
}

TEST_CASE("count-matches-rate: 1 % and a request a connection are allowed", "[rules][SMP2009]") {
  // 120 000 requests: 1200 and 32 of them may be missing or too many.
  CHECK(FindingsOf("SMP2009", Counted(kThirtyTwo, 1000, 118'768, 120)).empty());
  CHECK(FindingsOf("SMP2009", Counted(kThirtyTwo, 1000, 121'232, 120)).empty());
  CHECK(FindingsOf("SMP2009", Counted(kThirtyTwo, 1000, 118'767, 120)).size() == 1);
  CHECK(FindingsOf("SMP2009", Counted(kThirtyTwo, 1000, 121'233, 120)).size() == 1);
  // Connections that are not stated may be a hundred.
  CHECK(FindingsOf("SMP2009", Counted("", 1000, 118'700, 120)).empty());
  CHECK(FindingsOf("SMP2009", Counted("", 1000, 118'699, 120)).size() == 1);
}

TEST_CASE("count-matches-rate: samples of all responses count too", "[rules][SMP2009]") {
  const std::string rest =
      fmt::format("achieved_requests_per_second: 1000 {} latency {{ count: 60000 ", Window(120));
  CHECK(FindingsOf("SMP2009",
                   "results { " + rest + "population: LATENCY_POPULATION_ALL_RESPONSES } }")
            .size() == 1);
  CHECK(FindingsOf("SMP2009", "results { " + rest + "population: LATENCY_POPULATION_SUCCESSES } }")
            .empty());
}

TEST_CASE("count-matches-rate: connections of several clients add up", "[rules][SMP2009]") {
  const std::string test =
      "clients { id: 'b' connections: 500 } clients { id: 'c' connections: 700 }";
  CHECK(FindingsOf("SMP2009", Counted(test, 1000, 117'600, 120)).empty());
  CHECK(FindingsOf("SMP2009", Counted(test, 1000, 117'599, 120)).size() == 1);
}

TEST_CASE("count-matches-rate: silent about a count below zero, which its bound tells",
          "[rules][SMP2009]") {
  CHECK(FindingsOf("SMP2009", Counted("", 10, -600, 60)).empty());
}

TEST_CASE("count-matches-rate: silent without window, rate or count", "[rules][SMP2009]") {
  CHECK(FindingsOf("SMP2009",
                   "results { achieved_requests_per_second: 10 requests { completed: "
                   "99999 } }")
            .empty());
  CHECK(
      FindingsOf("SMP2009", "results { requests { completed: 99999 } " + Window(10) + "}").empty());
  CHECK(FindingsOf("SMP2009", "results { achieved_requests_per_second: 10 " + Window(10) + "}")
            .empty());
}

// --- SMP2017 ------------------------------------------------------------------------------------

std::string Rated(std::string_view test, double rate, std::string_view result = "") {
  return fmt::format("test {{ {} }} results {{ achieved_requests_per_second: {} {} {} }}", test,
                     rate, Window(120), result);
}

TEST_CASE("rate-above-target: more than was asked for", "[rules][SMP2017]") {
  CHECK(
      FindingsOf("SMP2017", Rated("stages { target_requests_per_second: 1000 }", 1100)) ==
      Lines{"error /results/0/achieved_requests_per_second: achieved rate is 1100 requests/s, 10 % "
            "above the target of 1000 requests/s (compare the rate of one client with the target "
            "of that client, the sum with the target of the stage)"});
}

TEST_CASE("rate-above-target: 2 % and a request a connection are allowed", "[rules][SMP2017]") {
  const std::string stage = "stages { target_requests_per_second: 1000 connections: 60 }";
  CHECK(FindingsOf("SMP2017", Rated(stage, 1020)).empty());
  CHECK(FindingsOf("SMP2017", Rated(stage, 1020.5)).empty());  // 60 requests in 120 s
  CHECK(FindingsOf("SMP2017", Rated(stage, 1020.6)).size() == 1);
}

TEST_CASE("rate-above-target: which target is meant", "[rules][SMP2017]") {
  const std::string two_clients =
      "clients { id: 'a' target_requests_per_second: 500 } clients { id: 'b' "
      "target_requests_per_second: 300 } ";
  // The sum over all clients against the sum of their targets.
  CHECK(FindingsOf("SMP2017", Rated(two_clients, 800)).empty());
  CHECK(FindingsOf("SMP2017", Rated(two_clients, 900)).size() == 1);
  // One client's result against its own target.
  CHECK(FindingsOf("SMP2017", Rated(two_clients, 500, "client_id: 'a'")).empty());
  CHECK(FindingsOf("SMP2017", Rated(two_clients, 500, "client_id: 'b'")).size() == 1);
  // A named stage, or the highest of all.
  const std::string two_stages =
      "stages { name: 'low' target_requests_per_second: 100 } stages { name: 'high' "
      "target_requests_per_second: 1000 } ";
  CHECK(FindingsOf("SMP2017", Rated(two_stages, 900)).empty());
  CHECK(FindingsOf("SMP2017", Rated(two_stages, 900, "stage_name: 'low'")).size() == 1);
}

TEST_CASE("rate-above-target: silent when anything was unthrottled", "[rules][SMP2017]") {
  CHECK(FindingsOf("SMP2017",
                   Rated("stages { target_requests_per_second: 10 unthrottled: true }", 900))
            .empty());
  CHECK(FindingsOf("SMP2017", Rated("clients { id: 'a' target_requests_per_second: 10 } clients { "
                                    "id: 'b' unthrottled: true }",
                                    900))
            .empty());
  CHECK(FindingsOf("SMP2017", Rated("clients { id: 'a' target_requests_per_second: 10 } clients { "
                                    "id: 'b' }",
                                    900))
            .empty());
  CHECK(FindingsOf("SMP2017", Rated("", 900)).empty());
}

}  // namespace
}  // namespace smp::rules
