// Protobuf input of before v1: the edition it was written in, or a refusal that shows both
// readings.
#include <catch2/catch.hpp>
#include <string>

#include "smp/smp.h"
#include "smp/v0/environment.pb.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"

namespace smp {
namespace {

ReadOptions As(std::optional<Edition> edition, std::optional<Kind> kind = std::nullopt) {
  ReadOptions options;
  options.edition = edition;
  options.kind = kind;
  return options;
}

// "v0.2 mesh-config: {…}", or the error.
std::string ReadingOf(const std::string& bytes, const ReadOptions& options = {},
                      const std::string& name = "run.binpb") {
  const auto documents = ReadBytes(bytes, name, options);
  if (!documents) {
    CHECK(documents.error().code == ErrorCode::kAmbiguous);
    return documents.error().message + " (" + documents.error().hint + ")";
  }
  const SourceDocument& document = documents->front();
  std::string text = std::string(EditionName(document.edition())) + " " +
                     std::string(KindName(document.kind())) + ": " +
                     document.ToText(Format::kNdjson);
  text.pop_back();
  return text;
}

std::string Mesh(const std::string& version, v0::ServiceMesh::Type type) {
  v0::ServiceMeshConfig mesh;
  mesh.set_smp_version(version);
  mesh.set_mesh_build("1.6.8");
  mesh.mutable_mesh_type()->set_type(type);
  return mesh.SerializeAsString();
}

constexpr const char* kHint =
    " (say which release wrote it: --edition v0.2 or --edition v0.6 (--from in smp))";

TEST_CASE("Two readings: bytes that say two things are refused with both", "[validate]") {
  const std::string mesh = Mesh("", v0::ServiceMesh::CONSUL);
  CHECK(ReadingOf(mesh) == std::string("run.binpb: the bytes read differently in v0.2 and v0.6: "
                                       "mesh_type.type is ISTIO in v0.2 and CONSUL in v0.6") +
                               kHint);
  // The kind does not tell.
  CHECK(ReadingOf(mesh, As({}, Kind::kMeshConfig)).find("differently") != std::string::npos);
  // Nor does a version that was never released.
  CHECK(ReadingOf(Mesh("smps/v1", v0::ServiceMesh::CONSUL)).find("differently") !=
        std::string::npos);

  v0::PerformanceTestConfig config;
  config.add_clients()->set_load_generator("fortio");
  config.add_clients()->set_protocol(v0::PerformanceTestConfig::Client::PROTOCOL_HTTP);
  CHECK(ReadingOf(config.SerializeAsString()) ==
        std::string("run.binpb: the bytes read differently in v0.2 and v0.6: clients[0].protocol "
                    "is PROTOCOL_HTTP in v0.2 and not stated in v0.6; 1 more field differs") +
            kHint);
}

TEST_CASE("Two readings: the edition that the user names is believed", "[validate]") {
  const std::string mesh = Mesh("", v0::ServiceMesh::CONSUL);
  CHECK(ReadingOf(mesh, As(Edition::kV02)) ==
        R"(v0.2 mesh-config: {"mesh_build": "1.6.8", "mesh_type": {"type": "istio"}})");
  CHECK(ReadingOf(mesh, As(Edition::kV06)) ==
        R"(v0.6 mesh-config: {"mesh_build": "1.6.8", "mesh_type": {"type": "CONSUL"}})");
  CHECK(ReadingOf(Mesh("v0.6.1", v0::ServiceMesh::CONSUL), As(Edition::kV02, Kind::kMeshConfig)) ==
        R"(v0.2 mesh-config: {"smp_version": "v0.6.1", "mesh_build": "1.6.8", )"
        R"("mesh_type": {"type": "istio"}})");
}

TEST_CASE("Two readings: a released version in the bytes is believed", "[validate]") {
  for (const std::string version : {"v0.1.0", "v0.2.0", "v0.2.1"}) {
    CHECK(ReadingOf(Mesh(version, v0::ServiceMesh::CONSUL)) ==
          R"(v0.2 mesh-config: {"smp_version": ")" + version +
              R"(", "mesh_build": "1.6.8", "mesh_type": {"type": "istio"}})");
  }
  for (const std::string version : {"v0.3.0", "v0.3.4", "v0.6.1"}) {
    CHECK(ReadingOf(Mesh(version, v0::ServiceMesh::CONSUL)) ==
          R"(v0.6 mesh-config: {"smp_version": ")" + version +
              R"(", "mesh_build": "1.6.8", "mesh_type": {"type": "CONSUL"}})");
  }
}

