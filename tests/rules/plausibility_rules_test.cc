#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

std::string Run(std::string_view test, double rate, std::string_view latency) {
  return fmt::format(
      "test {{ loop_model: LOOP_MODEL_CLOSED coordinated_omission: "
      "COORDINATED_OMISSION_UNCORRECTED "
      "{} }} results {{ achieved_requests_per_second: {} window {{ start_time {{ seconds: "
      "1772359210 }} end_time {{ seconds: 1772359330 }} }} latency {{ {} }} }}",
      test, rate, latency);
}

constexpr const char* kFlatOut =
    "clients { id: 'a' connections: 8 unthrottled: true protocol: PROTOCOL_HTTP_1_1 } ";
constexpr const char* kPaced =
    "clients { id: 'a' connections: 8 target_requests_per_second: 100 } ";

TEST_CASE("seconds-as-milliseconds: Little's law holds for seconds", "[rules][SMP2001]") {
  CHECK(FindingsOf("SMP2001", Run(kFlatOut, 100, "mean_ms: 0.08 max_ms: 0.9")) ==
        Lines{"error /results/0/latency/mean_ms: mean of 0.08 ms at 100 requests/s keeps 0.008 of "
              "8 unthrottled connections busy; 0.08 s would keep 8 (multiply the latencies by 1000 "
              "if they are seconds)"});
}

TEST_CASE("seconds-as-milliseconds: valid near-misses", "[rules][SMP2001]") {
  // Paced; a sample above 1; the tail not stated; connections that pause for another reason.
  CHECK(FindingsOf("SMP2001", Run(kPaced, 100, "mean_ms: 0.08 max_ms: 0.9")).empty());
  CHECK(FindingsOf("SMP2001", Run(kFlatOut, 100, "mean_ms: 0.08 max_ms: 1.9")).empty());
  CHECK(FindingsOf("SMP2001", Run(kFlatOut, 100, "mean_ms: 0.08")).empty());
  CHECK(FindingsOf("SMP2001", Run(kFlatOut, 1, "mean_ms: 0.08 max_ms: 0.9")).empty());
}

TEST_CASE("littles-law: HTTP/1 carries one request a connection", "[rules][SMP2002]") {
  const std::string all = "population: LATENCY_POPULATION_ALL_RESPONSES ";
  CHECK(FindingsOf("SMP2002", Run(kFlatOut, 1000, all + "mean_ms: 9")) ==
        Lines{"warning /results/0/latency/mean_ms: mean of 9 ms at 1000 requests/s needs 9 "
              "connections; there were 8 (check the unit, the clients that the rate is of, "
              "pipelining, and "
              "coordinated_omission)"});
  CHECK(FindingsOf("SMP2002", Run(kFlatOut, 1000, all + "mean_ms: 8.4")).empty());
  // The protocol, or which requests the mean is of, is not known.
  CHECK(FindingsOf("SMP2002", Run(kPaced, 1000, all + "mean_ms: 90")).empty());
  CHECK(FindingsOf("SMP2002", Run(kFlatOut, 1000, "mean_ms: 90")).empty());
  CHECK(FindingsOf("SMP2002",
                   Run(kFlatOut, 1000, "population: LATENCY_POPULATION_SUCCESSES mean_ms: 90"))
            .empty());
}

// As fast as it can, for 120 s.
std::string FlatOut(std::string_view test, std::string_view latency) {
  return fmt::format(
      "test {{ {} }} results {{ achieved_requests_per_second: 16 window {{ start_time {{ seconds: "
      "1772359210 }} end_time {{ seconds: 1772359330 }} }} latency {{ population: "
      "LATENCY_POPULATION_UNDECLARED {} }} }}",
      test, latency);
}

TEST_CASE("littles-law: nothing was scheduled for who sends as fast as he can",
          "[rules][SMP2002]") {
  const std::string wrk2 =
      "clients { id: 'a' load_generator { name: 'wrk2' } connections: 1 unthrottled: true } ";
  const std::string intended = "coordinated_omission: COORDINATED_OMISSION_INTENDED_START ";
  const Lines found = {
      "warning /results/0/latency/mean_ms: mean of 15000 ms at 16 requests/s needs 240 "
      "connections; there was 1 (check the unit, the clients that the rate is of, pipelining, and "
      "coordinated_omission)"};
  const std::string latency = "count: 1920 mean_ms: 15000";
  CHECK(FindingsOf("SMP2002", FlatOut(wrk2, latency)) == found);
  CHECK(FindingsOf("SMP2002", FlatOut(wrk2 + intended, latency)) == found);
  CHECK(FindingsOf("SMP2002", FlatOut("loop_model: LOOP_MODEL_CLOSED " + wrk2, latency)) == found);
}

TEST_CASE("littles-law: valid near-misses of who sends as fast as he can", "[rules][SMP2002]") {
  const std::string latency = "count: 1920 mean_ms: 15000";
  const auto client = [](std::string_view tool, std::string_view more) {
    return fmt::format("clients {{ id: 'a' load_generator {{ name: '{}' }} connections: 1 {} }} ",
                       tool, more);
  };
  const std::string flat_out = client("wrk2", "unthrottled: true");
  // Busy all the time.
  CHECK(FindingsOf("SMP2002", FlatOut(flat_out, "count: 1920 mean_ms: 62.5")).empty());
  // A rate that could not be kept: requests were late.
  CHECK(
      FindingsOf("SMP2002", FlatOut(client("wrk2", "target_requests_per_second: 1000000"), latency))
          .empty());
  CHECK(FindingsOf("SMP2002",
                   FlatOut(flat_out + "stages { target_requests_per_second: 1000 } ", latency))
            .empty());
  // Samples were filled in; requests did not wait for responses; several at a time; how many have
  // a latency is not known.
  CHECK(FindingsOf(
            "SMP2002",
            FlatOut(flat_out + "coordinated_omission: COORDINATED_OMISSION_BACKFILLED ", latency))
            .empty());
  CHECK(FindingsOf("SMP2002", FlatOut("loop_model: LOOP_MODEL_OPEN " + flat_out, latency)).empty());
  CHECK(FindingsOf("SMP2002", FlatOut(client("fortio", "unthrottled: true"), latency)).empty());
  CHECK(FindingsOf("SMP2002",
                   FlatOut(client("wrk2", "unthrottled: true protocol: PROTOCOL_HTTP_2"), latency))
            .empty());
  CHECK(FindingsOf("SMP2002", FlatOut(flat_out, "mean_ms: 15000")).empty());
}

TEST_CASE("latency-plausible: how fast depends on the mesh", "[rules][SMP2003]") {
  const auto report = [](std::string_view mesh, double mean) {
    return fmt::format("mesh {{ type: MESH_TYPE_{} }} results {{ latency {{ mean_ms: {} }} }}",
                       mesh, mean);
  };
  CHECK(FindingsOf("SMP2003", report("ISTIO", 0.04), WholeReport()).size() == 1);
  CHECK(FindingsOf("SMP2003", report("ISTIO", 0.05), WholeReport()).empty());
  CHECK(FindingsOf("SMP2003", report("NONE", 0.04), WholeReport()).empty());
  CHECK(FindingsOf("SMP2003", report("ISTIO", 0), WholeReport()).empty());
  CHECK(FindingsOf("SMP2003", report("NONE", 60'001), WholeReport()).size() == 1);
  CHECK(FindingsOf("SMP2003", report("NONE", 60'000), WholeReport()).empty());
  CHECK(FindingsOf("SMP2003", report("ISTIO", 0.04)).empty());
}

}  // namespace
}  // namespace smp::rules
