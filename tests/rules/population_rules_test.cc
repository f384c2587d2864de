#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

TEST_CASE("population-declared: it matters when requests failed", "[rules][SMP3015]") {
  const auto report = [](std::string_view requests) {
    return fmt::format(
        "results {{ requests {{ {} }} latency {{ population: LATENCY_POPULATION_UNDECLARED "
        "mean_ms: 4 }} }}",
        requests);
  };
  CHECK(FindingsOf("SMP3015", report("failed: 3"), WholeReport()) ==
        Lines{"warning /results/0/latency/population: latency does not say whether it holds the 3 "
              "failures (state population: ALL_RESPONSES or SUCCESSES)"});
  CHECK(FindingsOf("SMP3015", report(""), WholeReport()).size() == 1);
  CHECK(FindingsOf("SMP3015", report("failed: 0"), WholeReport()).empty());
  CHECK(FindingsOf("SMP3015", report("")).empty());
}

TEST_CASE("one-population: paths of URLs", "[rules][SMP3032]") {
  const auto report = [](std::string_view first, std::string_view second) {
    return fmt::format(
        "test {{ clients {{ id: 'a' endpoint_urls: '{}' endpoint_urls: '{}' }} }} results {{ "
        "latency {{ mean_ms: 4 }} }}",
        first, second);
  };
  CHECK(FindingsOf("SMP3032", report("http://a/x", "http://a/y")) ==
        Lines{"warning /results/0/latency: one latency for requests to 2 paths (/x, /y) (give each "
              "path a client of its own, with a result of its own)"});
  CHECK(FindingsOf("SMP3032", report("http://a", "b:8080/")).empty());
  CHECK(FindingsOf("SMP3032", report("http://a/x?q=/y", "https://b/x#z")).empty());
}

}  // namespace
}  // namespace smp::rules
