#include "model/spelling.h"

#include <catch2/catch.hpp>

#include "model/read_yaml.h"
#include "model/tree_text.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v02/environment.pb.h"
#include "smp/v02/mesh_config.pb.h"
#include "smp/v02/test_config.pb.h"
#include "smp/v1/document.pb.h"

using smp::Finding;
using smp::document::Tree;
using smp::model::Canonical;
using smp::model::FindingTexts;
using smp::model::ReadYaml;
using smp::model::TreeText;
using Texts = std::vector<std::string>;

namespace {

struct Respelt {
  std::string tree;  // empty: nothing was renamed
  Texts findings;
};

Respelt Respell(const std::string& yaml,
                const google::protobuf::Descriptor& type = *smp::v1::Document::descriptor()) {
  const Tree tree = ReadYaml(yaml);
  std::vector<Finding> findings;
  const auto copy = Canonical(tree, *tree.root(), type, &findings);
  return {copy ? TreeText(*copy) : "", FindingTexts(findings)};
}

}  // namespace

TEST_CASE("Canonical: a canonical tree is left alone", "[model]") {
  const auto [tree, findings] = Respell("smp_version: v1.0.0\ntest: {loop_model: OPEN}\n");
  CHECK(tree == "");
  CHECK(findings == Texts{});
}

TEST_CASE("Canonical: one note for all keys and one for all enum values", "[model]") {
  const auto [tree, findings] = Respell(
      "smpVersion: v1.0.0\n"
      "test:\n"
      "  loopModel: LOOP_MODEL_OPEN\n"
      "  stages: [{targetRequestsPerSecond: 5}]\n"
      "  clients: [{protocol: PROTOCOL_HTTP}]\n");
  CHECK(tree == R"({smp_version:"v1.0.0",test:{loop_model:"OPEN",)"
                R"(stages:[{target_requests_per_second:5}],clients:[{protocol:"HTTP"}]}})");
  CHECK(findings ==
        Texts{"1:1-1:11 note SMP1018 /smpVersion: `smpVersion` is the camelCase spelling of "
              "`smp_version`; 2 more keys are camelCase (write `smp_version`; both are read)",
              "3:14-3:29 note SMP1018 /test/loopModel: `LOOP_MODEL_OPEN` is the long name of "
              "`OPEN`; 1 more value has a long name (write `OPEN`; both are read)"});
}

TEST_CASE("Canonical: both spellings of a field are an error and the first stays", "[model]") {
  const auto [tree, findings] = Respell(
      "smp_version: v1.0.0\n"
      "smpVersion: v2.0.0\n"
      "test: {loopModel: OPEN, loop_model: CLOSED}\n");
  CHECK(tree == R"({smp_version:"v1.0.0",test:{loop_model:"OPEN"}})");
  CHECK(findings ==
        Texts{"2:1-2:11 error SMP1003 /smpVersion: `smpVersion` and `smp_version` are one field, "
              "given twice; the first is at 1:1 (remove `smpVersion`; the first one is used here)",
              "3:25-3:35 error SMP1003 /test/loop_model: `loop_model` and `loopModel` are one "
              "field, given twice; the first is at 3:8 (remove `loopModel`; the first one is used "
              "here)"});
}

TEST_CASE("Canonical: map keys, free structures and unknown fields are not ours", "[model]") {
  const auto [tree, findings] = Respell(
      "report:\n"
      "  labels: {smpVersion: x, loopModel: LOOP_MODEL_OPEN}\n"
      "  extensions: {org.example: {loopModel: LOOP_MODEL_OPEN}}\n"
      "  unknownField: {loopModel: LOOP_MODEL_OPEN}\n");
  CHECK(tree == "");
  CHECK(findings == Texts{});
}

TEST_CASE("Canonical: other spellings are for the schema check", "[model]") {
  const auto [tree, findings] = Respell(
      "SmpVersion: v1.0.0\n"
      "smp-version: v1.0.0\n"
      "test: {loop_model: open, run_order: loop_model_open, coordinated_omission: "
      "LOOP_MODEL_OPEN}\n");
  CHECK(tree == "");
  CHECK(findings == Texts{});
}

TEST_CASE("Canonical: v0 keeps the whole names of its enums", "[model]") {
  const auto [tree, findings] =
      Respell("clients: [{loadGenerator: fortio, protocol: PROTOCOL_HTTP}]\n",
              *smp::v0::PerformanceTestConfig::descriptor());
  CHECK(tree == R"({clients:[{load_generator:"fortio",protocol:"PROTOCOL_HTTP"}]})");
  CHECK(findings == Texts{"1:12-1:25 note SMP1018 /clients/0/loadGenerator: `loadGenerator` is "
                          "the camelCase spelling of `load_generator` (write `load_generator`; "
                          "both are read)"});
}

