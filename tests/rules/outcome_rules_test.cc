#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

std::string Requests(std::string_view rest) {
  return fmt::format("results {{ requests {{ {} }} }}", rest);
}

std::string Code(std::string_view code, int count) {
  return fmt::format("by_status_code {{ key: '{}' value: {} }} ", code, count);
}

// --- SMP3013 ------------------------------------------------------------------------------------

TEST_CASE("success-shown: only a whole report must show it", "[rules][SMP3013]") {
  CHECK(FindingsOf("SMP3013", Requests("completed: 1000 attempted: 1000"), WholeReport()) ==
        Lines{"warning /results/0/requests: success not shown: neither failed requests nor status "
              "codes are stated (state requests with attempted, succeeded and failed, also when "
              "failed is 0)"});
  CHECK(FindingsOf("SMP3013", Requests("completed: 1000 attempted: 1000")).empty());
}

TEST_CASE("success-shown: failures are found in whatever counts there are", "[rules][SMP3013]") {
  const std::string counts =
      GENERATE(as<std::string>(), "attempted: 1000 succeeded: 980",
               "completed: 985 succeeded: 980 timed_out: 5",
               "completed: 985 succeeded: 980 timed_out: 5 connection_errors: 10",
               Code("200", 980) + Code("500", 20), Code("0", 980) + Code("14", 20),
               Code("2xx", 980) + Code("5xx", 20), Code("OK", 980) + Code("UNAVAILABLE", 20),
               Code("204", 980) + "timed_out: 20", "failed: 20 succeeded: 980");
  CAPTURE(counts);
  CHECK(FindingsOf("SMP3013", Requests(counts)).size() == 1);
}

TEST_CASE("success-shown: without failures", "[rules][SMP3013]") {
  const std::string counts = GENERATE(
      as<std::string>(), "failed: 0", "attempted: 0 failed: 0", "attempted: 1000 failed: 1",
      Code("200", 980) + Code("302", 20), Code("2xx", 980) + Code("3xx", 20));
  CAPTURE(counts);
  CHECK(FindingsOf("SMP3013", Requests(counts), WholeReport()).empty());
  CHECK(FindingsOf("SMP3013", Requests("failed: -1")).empty());
}

TEST_CASE("success-shown: a run without a single response", "[rules][SMP3013]") {
  const std::string counts =
      GENERATE(as<std::string>(), "completed: 0 succeeded: 0", "succeeded: 0 attempted: 0",
               "completed: 0 failed: 0", "completed: 0 succeeded: 0 attempted: 0 failed: 0");
  CAPTURE(counts);
  CHECK(FindingsOf("SMP3013", Requests(counts)) ==
        Lines{"error /results/0/requests: measured nothing: no response came (mend the setup and "
              "measure again)"});
}

TEST_CASE("success-shown: what became of requests without response is told", "[rules][SMP3013]") {
  CHECK(FindingsOf("SMP3013", Requests("completed: 0 succeeded: 0 timed_out: 8"))[0].starts_with(
      "error /results/0/requests: measured failures: all 8 requests failed"));
  // Redirects are responses: status-codes speaks of them.
  CHECK(FindingsOf("SMP3013", Requests("completed: 9 succeeded: 0 failed: 0 " + Code("3xx", 9)))
            .empty());
}

TEST_CASE("success-shown: how many may fail can be set", "[rules][SMP3013]") {
  RuleOptions options;
  REQUIRE(options.settings.Set("SMP3013.max_failed_percent=0"));
  CHECK(FindingsOf("SMP3013", Requests("attempted: 1000 failed: 1"), options) ==
        Lines{"warning /results/0/requests/failed: 1 of 1000 requests failed, 0.1 %; at most 0 % "
              "may (find out why they failed, or measure at a load that is served)"});
  REQUIRE(options.settings.Set("SMP3013.error_failed_percent=0"));
  CHECK(FindingsOf("SMP3013", Requests("attempted: 1000 failed: 1"), options)[0].starts_with(
      "error"));
}

// --- SMP3014 ------------------------------------------------------------------------------------

TEST_CASE("status-codes: answers that are not the workload's", "[rules][SMP3014]") {
  CHECK(FindingsOf("SMP3014", Requests(Code("200", 96) + Code("404", 3) + Code("301", 1))) ==
        Lines{"error /results/0/requests/by_status_code: 4 of 100 responses, 4 %, have the status "
              "301, 404 and are not the workload's; at most 1 % may be (send requests that the "
              "workload answers, with the final URL and the rights they need)"});
}

TEST_CASE("status-codes: answers that are", "[rules][SMP3014]") {
  const std::string codes =
      GENERATE(as<std::string>(), Code("200", 99) + Code("404", 1), Code("304", 100),
               Code("500", 100), Code("7", 100), Code("0302", 100), "");
  CAPTURE(codes);
  CHECK(FindingsOf("SMP3014", Requests(codes)).empty());
}

TEST_CASE("status-codes: what patterns denied or limited was to be", "[rules][SMP3014]") {
  const std::string outcome = "pattern_outcomes { denied: 30 limited: 20 }";
  const auto report = [&](int limited) {
    return fmt::format("results {{ requests {{ {}{}{} }} {} }}", Code("200", 900), Code("403", 30),
                       Code("429", limited), outcome);
  };
  CHECK(FindingsOf("SMP3014", report(20)).empty());
  CHECK(FindingsOf("SMP3014", report(70)).size() == 1);
}

// --- SMP3024 ------------------------------------------------------------------------------------

std::string Open(std::string_view treatment, std::string_view requests) {
  return fmt::format(
      "test {{ loop_model: LOOP_MODEL_OPEN coordinated_omission: COORDINATED_OMISSION_{} }} "
      "results {{ requests {{ {} }} latency {{ mean_ms: 4 }} }}",
      treatment, requests);
}

TEST_CASE("dropped-requests: a pool that was full", "[rules][SMP3024]") {
  CHECK(FindingsOf("SMP3024", Open("INTENDED_START", "attempted: 990 pool_overflow: 10")) ==
        Lines{"warning /results/0/requests: 10 of 1000 intended requests, 1 %, were not sent in "
              "time; at most 0.1 % may be, else the tail is understated (give the generator more "
              "connections, or lower the rate)"});
}

TEST_CASE("dropped-requests: valid near-misses", "[rules][SMP3024]") {
  CHECK(FindingsOf("SMP3024", Open("INTENDED_START", "attempted: 1000 blocked: 10")).empty());
  CHECK(FindingsOf("SMP3024", Open("UNCORRECTED", "attempted: 1000")).empty());
  CHECK(FindingsOf("SMP3024", Open("UNCORRECTED", "attempted: 1000 dropped: 1")).empty());
  CHECK(FindingsOf("SMP3024", Open("UNCORRECTED", "dropped: 10")).empty());
}

}  // namespace
}  // namespace smp::rules
