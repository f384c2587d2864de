// One report with ten defects, of structure and of rules, gives ten findings in one pass: no defect
// hides another, and none is told twice. The same report stands in YAML and in JSON.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <string>
#include <vector>

#include "smp/smp.h"

namespace {

struct Defect {
  const char* rule;
  const char* pointer;
  smp::Position yaml;
  smp::Position json;
  const char* message;
};

// In the order of the document.
constexpr Defect kDefects[] = {
    {"SMP1010", "/report/lables", {5, 3}, {5, 5}, "unknown field `lables` in a report"},
    {"SMP1011",
     "/report/infrastructure/node_pools/0",
     {8, 9},
     {8, 9},
     "missing field `cores` in a node pool: schedulable cores of one node, as the orchestrator "
     "counts them (a hardware thread counts as a core where threads are schedulable)"},
    {"SMP1013",
     "/report/mesh/type",
     {10, 11},
     {11, 22},
     "unknown value `istio` for `type`, allowed: APP_MESH, CONSUL, ISTIO, KUMA, LINKERD, "
     "TRAEFIK_MESH, OCTARINE, NETWORK_SERVICE_MESH, TANZU, OPEN_SERVICE_MESH, NGINX_SERVICE_MESH, "
     "CILIUM_SERVICE_MESH, NONE, OTHER, KMESH, …"},
    {"SMP1017",
     "/report/mesh/version",
     {11, 14},
     {11, 42},
     "the text field `version` holds the number 1.20, which other readers see as 1.2"},
    {"SMP1015",
     "/report/test/stages/0/duration",
     {17, 19},
     {18, 31},
     "expected a duration in seconds above 0 such as `120s` for `duration`, found the text `2m`"},
    {"SMP1014",
     "/report/test/clients/0/connections",
     {22, 22},
     {23, 26},
     "found 0 for `connections`, allowed is at least 1"},
    {"SMP1012",
     "/report/test/clients/0/endpoint_urls",
     {23, 24},
     {24, 28},
     "expected a list for `endpoint_urls`, found the text `http://ingress.test/productpage`"},
    {"SMP5026",
     "/report/results/0/client_id",
     {26, 18},
     {31, 22},
     "the report has no client `wrk2-b`"},
    {"SMP2018",
     "/report/results/0/window/end_time",
     {27, 60},
     {34, 23},
     "end_time 2026-03-01T09:58:10Z is not after start_time 2026-03-01T10:00:10Z"},
    {"SMP2004",
     "/report/results/0/latency/quantiles/1/value_ms",
     {35, 42},
     {43, 46},
     "p99 is 3.9 ms, below p50 4.1 ms"},
};

std::vector<smp::Finding> CheckFile(const std::string& name) {
  const auto documents = smp::ReadFile(std::string(SMP_SOURCE_DIR "/tests/structure/") + name);
  REQUIRE(documents.has_value());
  REQUIRE(documents->size() == 1);
  std::vector<smp::Finding> findings = smp::Validate(documents->front());
  // What the short report lacks of a method is not among its defects.
  std::erase_if(findings, [](const auto& found) { return found.rule->id.starts_with("SMP3"); });
  return findings;
}

// Compares finding by finding, so that a failure names the defect.
void Compare(const std::vector<smp::Finding>& findings, smp::Position Defect::*place) {
  for (std::size_t i = 0; i < std::min(findings.size(), std::size(kDefects)); ++i) {
    const smp::Finding& finding = findings[i];
    const Defect& defect = kDefects[i];
    CAPTURE(i + 1, defect.rule);
    CHECK(finding.rule->id == defect.rule);
    CHECK(finding.severity == smp::Severity::kError);
    CHECK(finding.pointer == defect.pointer);
    CHECK(finding.span.begin.line == (defect.*place).line);
    CHECK(finding.span.begin.column == (defect.*place).column);
    CHECK(finding.message == defect.message);
  }
  CHECK(findings.size() == std::size(kDefects));
}

}  // namespace

TEST_CASE("Ten defects: ten findings at their places in YAML", "[structure]") {
  Compare(CheckFile("ten_defects.yaml"), &Defect::yaml);
}

TEST_CASE("Ten defects: the same ten findings in JSON", "[structure]") {
  Compare(CheckFile("ten_defects.json"), &Defect::json);
}
