#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

std::string Mesh(std::string_view fields) { return fmt::format("mesh {{ {} }}", fields); }

// --- SMP2028 ------------------------------------------------------------------------------------

TEST_CASE("mesh-named: a configured mesh without a type", "[rules][SMP2028]") {
  CHECK(FindingsOf("SMP2028", Mesh("version: '1.24.1'")) ==
        Lines{"error /mesh/type: the mesh is not named, although it has version 1.24.1 (state the "
              "type of the mesh, or NONE for a baseline without one)"});
  CHECK(
      FindingsOf("SMP2028", Mesh("components {} components {}")) ==
      Lines{"error /mesh/type: the mesh is not named, although it has 2 components (state the type "
            "of the mesh, or NONE for a baseline without one)"});
  for (const char* sign :
       {"build: 'b'", "other_name: 'x'", "data_plane {}", "control_plane {}", "patterns {}"}) {
    INFO(sign);
    CHECK(FindingsOf("SMP2028", Mesh(sign)).size() == 1);
  }
}

TEST_CASE("mesh-named: another mesh without a name", "[rules][SMP2028]") {
  CHECK(
      FindingsOf("SMP2028", Mesh("type: MESH_TYPE_OTHER")) ==
      Lines{
          "error /mesh/type: the type is OTHER, and other_name does not say which (state the name "
          "of the mesh in other_name)"});
}

TEST_CASE("mesh-named: a baseline with parts of a mesh", "[rules][SMP2028]") {
  constexpr const char* kCure =
      " (name the mesh in mesh.type, or measure the baseline without any part of a mesh)";
  CHECK(
      FindingsOf("SMP2028", Mesh("type: MESH_TYPE_NONE components { role: COMPONENT_ROLE_SIDECAR "
                                 "instances: 12 } data_plane { mode: DATA_PLANE_MODE_SIDECAR } "
                                 "control_plane { proxies: 1 }") +
                                "results { resource_usage { subject { component: "
                                "COMPONENT_ROLE_WAYPOINT } } }") ==
      Lines{std::string("error /mesh/components/0: a baseline without mesh lists a component of "
                        "role SIDECAR") +
                kCure,
            std::string("error /mesh/data_plane/mode: a baseline without mesh has a data plane") +
                kCure,
            std::string("error /mesh/control_plane/proxies: a baseline without mesh has 1 proxy") +
                kCure,
            std::string("error /results/0/resource_usage/0/subject/component: a baseline without "
                        "mesh states what component WAYPOINT used") +
                kCure});
}

TEST_CASE("mesh-named: valid near-misses", "[rules][SMP2028]") {
  CHECK(FindingsOf("SMP2028", Mesh("type: MESH_TYPE_NONE components { role: COMPONENT_ROLE_SIDECAR "
                                   "instances: 0 } control_plane { proxies: 0 } data_plane {}"))
            .empty());
  CHECK(FindingsOf("SMP2028", Mesh("type: MESH_TYPE_OTHER other_name: 'ours'")).empty());
  // A link to a configuration that is elsewhere.
  CHECK(FindingsOf("SMP2028", Mesh("id: 'abc' labels { key: 'a' value: 'b' }")).empty());
  CHECK(
      FindingsOf("SMP2028",
                 "mesh { type: MESH_TYPE_NONE } results { resource_usage { subject { service: 'a' "
                 "} } }")
          .empty());
}

// --- SMP2029 ------------------------------------------------------------------------------------

std::string Istio(std::string_view version, std::string_view build = "") {
  return fmt::format("mesh {{ type: MESH_TYPE_ISTIO version: '{}' build: '{}' }}", version, build);
}

TEST_CASE("mesh-version: no version", "[rules][SMP2029]") {
  CHECK(FindingsOf("SMP2029", Istio("")) ==
        Lines{"warning /mesh/version: the mesh has no version (state the released version, such as "
              "1.24.1)"});
  CHECK(FindingsOf("SMP2029", Istio("") + "results { latency {} }") ==
        Lines{"error /mesh/version: the mesh has no version (state the released version, such as "
              "1.24.1)"});
}

TEST_CASE("mesh-version: texts that name no release", "[rules][SMP2029]") {
  CHECK(FindingsOf("SMP2029", Istio("Latest")) ==
        Lines{"error /mesh/version: `Latest` names no release (state the version that was "
              "installed, such as 1.24.1)"});
  CHECK(FindingsOf("SMP2029", Istio("release-1")) ==
        Lines{"warning /mesh/version: `release-1` does not look like a version, it has no numbers "
              "joined by dots (state the released version, such as 1.24.1)"});
}

