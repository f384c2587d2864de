#include "model/two_readings.h"

#include <catch2/catch.hpp>
#include <string>

#include "smp/v0/environment.pb.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"
#include "smp/v1/document.pb.h"

namespace smp::model {
namespace {

TwoReadings OfMesh(int number) {
  v0::ServiceMeshConfig mesh;
  mesh.mutable_mesh_type()->set_type(static_cast<v0::ServiceMesh::Type>(number));
  return FindTwoReadings(mesh);
}

TEST_CASE("Two readings: every number of a mesh that both editions have", "[model]") {
  constexpr const char* kExpected[] = {
      "mesh_type.type is APP_MESH in v0.2 and not stated in v0.6",
      "mesh_type.type is CONSUL in v0.2 and APP_MESH in v0.6",
      "mesh_type.type is ISTIO in v0.2 and CONSUL in v0.6",
      "mesh_type.type is KUMA in v0.2 and ISTIO in v0.6",
      "mesh_type.type is LINKERD in v0.2 and KUMA in v0.6",
      "mesh_type.type is TRAEFIK_MESH in v0.2 and LINKERD in v0.6",
      "mesh_type.type is OCTARINE in v0.2 and TRAEFIK_MESH in v0.6",
      "mesh_type.type is NETWORK_SERVICE_MESH in v0.2 and OCTARINE in v0.6",
      "mesh_type.type is TANZU in v0.2 and NETWORK_SERVICE_MESH in v0.6",
  };
  int number = 0;
  for (const char* expected : kExpected) {
    const TwoReadings readings = OfMesh(number++);
    CHECK(readings.count == 1);
    CHECK(readings.first == expected);
  }
}

TEST_CASE("Two readings: a number that only v0.6 has is one reading", "[model]") {
  for (const int number : {9, 10, 11, 12}) {
    INFO(number);
    CHECK(OfMesh(number).count == 0);
  }
  // No release has it.
  CHECK(OfMesh(99).count == 0);
  v0::PerformanceTestConfig config;
  config.add_clients()->set_protocol(v0::PerformanceTestConfig::Client::PROTOCOL_HTTP);
  config.add_clients();
  CHECK(FindTwoReadings(config).count == 2);
  config.add_clients()->set_protocol(v0::PerformanceTestConfig::Client::PROTOCOL_GRPC);
  CHECK(FindTwoReadings(config).count == 0);
}

TEST_CASE("Two readings: clients with a protocol or without", "[model]") {
  v0::PerformanceTestConfig config;
  config.set_name("a");
  CHECK(FindTwoReadings(config).count == 0);
  config.add_clients()->set_rps(1);
  config.add_clients()->set_protocol(v0::PerformanceTestConfig::Client::PROTOCOL_HTTP);
  TwoReadings readings = FindTwoReadings(config);
  CHECK(readings.count == 2);
  CHECK(readings.first == "clients[0].protocol is PROTOCOL_HTTP in v0.2 and not stated in v0.6");
  config.mutable_clients(0)->set_protocol(v0::PerformanceTestConfig::Client::PROTOCOL_UDP);
  readings = FindTwoReadings(config);
  CHECK(readings.first == "clients[0].protocol is PROTOCOL_GRPC in v0.2 and PROTOCOL_UDP in v0.6");
}

TEST_CASE("Two readings: a field that only v0.6 has is one reading", "[model]") {
  v0::PerformanceTestConfig config;
  config.add_clients()->set_ssl_certificate("x");
  CHECK(FindTwoReadings(config).count == 0);
  v0::ServiceMeshConfig mesh;
  mesh.mutable_mesh_type()->set_version("1.6.8");
  CHECK(FindTwoReadings(mesh).count == 0);
  mesh.Clear();
  mesh.mutable_mesh_type();
  mesh.mutable_application_metadata();
  CHECK(FindTwoReadings(mesh).count == 0);
}

TEST_CASE("Two readings: messages without such a field", "[model]") {
  v0::ServiceMeshConfig mesh;
  mesh.mutable_sidecar()->set_count(2);
  CHECK(FindTwoReadings(mesh).count == 0);
  v0::PerformanceTestResult result;
  result.mutable_start_time()->set_seconds(1);
  result.mutable_latencies_ms()->set_p50(3);
  CHECK(FindTwoReadings(result).count == 0);
  v0::EnvironmentConfig environment;
  environment.add_nodes()->set_type("a");
  (*environment.mutable_labels())["type"] = "2";
  CHECK(FindTwoReadings(environment).count == 0);
  CHECK(FindTwoReadings(v1::Document()).count == 0);
}

}  // namespace
}  // namespace smp::model