TEST_CASE("Canonical: only what is below the node changes, and origins lead back", "[model]") {
  const Tree tree = ReadYaml("meshType: 3\ntest: {smpVersion: v0.6.1}\n");
  std::vector<Finding> findings;
  const auto copy = Canonical(tree, *Find(*tree.root(), "test"),
                              *smp::v0::PerformanceTestConfig::descriptor(), &findings);
  REQUIRE(copy);
  CHECK(TreeText(*copy) == R"({meshType:3,test:{smp_version:"v0.6.1"}})");
  const auto* version = Resolve(*copy->root(), "/test/smp_version");
  REQUIRE(version != nullptr);
  CHECK(PointerOf(Written(*version)) == "/test/smpVersion");
  CHECK(version->index == 0);
}

TEST_CASE("Canonical: nodes of the wrong kind are passed over", "[model]") {
  const auto [tree, findings] = Respell("test: [{loopModel: 1}]\nreport: {results: {a: 1}}\n");
  CHECK(tree == "");
  CHECK(findings == Texts{});
}

TEST_CASE("Canonical: v0.2 takes the names of any release", "[model]") {
  const auto [tree, findings] = Respell(
      "smps_version: v0.1.0\n"
      "sidecar: {cpuMCores: 5}\n"
      "Type: {type: NETWORK_SERVICE_MESH}\n",
      *smp::v02::ServiceMeshConfig::descriptor());
  CHECK(tree == R"({smp_version:"v0.1.0",sidecar:{cpu_mCores:5},)"
                R"(mesh_type:{type:"networkservicemesh"}})");
  CHECK(
      findings ==
      Texts{"1:1-1:13 note SMP1018 /smps_version: `smps_version` is what `smp_version` was called "
            "before v0.2.1; 1 more key is older (write `smp_version`; both are read)",
            "2:11-2:20 note SMP1018 /sidecar/cpuMCores: `cpuMCores` is the camelCase spelling of "
            "`cpu_mCores` (write `cpu_mCores`; both are read)",
            "3:14-3:34 note SMP1018 /Type/type: `NETWORK_SERVICE_MESH` is the name of "
            "`networkservicemesh` in another release (write `networkservicemesh`; both are read)"});
}

TEST_CASE("Canonical: a value that v0.2 has not gets its later name", "[model]") {
  const auto [tree, findings] =
      Respell("mesh_type: {type: osm}\n", *smp::v02::ServiceMeshConfig::descriptor());
  CHECK(tree == R"({mesh_type:{type:"OPEN_SERVICE_MESH"}})");
  CHECK(
      findings ==
      Texts{"1:19-1:22 note SMP1018 /mesh_type/type: `osm` is `OPEN_SERVICE_MESH`, which v0.2 has "
            "not (spell the document as v0.6, and state that in smp_version)"});
}

TEST_CASE("Canonical: smps_version beside smp_version is one field given twice", "[model]") {
  const auto [tree, findings] = Respell("smp_version: v0.2.1\nsmps_version: v0.2.0\n",
                                        *smp::v02::EnvironmentConfig::descriptor());
  CHECK(tree == R"({smp_version:"v0.2.1"})");
  CHECK(findings == Texts{"2:1-2:13 error SMP1003 /smps_version: `smps_version` and `smp_version` "
                          "are one field, given twice; the first is at 1:1 (remove `smps_version`; "
                          "the first one is used here)"});
}

TEST_CASE("Canonical: names of v0.2 and numbers stay, and so do names of nothing", "[model]") {
  const auto [tree, findings] =
      Respell("clients: [{protocol: http}, {protocol: 1}, {protocol: htpp}, {endpoint_url: [a]}]\n",
              *smp::v02::PerformanceTestConfig::descriptor());
  CHECK(tree == "");
  CHECK(findings == Texts{});
}

TEST_CASE("Canonical: v0.6 takes the name that v0.3.1 had", "[model]") {
  const auto [tree, findings] =
      Respell("mesh_type: {type: MAESH}\n", *smp::v0::ServiceMeshConfig::descriptor());
  CHECK(tree == R"({mesh_type:{type:"TRAEFIK_MESH"}})");
  CHECK(findings == Texts{"1:19-1:24 note SMP1018 /mesh_type/type: `MAESH` is the name of "
                          "`TRAEFIK_MESH` in another release (write `TRAEFIK_MESH`; both are "
                          "read)"});
}

TEST_CASE("Canonical: names of another edition are a defect of v0.6", "[model]") {
  const auto [tree, findings] =
      Respell("clients: [{protocol: http}]\n", *smp::v0::PerformanceTestConfig::descriptor());
  CHECK(tree == "");
  CHECK(findings == Texts{});
}
