#include "edition/latency_unit.h"

#include <catch2/catch.hpp>

#include "edition/detected.h"

namespace smp::edition {
namespace {

// The evidence that the finding shows, without what it always says.
std::string Evidence(const std::string& text) {
  const Detected detected = DetectText(text);
  constexpr std::string_view kAlways =
      "latencies_ms may be in seconds, as in every such document that could be traced";
  for (const Finding& finding : detected.detection.findings) {
    if (finding.rule->id != "SMP1031") continue;
    CHECK(finding.hint == "give the unit: --latency-unit s or --latency-unit ms");
    REQUIRE(finding.message.starts_with(kAlways));
    return finding.message.substr(kAlways.size());
  }
  return "no finding";
}

std::string Export(const std::string& fields) { return "test_id: test_test_id\n" + fields + "\n"; }

TEST_CASE("Latency unit: nanoseconds are whole in the right unit only", "[edition]") {
  CHECK(Evidence(Export("latencies_ms: {min: 0.094841163, max: 0.164122968}")) ==
        "; min 0.094841163 and max 0.164122968 are whole nanoseconds as seconds, but not as "
        "milliseconds");
  CHECK(Evidence(Export("latencies_ms: {min: 9.4872e-05}")) ==
        "; min 9.4872e-05 is whole nanoseconds as seconds, but not as milliseconds");
}

TEST_CASE("Latency unit: figures that fit both units, or neither, say nothing", "[edition]") {
  CHECK(Evidence(Export("latencies_ms: {min: 0.094841, max: 12.5}")).empty());
  // More than nine decimals were computed, not read from a clock.
  CHECK(Evidence(Export("latencies_ms: {min: 0.0948411631, max: 0.164122968}")).empty());
  CHECK(Evidence(Export("latencies_ms: {average: 0.023581708206018594}")).empty());
  CHECK(Evidence(Export("latencies_ms: {}")).empty());
  CHECK(Evidence(Export("latencies_ms: {min: fast, max: .nan}")).empty());
}

TEST_CASE("Latency unit: rate times latency is the number of requests under way", "[edition]") {
  CHECK(Evidence(Export("latencies_ms: {average: 0.25}\nactual_qps: 8")) ==
        "; 8 requests/s x 0.25 keep 2 requests under way as seconds and 0.002 as milliseconds");
  CHECK(Evidence(Export("latencies_ms: {average: 0.25}\nactual_qps: 0")).empty());
  CHECK(Evidence(Export("latencies_ms: {average: 4}\nactual_qps: 999.8")) ==
        "; 1000 requests/s x 4 keep 3999 requests under way as seconds and 4 as milliseconds");
  const std::string closed =
      "exp_uuid: a\nclient: {connections: 2, rps: 8, latencies_ms: {average: 0.25}}\n";
  CHECK(Evidence(closed) ==
        "; 8 requests/s x 0.25 keep 2 requests under way as seconds and 0.002 as milliseconds, on "
        "2 connections, which a closed loop keeps busy");
  const std::string paced =
      "exp_uuid: a\nclient: {connections: 1, rps: 1, latencies_ms: {average: 0.0236}}\n";
  CHECK(Evidence(paced) ==
        "; 1 requests/s x 0.0236 keep 0.0236 requests under way as seconds and 2.36e-05 as "
        "milliseconds, on 1 connection");
}

TEST_CASE("Latency unit: a result with ids of its own is in milliseconds", "[edition]") {
  CHECK(Evidence("test_id: mine\nlatencies_ms: {min: 0.094841163}\n") == "no finding");
}

}  // namespace
}  // namespace smp::edition