TEST_CASE("Two readings: what only v0.6 has tells, and so does what reads the same", "[validate]") {
  CHECK(ReadingOf(Mesh("", v0::ServiceMesh::OPEN_SERVICE_MESH)) ==
        R"(v0.6 mesh-config: {"mesh_build": "1.6.8", "mesh_type": {"type": "OPEN_SERVICE_MESH"}})");
  v0::PerformanceTestResult result;
  result.mutable_latencies_ms()->set_p50(2);
  result.set_env_id("e");
  CHECK(ReadingOf(result.SerializeAsString()) ==
        R"(v0.6 test-result: {"latencies_ms": {"p50": 2}, "env_id": "e"})");
  v0::EnvironmentConfig environment;
  environment.set_kubernetes_version("v1.18.8");
  environment.add_nodes()->set_mem_mb(8);
  CHECK(ReadingOf(environment.SerializeAsString(), As({}, Kind::kEnvironment)) ==
        R"(v0.6 environment: {"kubernetes_version": "v1.18.8", "nodes": [{"mem_mb": 8}]})");
  CHECK(ReadingOf(environment.SerializeAsString(), As(Edition::kV02, Kind::kEnvironment)) ==
        R"(v0.2 environment: {"kubernetes_version": "v1.18.8", "node": [{"mem_mb": 8}]})");
}

TEST_CASE("Two readings: bytes of v0.2 that hold more than it has say so", "[validate]") {
  v0::PerformanceTestConfig config;
  config.set_smp_version("v0.2.1");
  config.add_clients()->set_ssl_certificate("x");
  const auto documents = ReadBytes(config.SerializeAsString(), "run.binpb");
  REQUIRE(documents);
  CHECK(documents->front().edition() == Edition::kV02);
  const auto findings = Validate(documents->front());
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().rule->id == "SMP1023");
  CHECK(findings.front().message == "field 11 at byte 10 is not known in `/clients/0`");
}

TEST_CASE("Two readings: names in protobuf text tell, numbers do not", "[validate]") {
  const auto read = [](const std::string& text, ReadOptions options = {}) {
    options.format = Format::kTextProto;
    return ReadingOf(text, options, "run.txtpb");
  };
  CHECK(read("mesh_type { type: istio }") ==
        R"(v0.2 mesh-config: {"mesh_type": {"type": "istio"}})");
  CHECK(read("mesh_type { type: ISTIO }") ==
        R"(v0.6 mesh-config: {"mesh_type": {"type": "ISTIO"}})");
  CHECK(read("clients { endpoint_url: 'a' }") ==
        R"(v0.2 test-config: {"clients": [{"endpoint_url": ["a"]}]})");
  CHECK(read("clients { endpoint_urls: 'a' }") ==
        R"(v0.6 test-config: {"clients": [{"endpoint_urls": ["a"]}]})");
  CHECK(read("mesh_type { type: 2 }") ==
        std::string("run.txtpb: the text reads differently in v0.2 and v0.6: mesh_type.type is "
                    "ISTIO in v0.2 and CONSUL in v0.6") +
            kHint);
  CHECK(read("smp_version: 'v0.2.1' mesh_type { type: 2 }") ==
        R"(v0.2 mesh-config: {"smp_version": "v0.2.1", "mesh_type": {"type": "istio"}})");
  CHECK(read("mesh_type { type: 2 }", As(Edition::kV02)) ==
        R"(v0.2 mesh-config: {"mesh_type": {"type": "istio"}})");
  CHECK(read("sidecar { count: 2 } mesh_policy {}") ==
        R"(v0.6 mesh-config: {"sidecar": {"count": 2}, "mesh_policy": {}})");
  // The comment at the top names the edition; the kind does not.
  CHECK(read("# proto-message: smp.v02.ServiceMeshConfig\nmesh_type { type: 2 }\n") ==
        R"(v0.2 mesh-config: {"mesh_type": {"type": "istio"}})");
  CHECK(read("# proto-message: smp.v0.ServiceMeshConfig\nmesh_type { type: 2 }\n") ==
        R"(v0.6 mesh-config: {"mesh_type": {"type": "CONSUL"}})");
  CHECK(read("mesh_type { type: istio }", As({}, Kind::kMeshConfig)) ==
        R"(v0.2 mesh-config: {"mesh_type": {"type": "istio"}})");
  CHECK(read("mesh_type { type: 2 }", As({}, Kind::kMeshConfig)).find("differently") !=
        std::string::npos);
}

TEST_CASE("Two readings: messages are recognised among those of the edition", "[validate]") {
  v0::PerformanceTestConfig config;
  config.set_id("x");
  CHECK(ReadingOf(config.SerializeAsString(), As(Edition::kV02)) ==
        "run.binpb: the bytes fit more than one message: smp.v02.PerformanceTestConfig, "
        "smp.v02.PerformanceTestResult, smp.v02.ServiceMeshConfig, smp.v02.EnvironmentConfig (name "
        "the kind of document that they hold)");
}

}  // namespace
}  // namespace smp