TEST_CASE("mesh-version: a build of another release", "[rules][SMP2029]") {
  CHECK(
      FindingsOf("SMP2029", Istio("1.24.1", "1.23.4-a1b2c3-Clean")) ==
      Lines{"error /mesh/build: build is 1.23.4-a1b2c3-Clean, but version is 1.24.1 (state version "
            "and build of the control plane that was installed)"});
}

TEST_CASE("mesh-version: valid near-misses", "[rules][SMP2029]") {
  for (const char* version : {"1.24.1", "v1.29.9.0", "stable-2.14.10", "edge-24.11.3", "1.20",
                              "1.24.0-alpha.0", "1.14.1-asm.3", "osm-v1.2.4"}) {
    INFO(version);
    CHECK(FindingsOf("SMP2029", Istio(version)).empty());
  }
  CHECK(FindingsOf("SMP2029", Istio("1.24.1", "1.24.1-a1b2c3-Clean")).empty());
  CHECK(FindingsOf("SMP2029", Istio("1.24", "1.24.1")).empty());
  CHECK(FindingsOf("SMP2029", Istio("1.24.1", "9f3c2a1")).empty());     // a commit
  CHECK(FindingsOf("SMP2029", Istio("1.24.1", "2024.11.03")).empty());  // a date
  CHECK(FindingsOf("SMP2029", Mesh("type: MESH_TYPE_NONE")).empty());
  CHECK(FindingsOf("SMP2029", Mesh("id: 'elsewhere'")).empty());
}

// --- SMP2056 ------------------------------------------------------------------------------------

std::string Usage(std::string_view mesh, std::string_view role, std::string_view figures,
                  double achieved = 1000) {
  return fmt::format(
      "mesh {{ {} }} results {{ achieved_requests_per_second: {} resource_usage {{ subject {{ "
      "component: {} }} {} }} }}",
      mesh, achieved, role, figures);
}

TEST_CASE("enabled-matches-usage: off, and handling requests", "[rules][SMP2056]") {
  CHECK(FindingsOf("SMP2056", Usage("telemetry { enabled: false }", "COMPONENT_ROLE_TELEMETRY",
                                    "requests_per_second: 900")) ==
        Lines{"warning /results/0/resource_usage/0/requests_per_second: telemetry handled 900 "
              "requests/s, but mesh.telemetry.enabled is false (state in mesh.telemetry what was "
              "enabled during the run)"});
  CHECK(FindingsOf("SMP2056", Usage("policy { enabled: false }", "COMPONENT_ROLE_POLICY",
                                    "requests_per_second: 900"))
            .size() == 1);
}

TEST_CASE("enabled-matches-usage: on, and idle under load", "[rules][SMP2056]") {
  CHECK(
      FindingsOf("SMP2056", Usage("policy { enabled: true }", "COMPONENT_ROLE_POLICY",
                                  "requests_per_second: 0")) ==
      Lines{"warning /results/0/resource_usage/0/requests_per_second: policy handled no requests, "
            "but mesh.policy.enabled is true and the mesh carried 1000 requests/s (leave the "
            "figure out when it was not measured, or state in mesh.policy what was enabled during "
            "the run)"});
}

TEST_CASE("enabled-matches-usage: valid near-misses", "[rules][SMP2056]") {
  const char* const kTelemetry = "COMPONENT_ROLE_TELEMETRY";
  CHECK(FindingsOf("SMP2056",
                   Usage("telemetry { enabled: true }", kTelemetry, "requests_per_second: 900"))
            .empty());
  CHECK(FindingsOf("SMP2056",
                   Usage("telemetry { enabled: false }", kTelemetry, "requests_per_second: 0"))
            .empty());
  CHECK(
      FindingsOf("SMP2056", Usage("telemetry {}", kTelemetry, "requests_per_second: 900")).empty());
  CHECK(FindingsOf("SMP2056", Usage("telemetry { enabled: true }", kTelemetry, "")).empty());
  CHECK(FindingsOf("SMP2056",
                   Usage("telemetry { enabled: true }", kTelemetry, "requests_per_second: 0", 0))
            .empty());
  // Sidecars carry requests whatever telemetry does.
  CHECK(FindingsOf("SMP2056", Usage("telemetry { enabled: false }", "COMPONENT_ROLE_SIDECAR",
                                    "requests_per_second: 900"))
            .empty());
}

}  // namespace
}  // namespace smp::rules
