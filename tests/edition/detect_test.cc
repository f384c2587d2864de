#include <catch2/catch.hpp>

#include "edition/detected.h"
#include "edition/lookalike.h"

namespace smp::edition {
namespace {

struct ShapeCase {
  std::string_view name;
  std::string_view text;
};

// The name is what the text is detected as. Texts are of the shape, not copies of documents.
constexpr ShapeCase kShapes[] = {
    {"v1.0 document report", "smp_version: v1.0.0\nreport: {id: a}\n"},
    {"v1.0 document report", R"({"smpVersion": "v1.0.0", "report": {"id": "a"}})"},
    {"v1.0 document infrastructure", "smp_version: v1.0.0\ninfrastructure: {}\n"},
    {"v1.0 document mesh", "smp_version: v1.0.0\nmesh: {type: ISTIO}\n"},
    {"v1.0 document workload", "smp_version: v1.0.0\nworkload: {}\n"},
    {"v1.0 document test", "smp_version: v1.0.0\ntest: {clients: [{id: a, connections: 2}]}\n"},
    {"v1.0 document result", "smp_version: v1.0.0\nresult: {id: a}\n"},
    // The schema check names the misspelled body.
    {"v1.0 document unknown", "smp_version: v1.0.0\nreprot: {id: a}\n"},
    {"v1.0 document unknown", "smp_version: v1.0.0\n"},
    // Without a version the body tells.
    {"v1.0 document report", "report: {results: []}\n"},
    {"v1.0 document test", "test: {stages: [{duration: 3s}], clients: []}\n"},
    {"v1.0 document test",
     "test: {clients: [{load_generator: {name: wrk}, endpoint_urls: [a]}]}\n"},
    {"v1.0 document mesh", "smp_version: v2\nmesh: {data_plane: {mode: SIDECAR}}\n"},

    {"v0.6 T1 test-config", "clients: [{endpoint_urls: [http://a/]}]\nduration: 30s\n"},
    {"v0.6 T1 test-config", "id:\nname: a\nclients: [{load_generator: fortio, rps: 0}]\n"},
    {"v0.6 T1 test-config", R"({"clients": [{"endpointUrls": ["http://a/"], "rps": "7"}]})"},
    {"v0.6 T1 test-config", "smp_version: v0.6.1\nname: a\nclints: []\n"},
    {"v0.6 T2 test-config", "test: {clients: [{rps: 1, protocol: 1}]}\nmesh: {type: 3}\n"},
    {"v0.6 T2 test-config", "test: {name: a, duration: 3s}\nmesh: {type: ISTIO}\n"},
    {"v0.6 T2 test-config", "test: {clients: [{load_generator: wrk2}]}\n"},
    {"v0.6 T2 test-config",
     "test: {smpVersion: v0.6.1, clients: [{loadGenerator: a}]}\nmesh: {type: LINKERD}\n"},
    {"v0.6 message test-result", "smp_version: v0.6.0\nstart_time: 2024-01-01T00:00:00Z\n"},
    {"v0.6 message test-result", "latencies_ms: {min: 1}\nactual_qps: 3\n"},
    {"v0.6 message test-result", R"({"latenciesMs": {"min": 1}, "actualQps": 3})"},
    {"v0.6 message mesh-config", "mesh_build: x\nprofile: default\n"},
    {"v0.6 message mesh-config", "mesh_type: {type: 3}\n"},
    {"v0.6 message mesh-config", "smp_version: v0.6.1\nsidecar: {count: 3}\n"},
    {"v0.6 message mesh-config", "mtlsEnabled: true\nmeshType: {type: ISTIO}\n"},
    {"v0.6 message environment", "kubernetes_version: v1.29\nnodes: [{cores: 4, mem_mb: 8}]\n"},
    {"v0.6 message environment", "individual_workloads: []\n"},
    {"v0.6 message unknown", "smp_version: v0.6.1\nid: a\n"},
    {"v0.6 R2 test-result", "latencies_ms: {min: 0.1}\ntest_id: test_test_id\n"},

    {"v0.2 T1 test-config", "clients: [{endpoint_url: http://a/, load_generator: wrk2}]\n"},
    {"v0.2 T1 test-config", "smp_version: v0.2.1\nclients: [{load_generator: wrk2, rps: 4}]\n"},
    {"v0.2 T1 test-config", "clients: [{load_generator: wrk2, protocol: grpc}]\n"},
    {"v0.2 message test-result", "latencies_ms: {min: 1}\nactual_QPS: 3\n"},
    {"v0.2 message test-result", "latencies_ms: {min: 1}\ntestId: a\n"},
    {"v0.2 message test-result", R"({"latenciesMs": {"min": 1}, "actualQPS": 3})"},
    {"v0.2 message mesh-config", "smps_version: smps/v0.1.0\nsidecar: {count: 3}\n"},
    {"v0.2 message mesh-config", "mesh_build: x\nsidecar: {cpu_mCores: 3}\n"},
    {"v0.2 message environment", "kubernetes_version: v1.18\nnode: [{cores: 4, mem_mb: 8}]\n"},
    {"v0.2 message mesh-config", "mesh_build: x\nType: {}\n"},
    {"v0.2 T2 test-config", "test: {clients: [{endpoint_url: [a]}]}\nmesh: {type: 3}\n"},
    {"v0.2 T1 test-config",
     "smp_version: v0.2.1\nclients: [{endpoint_url: [a]}, {endpoint_urls: [a]}]\n"},
    {"v0.6 T1 test-config", "clients: [{endpoint_url: [a]}, {endpoint_urls: [a]}]\n"},
    // Wrapped configurations are younger than v0.2.
    {"v0.6 T2 test-config",
     "test: {clients: [{load_generator: a, protocol: http}]}\nmesh: {type: 3}\n"},
    // The same ids in proto3 JSON are those of both eras.
    {"v0.6 message test-result", R"({"latenciesMs": {"min": 1}, "testId": "a"})"},
    // Lower-case names are written in any edition: other signs outweigh them.
    {"v0.6 T1 test-config", "clients: [{protocol: http, endpoint_urls: [http://a/]}]\n"},
    {"v0.6 T1 test-config", "smp_version: v0.6.1\nclients: [{protocol: http, rps: 1}]\n"},
    {"v0.6 T1 test-config", "smp_version: v0.6.1\nclients: [{endpoint_url: http://a/}]\n"},

    {"none T3 unknown",
     "test: {smpVersion: v1, clients: [{loadGenerator: fortio}]}\nmesh: istio\n"},
    {"none T3 unknown", "test: {smpVersion: v1, clients: [{endpointUrls: [http://a/]}]}\n"},
    {"none T3 unknown", "test: {clients: [{load_generator: fortio}]}\nmesh: istio\n"},
    {"s0 S0 unknown", "mesh_build: a\nexp_group_uuid: b\nprofile: full\nenv: {node_count: 5}\n"},
    {"s0 S0 unknown",
     "start_time: a\nmesh_build: a\nproxy_build: b\nenv:\n  node_count: 5\n    node:\n      a: "
     "1\n"},
    {"s0 R1 unknown", "exp_uuid: a\nenv: {}\nclient: {rps: 1, latencies_ms: {min: 0.01}}\n"},
    {"none M1 unknown", R"({"meshery_id": "a", "runner_results": {"RetCodes": {"200": 1}}})"},
    {"none M1 unknown", R"([{"meshery_id": "a", "runner_results": [{"RunType": "HTTP"}]}])"},
    {"none M1 unknown", R"({"page": 0, "results": [{"meshery_id": "a", "runner_results": null}]})"},
    {"none M1 unknown", R"({"page": 0, "page_size": 10, "total_count": 0, "results": []})"},
    {"none M1 unknown",
     R"({"status": "success", "result": {"meshery_id": "a", "runner_results": {"RetCodes": {}}}})"},
    {"none M2 unknown",
     R"([{"meshery_id": "a", "runner_results": {"DurationHistogram": {"Avg": 1}}}])"},
    {"none M3 unknown", R"({"mesheryId": "a", "runnerResults": {}})"},
    {"none M4 unknown", "- mesheryid: a\n  runnerresults: {durationhistogram: {average: 1}}\n"},
    {"none MV unknown",
     "Name: a\nUserID: b\nEndpoint: c\nQPS: 0\nTest run duration: 30s\n"
     "Latencies _ms: Avg: 0.1, Max: 0.2\n"},
    {"none PP1 unknown", "load_generators: [fortio]\nendpoints: [a]\nservice_mesh: istio\n"},
    {"none PP1 unknown",
     R"({"profiles": [{"load_generators": [], "endpoints": [], "duration": "3s"}]})"},
    {"none PP1 unknown", R"({"page": 0, "page_size": 10, "total_count": 0, "profiles": []})"},
    {"none PP3 unknown", R"({"loadGenerators": [], "endpoints": [], "serviceMesh": ""})"},
};

TEST_CASE("Detect: every shape is told by its keys", "[edition]") {
  for (const ShapeCase& row : kShapes) {
    CAPTURE(row.text);
    CHECK(Name(DetectText(std::string(row.text)).detection) == row.name);
  }
}

TEST_CASE("Detect: a look-alike is named with its cure", "[edition][SMP1008]") {
  for (const ShapeCase& row : kShapes) {
    const Detection detection = DetectText(std::string(row.text)).detection;
    if (FindLookAlike(detection.shape) == nullptr) continue;
    CAPTURE(row.text);
    REQUIRE_FALSE(detection.findings.empty());
    const Finding& finding = detection.findings.front();
    CHECK(finding.rule->id == "SMP1008");
    CHECK(finding.severity == Severity::kError);
    CHECK(finding.pointer.empty());
    CHECK(finding.message.starts_with("this is " + detection.description + ": "));
    CHECK(finding.hint == FindLookAlike(detection.shape)->cure);
    const bool names_upgrade = finding.hint.find("`smp upgrade") != std::string::npos;
    CHECK(names_upgrade == (detection.shape != Shape::kTemplate));
  }
}

constexpr ShapeCase kFindings[] = {
    {"1:1-2 error SMP1008 : this is a result of Meshery's API (shape M1): not SMP but Meshery's "
     "own "
     "model around the output of the load generator, with latencies in seconds\n",
     R"([{"meshery_id": "a", "runner_results": [{"RunType": "HTTP"}]}])"},
    {"1:1-5 error SMP1008 : this is the body of a v1 report without its envelope, which is "
     "smp_version and report\n",
     "mesh: {mtls: {mode: STRICT}}\nresults: [{latency: {count: 1}}]\n"},
    {"1:1-12 error SMP1008 : this is the body of a v1 report without its envelope, which is "
     "smp_version and report\n",
     "smp_version: v1.0.0\nworkload: {application: {}}\nresults: [{window: {}}]\n"},
    {"1:1-12 error SMP1030 : no field tells which message of SMP v0.6 this is: test-config, "
     "test-result, mesh-config or environment\n",
     "smp_version: v0.6.1\nid: a\n"},
    {"1:1-12 error SMP1030 : no field tells which message of SMP v0.2 this is: test-config, "
     "test-result, mesh-config or environment\n",
     "smp_version: v0.2.1\nid: a\n"},

    {"1:1-11 error SMP1007 : not an SMP document: it is a Kubernetes object\n",
     "apiVersion: apps/v1\nkind: Deployment\nspec: {template: {}}\n"},
    {"1:2-8 error SMP1007 : not an SMP document: it is an npm package\n",
     R"({"name": "a", "version": "1.0.0", "dependencies": {"b": "2"}})"},
    {"1:1-9 error SMP1007 : not an SMP document: it is a Compose file\n",
     "services:\n  mesh: {image: a}\nnetworks: {}\n"},
    {"1:1-5 error SMP1007 : not an SMP document: it is a GitHub workflow\n",
     "name: test\non: [push]\njobs: {test: {steps: []}}\n"},
    {"1:2-21 error SMP1007 : not an SMP document: it is a result of fortio or in its format\n",
     R"({"DurationHistogram": {"Data": []}, "ActualQPS": 3, "StartTime": "a"})"},
    // Keys that upstream has too, but not enough of them.
    {"1:1-5 error SMP1007 : not an SMP document: it is a mapping of `test`, `build`, none of which "
     "tells a kind of the format\n",
     "test: {script: [make], duration: 3s}\nbuild: {}\n"},
    {"1:1-19 error SMP1007 : not an SMP document: it is a mapping of `kubernetes_version`, "
     "`nodes`, "
     "none of which tells a kind of the format\n",
     "kubernetes_version: v1.29\nnodes: [{address: 192.0.2.1, role: [worker]}]\n"},
    {"1:1-6 error SMP1007 : not an SMP document: it is a mapping of `realm`, `clients`, none of "
     "which tells a kind of the format\n",
     "realm: a\nclients: [{clientId: b, protocol: openid-connect}]\n"},
    {"1:1-2 error SMP1007 : not an SMP document: it is a mapping of `a`, `b`, `c`, `d` and 2 more, "
     "none of which tells a kind of the format\n",
     "a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1\n"},
    {"1:1-2 error SMP1007 : not an SMP document: it is a list of 2 elements\n", "[1, 2]\n"},
    {"1:1-2 error SMP1007 : not an SMP document: it is a list of 1 element\n",
     R"([{"smp_version": "v0.6.1", "mesh_build": "1"}])"},
    {"1:1-3 error SMP1007 : not an SMP document: it is the number `42`\n", "42\n"},
    {"1:1-6 error SMP1007 : not an SMP document: it is the text `hello`\n", "hello\n"},
    {"1:1-2 error SMP1007 : not an SMP document: it is an empty mapping\n", "{}\n"},
    // What was not read may have told.
    {"", "a: b\nc: d: e\n"},
};

TEST_CASE("Detect: what it is and what it is not is said plainly", "[edition][SMP1007][SMP1008]") {
  for (const ShapeCase& row : kFindings) {
    CAPTURE(row.text);
    std::vector<Finding> findings = DetectText(std::string(row.text)).detection.findings;
    CHECK(Lines(findings) == row.name);
  }
}

TEST_CASE("Detect: a list of documents is told how to be split", "[edition][SMP1007]") {
  const Detected detected = DetectText(R"([{"smp_version": "v1.0.0", "report": {}}])");
  REQUIRE(detected.detection.findings.size() == 1);
  CHECK(detected.detection.findings[0].hint ==
        "give each document of the list its own file, YAML document or line of NDJSON");
}

TEST_CASE("Detect: the body is the node that the schema describes", "[edition]") {
  const Detected v1 = DetectText("smp_version: v1.0.0\nmesh: {type: ISTIO}\n");
  REQUIRE(v1.detection.body != nullptr);
  CHECK(document::PointerOf(*v1.detection.body) == "/mesh");

  const Detected wrapped =
      DetectText("test: {clients: [{load_generator: a}]}\nmesh: {type: ISTIO}\n");
  REQUIRE(wrapped.detection.body != nullptr);
  CHECK(document::PointerOf(*wrapped.detection.body) == "/test");
  REQUIRE(wrapped.detection.mesh != nullptr);
  CHECK(document::PointerOf(*wrapped.detection.mesh) == "/mesh");
  CHECK(wrapped.detection.description == "an SMP v0.6 test configuration with its mesh (shape T2)");

  const Detected flat = DetectText("latencies_ms: {}\n");
  CHECK(flat.detection.body == flat.documents[0].tree.root());
  CHECK(DetectText("a: b\n").detection.body == nullptr);
}

struct AskedCase {
  std::string_view name;
  std::string_view text;
  DetectOptions options;
  std::string_view pointer;
};

const AskedCase kAsked[] = {
    {"v1.0 document unknown", "a: b\n", {Edition::kV1, {}}, ""},
    {"v1.0 document mesh", "a: b\n", {{}, Kind::kMesh}, ""},
    {"v1.0 document test", "test: {clients: [{load_generator: a}]}\n", {Edition::kV1, {}}, "/test"},
    {"v1.0 document result", "report: {}\nresult: {}\n", {Edition::kV1, Kind::kResult}, "/result"},
    {"v0.6 message environment", "a: b\n", {Edition::kV06, Kind::kEnvironment}, ""},
    {"v0.6 message environment", "latencies_ms: {}\n", {{}, Kind::kEnvironment}, ""},
    {"v0.6 T2 test-config", "test: {a: b}\n", {Edition::kV06, {}}, "/test"},
    {"v0.6 T2 test-config", "test: {a: b}\nmesh: {}\n", {{}, Kind::kTestConfig}, "/test"},
    {"v0.6 T1 test-config", "a: b\n", {{}, Kind::kTestConfig}, ""},
    {"v0.6 message test-result", "report: {}\nactual_qps: 1\n", {Edition::kV06, {}}, ""},
    {"v0.6 message unknown", "a: b\n", {Edition::kV06, {}}, ""},
    // An export of Meshery is a result of v0.6, with latencies of a unit that is not known.
    {"v0.6 R2 test-result", "latencies_ms: {}\ntest_id: test_test_id\n", {Edition::kV06, {}}, ""},
    {"v0.6 R2 test-result",
     "latencies_ms: {}\ntest_id: test_test_id\n",
     {{}, Kind::kTestResult},
     ""},
    {"v0.2 message mesh-config", "sidecar: {}\n", {Edition::kV02, {}}, ""},
    {"v0.2 message mesh-config", "smps_version: a\n", {{}, Kind::kMeshConfig}, ""},
};

TEST_CASE("Detect: what the user says is believed", "[edition]") {
  for (const AskedCase& row : kAsked) {
    CAPTURE(row.name, row.text);
    const Detected detected = DetectText(std::string(row.text), row.options);
    CHECK(Name(detected.detection) == row.name);
    REQUIRE(detected.detection.body != nullptr);
    CHECK(document::PointerOf(*detected.detection.body) == row.pointer);
  }
}

TEST_CASE("Detect: a mapping of any size is looked at in linear time", "[edition][hostile]") {
  std::string text;
  for (int i = 0; i < 300'000; ++i) text += "k" + std::to_string(i) + ": 1\n";
  CHECK(Name(DetectText(text).detection) == "none unknown unknown");
  CHECK(Name(DetectText("smp_version: v0.6.1\nlatencies_ms: {}\n" + text).detection) ==
        "v0.6 message test-result");
}

TEST_CASE("Detect: nothing read is nothing found", "[edition]") {
  const Detected detected = DetectText("");
  CHECK(Name(detected.detection) == "none unknown unknown");
  CHECK(detected.detection.findings.empty());
}

}  // namespace
}  // namespace smp::edition
