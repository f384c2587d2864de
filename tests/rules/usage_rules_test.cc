#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

// Three workers of 4 cores and 16 GiB, one generator of 2 cores and 4 GiB.
constexpr const char* kNodes =
    "infrastructure { node_pools { name: 'workers' count: 3 cores: 4 memory_bytes: 17179869184 } "
    "node_pools { name: 'load' count: 1 cores: 2 memory_bytes: 4294967296 } } ";

std::string Used(std::string_view subject, std::string_view figures, std::string_view rest = "") {
  return fmt::format("{} {} results {{ resource_usage {{ subject {{ {} }} {} }} }}", kNodes, rest,
                     subject, figures);
}

constexpr const char* kSidecars = "component: COMPONENT_ROLE_SIDECAR";

// --- SMP2052 ------------------------------------------------------------------------------------

TEST_CASE("usage-within-capacity: more than the nodes have", "[rules][SMP2052]") {
  CHECK(
      FindingsOf("SMP2052", Used(kSidecars, "cpu_millicores: 18300 memory_bytes: 68719476736")) ==
      Lines{
          "error /results/0/resource_usage/0/cpu_millicores: 18300 millicores were used, but all "
          "nodes together have 14000 (state processor time in thousandths of a core, as a mean "
          "over the window and not as a sum over time)",
          "error /results/0/resource_usage/0/memory_bytes: 65536 MiB of memory were used, but all "
          "nodes together have 53248 MiB (state the working set in bytes)"});
}

TEST_CASE("usage-within-capacity: sampling may add 2 %", "[rules][SMP2052]") {
  CHECK(FindingsOf("SMP2052", Used(kSidecars, "cpu_millicores: 14280")).empty());
  CHECK(FindingsOf("SMP2052", Used(kSidecars, "cpu_millicores: 14281")).size() == 1);
}

TEST_CASE("usage-within-capacity: each subject has its own capacity", "[rules][SMP2052]") {
  const char* const kMuch = "cpu_millicores: 5000";
  CHECK(FindingsOf("SMP2052", Used("node_pool: 'workers'", kMuch)).empty());
  CHECK(FindingsOf("SMP2052", Used("node_pool: 'load'", kMuch)).size() == 1);
  CHECK(FindingsOf("SMP2052", Used("node: 'worker-1'", kMuch)).size() == 1);
  CHECK(FindingsOf("SMP2052", Used("service: 'a'", kMuch)).empty());
  CHECK(FindingsOf("SMP2052", Used("service: 'a'", kMuch,
                                   "workload { services { name: 'a' node_pool: 'load' } }"))
            .size() == 1);
  // A generator without placement may have run anywhere.
  CHECK(FindingsOf("SMP2052", Used("load_generator: 'a'", "cpu_millicores: 64000")).empty());
  CHECK(FindingsOf("SMP2052", Used("load_generator: 'a'", kMuch,
                                   "test { clients { id: 'a' placement { node_pool: 'load' } } }"))
            .size() == 1);
}

TEST_CASE("usage-within-capacity: silent when capacity is not stated", "[rules][SMP2052]") {
  CHECK(
      FindingsOf("SMP2052",
                 "infrastructure { node_pools { name: 'a' } } results { resource_usage { subject { "
                 "component: COMPONENT_ROLE_SIDECAR } cpu_millicores: 1e9 } }")
          .empty());
}

std::string Observed(int begin, int end) {
  return fmt::format(
      "results {{ window {{ start_time {{ seconds: 1772359210 }} end_time {{ seconds: 1772359330 "
      "}} "
      "}} resource_usage {{ start_time {{ seconds: {} }} end_time {{ seconds: {} }} }} }}",
      1772359210 + begin, 1772359210 + end);
}

TEST_CASE("usage-within-capacity: observed outside the measured window", "[rules][SMP2052]") {
  CHECK(
      FindingsOf("SMP2052", Observed(-10, 125)) ==
      Lines{"error /results/0/resource_usage/0/start_time: usage was observed from "
            "2026-03-01T10:00:00Z, 10 s before the measured window begins (observe usage while "
            "latency is measured, without warm-up)",
            "error /results/0/resource_usage/0/end_time: usage was observed until "
            "2026-03-01T10:02:15Z, 5 s after the measured window ends (observe usage while latency "
            "is measured, without warm-up)"});
  CHECK(
      FindingsOf("SMP2052", Observed(50, 40)) ==
      Lines{
          "error /results/0/resource_usage/0/end_time: end_time 2026-03-01T10:00:50Z is not after "
          "start_time 2026-03-01T10:01:00Z (write begin and end of the observation, both in "
          "UTC)"});
  // Within the window; times in whole seconds are off by up to one.
  CHECK(FindingsOf("SMP2052", Observed(10, 110)).empty());
  CHECK(FindingsOf("SMP2052", Observed(-1, 121)).empty());
}

std::string Aggregated(std::string_view usages) {
  std::string text = "results { ";
  // "sidecar:MEAN gateway:MAX", each a usage entry.
  for (std::size_t at = 0; at < usages.size();) {
    const std::size_t colon = usages.find(':', at);
    const std::size_t end = std::min(usages.find(' ', colon), usages.size());
    text +=
        fmt::format("resource_usage {{ subject {{ service: '{}' }} aggregation: AGGREGATION_{} }} ",
                    usages.substr(at, colon - at), usages.substr(colon + 1, end - colon - 1));
    at = end + 1;
  }
  return text + "}";
}

TEST_CASE("usage-within-capacity: figures aggregated in different ways", "[rules][SMP2052]") {
  CHECK(FindingsOf("SMP2052", Aggregated("a:MEAN b:MEAN c:MAX")) ==
        Lines{"error /results/0/resource_usage/2/aggregation: aggregation is MAX, but the figures "
              "before it are MEAN (aggregate the figures of all subjects in the same way)"});
  CHECK(FindingsOf("SMP2052", Aggregated("a:MEAN b:MEAN")).empty());
  // Mean and maximum of each subject: comparable by either.
  CHECK(FindingsOf("SMP2052", Aggregated("a:MEAN a:MAX b:MAX b:MEAN")).empty());
  CHECK(FindingsOf("SMP2052", Aggregated("a:MEAN a:MAX b:MAX")).empty());
  CHECK(FindingsOf("SMP2052", Aggregated("a:MEAN b:UNDECLARED")).empty());
}

// --- SMP2054 ------------------------------------------------------------------------------------

std::string Traffic(std::string_view figures) {
  return fmt::format("results {{ resource_usage {{ {} }} }}", figures);
}

TEST_CASE("bytes-plausible: a 32-bit number that overflowed", "[rules][SMP2054]") {
  CHECK(FindingsOf("SMP2054", Traffic("undeclared_bps: 2147483647")) ==
        Lines{"error /results/0/resource_usage/0/undeclared_bps: traffic is 2147483647, a 32-bit "
              "number that overflowed (state received_bytes_per_second and sent_bytes_per_second, "
              "which have 64 bits and a unit)"});
  CHECK(FindingsOf("SMP2054", Traffic("undeclared_bps: -5")).size() == 1);
  CHECK(FindingsOf("SMP2054", Traffic("undeclared_bps: 2147483646")).empty());
  CHECK(FindingsOf("SMP2054", Traffic("undeclared_bps: 2147483648")).empty());
  CHECK(FindingsOf("SMP2054", Traffic("undeclared_bps: 0 requests_per_second: 10")).empty());
}

TEST_CASE("bytes-plausible: payloads that requests do not have", "[rules][SMP2054]") {
  CHECK(
      FindingsOf("SMP2054", Traffic("requests_per_second: 1000 undeclared_bps: 10")) ==
      Lines{"error /results/0/resource_usage/0/undeclared_bps: traffic of 10 is at most 0.01 bytes "
            "a request, plausible are 1 byte to 100 MB (state received_bytes_per_second and "
            "sent_bytes_per_second, which have 64 bits and a unit)"});
  CHECK(FindingsOf("SMP2054", Traffic("requests_per_second: 1000 received_bytes_per_second: 1.2 "
                                      "sent_bytes_per_second: 0.3")) ==
        Lines{"error /results/0/resource_usage/0/received_bytes_per_second: traffic at 1000 "
              "requests/s is 0.0015 bytes a request, plausible are 1 byte to 100 MB (state bytes, "
              "not kilobytes or bits, of the same requests)"});
  CHECK(FindingsOf("SMP2054",
                   "results { requests { completed: 10 } bytes { received_bytes: "
                   "2000000000 } }") ==
        Lines{"error /results/0/bytes/received_bytes: 2000000000 bytes over 10 responses are "
              "200000000 bytes a request, plausible are 1 byte to 100 MB (state bytes, not "
              "kilobytes, of the same requests)"});
}

TEST_CASE("bytes-plausible: valid near-misses", "[rules][SMP2054]") {
  CHECK(
      FindingsOf("SMP2054", Traffic("requests_per_second: 10 sent_bytes_per_second: 10")).empty());
  CHECK(
      FindingsOf("SMP2054", Traffic("requests_per_second: 1 sent_bytes_per_second: 1e8")).empty());
  CHECK(FindingsOf("SMP2054", Traffic("requests_per_second: 0 sent_bytes_per_second: 5")).empty());
  CHECK(FindingsOf("SMP2054", Traffic("sent_bytes_per_second: 5e12")).empty());
  CHECK(FindingsOf("SMP2054", "results { bytes { received_bytes: 2 } }").empty());
}

// --- SMP2055 ------------------------------------------------------------------------------------

TEST_CASE("cache-hit-range: shares outside 0 to 100 %", "[rules][SMP2055]") {
  CHECK(
      FindingsOf("SMP2055", Traffic("cache_hit_percent: 101")) ==
      Lines{"error /results/0/resource_usage/0/cache_hit_percent: cache hits are 101 %, outside 0 "
            "to 100 % (state the share of decisions that the cache answered, in percent)"});
  CHECK(FindingsOf("SMP2055", Traffic("cache_hit_percent: nan")).size() == 1);
  CHECK(FindingsOf("SMP2055", Traffic("cache_hit_percent: 0")).empty());
  CHECK(FindingsOf("SMP2055", Traffic("cache_hit_percent: 100")).empty());
}

TEST_CASE("cache-hit-range: hits while policy is off", "[rules][SMP2055]") {
  const std::string hits = Traffic(
      "subject { component: COMPONENT_ROLE_POLICY } requests_per_second: 900 cache_hit_percent: "
      "97");
  CHECK(FindingsOf("SMP2055", "mesh { policy { enabled: false } } " + hits) ==
        Lines{"warning /results/0/resource_usage/0/cache_hit_percent: 97 % of 900 decisions/s came "
              "from the cache, but mesh.policy.enabled is false (state in mesh.policy what was "
              "enabled during the run)"});
  // One defect is one finding: enabled-matches-usage leaves it to this rule.
  CHECK(FindingsOf("SMP2056", "mesh { policy { enabled: false } } " + hits).empty());
  CHECK(FindingsOf("SMP2055", "mesh { policy { enabled: true } } " + hits).empty());
  CHECK(FindingsOf("SMP2055", hits).empty());
}

}  // namespace
}  // namespace smp::rules
