#include <catch2/catch.hpp>

#include "edition/detected.h"
#include "edition/smp_version.h"

namespace smp::edition {
namespace {

struct VersionCase {
  std::string_view name;
  std::string_view text;
  std::string_view findings;  // exact
};

constexpr VersionCase kCases[] = {
    {"v1 as released", "smp_version: v1.0.0\nreport: {}\n", ""},
    {"v1 of a later release", "smp_version: v1.1.0\nreport: {}\n",
     "1:14-20 error SMP1025 /smp_version: smp_version is `v1.1.0`, which is not known; known are "
     "v0.3.0, v0.3.1, v0.3.2, v0.3.3, v0.3.4, v0.6.0, v0.6.1 or v1.0.0\n"},
    {"v1 without its v", "smp_version: \"1.0.0\"\nreport: {}\n",
     "1:14-21 error SMP1025 /smp_version: smp_version is `1.0.0`, which is not known; known are "
     "v0.3.0, v0.3.1, v0.3.2, v0.3.3, v0.3.4, v0.6.0, v0.6.1 or v1.0.0\n"},
    {"a body of v1 that claims v0.6", "smp_version: v0.6.1\ntest: {stages: []}\n",
     "1:14-20 error SMP1025 /smp_version: smp_version is `v0.6.1`, but the body is one of "
     "v1.0.0\n"},
    {"a number is for the schema check", "smp_version: 1.0\nreport: {}\n", ""},
    {"v0.6 as released", "smp_version: v0.3.4\nlatencies_ms: {min: 1}\n", ""},
    {"v0.6 absent", "latencies_ms: {min: 1}\n",
     "1:1-13 note SMP1025 : smp_version is absent; the fields are those of a v0.6 test result\n"},
    {"v0.6 null", "smp_version:\nlatencies_ms: {min: 1}\n",
     "1:1-12 note SMP1025 : smp_version is absent; the fields are those of a v0.6 test result\n"},
    {"v0.6 never released", "smp_version: v0.0.1\nlatencies_ms: {min: 1}\n",
     "1:14-20 warning SMP1025 /smp_version: smp_version is `v0.0.1`, which was never released; the "
     "fields are those of a v0.6 test result\n"},
    {"v0.6 empty", "smp_version: ''\nlatencies_ms: {min: 1}\n",
     "1:14-16 warning SMP1025 /smp_version: smp_version is empty, which was never released; the "
     "fields are those of a v0.6 test result\n"},
    {"v0.6 that claims v1", "smp_version: v1.0.0\nlatencies_ms: {min: 1}\n",
     "1:14-20 error SMP1025 /smp_version: smp_version is `v1.0.0`, but the fields are those of a "
     "v0.6 test result\n"},
    {"v0.6 that claims v0.2",
     "smp_version: v0.2.1\nclients: [{endpoint_urls: [http://a/], rps: 1}]\n",
     "1:14-20 warning SMP1025 /smp_version: smp_version is `v0.2.1`, but the fields are those of a "
     "v0.6 test configuration\n"},
    {"v0.2 as released", "smp_version: v0.1.0\nsidecar: {count: 1}\n", ""},
    {"v0.2 by its old name", "smps_version: v0.2.0\nsidecar: {count: 1}\n", ""},
    {"v0.2 absent", "clients: [{endpoint_url: [http://a/], load_generator: wrk2}]\n",
     "1:1-8 note SMP1025 : smp_version is absent; the fields are those of a v0.2 test "
     "configuration\n"},
    {"v0.2 by a name in lower case alone", "clients: [{load_generator: wrk2, protocol: grpc}]\n",
     "1:1-8 note SMP1025 : smp_version is absent; the fields are those of a v0.2 test "
     "configuration, as `grpc` is an enum name of up to v0.2.1\n"},
    {"v0.2 never released", "smps_version: smps/v1\nactual_QPS: 1\nlatencies_ms: {}\n",
     "1:15-22 warning SMP1025 /smps_version: smp_version is `smps/v1`, which was never released; "
     "the fields are those of a v0.2 test result\n"},
    {"v0.2 that claims v1", "smp_version: v1.0.0\nactual_QPS: 1\nlatencies_ms: {}\n",
     "1:14-20 error SMP1025 /smp_version: smp_version is `v1.0.0`, but the fields are those of a "
     "v0.2 test result\n"},
    {"in a wrapper", "test:\n  smp_version: v0.0.1\n  clients: [{load_generator: fortio}]\n",
     "2:16-22 warning SMP1025 /test/smp_version: smp_version is `v0.0.1`, which was never "
     "released; the fields are those of a v0.6 test configuration\n"},
    {"absent in a wrapper", "test:\n  clients: [{load_generator: fortio}]\n",
     "1:1-5 note SMP1025 /test: smp_version is absent; the fields are those of a v0.6 test "
     "configuration\n"},
    {"absent at a syntax error may follow it", "latencies_ms: {min: 1}\nx: y: z\n", ""},
};

TEST_CASE("Detect: smp_version is held against the fields", "[edition][SMP1025]") {
  for (const VersionCase& row : kCases) {
    CAPTURE(row.name);
    CHECK(Lines(DetectText(std::string(row.text)).detection.findings) == row.findings);
  }
}

TEST_CASE("Detect: a placeholder of Meshery is no version", "[edition][SMP1025]") {
  CHECK(Lines(DetectText("smp_version: test_smp_version\nclients: [{load_generator: wrk2}]\n")
                  .detection.findings) ==
        "1:14-30 error SMP1025 /smp_version: smp_version is `test_smp_version`, which Meshery "
        "writes in place of a version\n");
}

constexpr VersionCase kNumberCases[] = {
    {"a mesh by number", "test: {clients: [{load_generator: fortio}]}\nmesh: {type: 3}\n",
     "2:14-15 warning SMP1009 /mesh/type: type 3 is ISTIO since v0.3.0, KUMA up to v0.2.1 and "
     "CONSUL in Meshery's own numbering; no release is named, so it was read as ISTIO\n"},
    {"a mesh by number in a mesh configuration", "mesh_build: x\nmesh_type: {type: 1}\n",
     "2:19-20 warning SMP1009 /mesh_type/type: type 1 is APP_MESH since v0.3.0, CONSUL up to "
     "v0.2.1 and ISTIO in Meshery's own numbering; no release is named, so it was read as "
     "APP_MESH\n"},
    {"several numbers are one finding",
     "clients:\n- {load_generator: a, protocol: 1}\n- {load_generator: b, protocol: 2}\n",
     "2:33-34 warning SMP1009 /clients/0/protocol: protocol 1 is PROTOCOL_HTTP since v0.3.0, "
     "PROTOCOL_TCP up to v0.2.1 and PROTOCOL_HTTP in Meshery's own numbering; no release is named, "
     "so it was read as PROTOCOL_HTTP, and 1 more number of this document alike\n"},
    {"HTTP beside a field since v0.3.0 is plain",
     "clients: [{protocol: 1, endpoint_urls: [http://a/]}]\n", ""},
    {"TCP beside a field since v0.3.0 may be Meshery's",
     "clients: [{protocol: 2, endpoint_urls: [http://a/]}]\n",
     "1:22-23 warning SMP1009 /clients/0/protocol: protocol 2 is PROTOCOL_TCP since v0.3.0 and "
     "PROTOCOL_GRPC in Meshery's own numbering; no release is named, so it was read as "
     "PROTOCOL_TCP\n"},
    {"a mesh by name", "mesh_build: x\nmesh_type: {type: ISTIO}\n", ""},
    {"a number of the latest release only", "mesh_build: x\nmesh_type: {type: 12}\n", ""},
    {"a number beside a release", "smp_version: v0.6.1\nmesh_build: x\nmesh_type: {type: 3}\n", ""},
    {"a number that no release has", "mesh_build: x\nmesh_type: {type: 99}\n", ""},
    {"a mesh by number in the spelling of v0.2",
     "mesh_build: x\nmesh_type: {type: 3}\nsidecar: {cpu_mCores: 1}\n", ""},
    {"a node's type is free text", "nodes: [{type: 3, cores: 2, mem_mb: 1}]\n", ""},
};

TEST_CASE("Detect: an enum number without a release is ambiguous", "[edition][SMP1009]") {
  for (const VersionCase& row : kNumberCases) {
    CAPTURE(row.name);
    std::vector<Finding> findings = DetectText(std::string(row.text)).detection.findings;
    std::erase_if(findings, [](const Finding& finding) { return finding.rule->id == "SMP1025"; });
    CHECK(Lines(findings) == row.findings);
  }
}

TEST_CASE("Detect: a number is not ambiguous when the user names the edition",
          "[edition][SMP1009]") {
  CHECK(Lines(DetectText("mesh_build: x\nmesh_type: {type: 3}\n", {Edition::kV06, std::nullopt})
                  .detection.findings)
            .empty());
}

TEST_CASE("ClassifyVersion: texts that were found in documents", "[edition]") {
  CHECK(ClassifyVersion("v1.0.0") == VersionClass::kV1);
  CHECK(ClassifyVersion("v1") == VersionClass::kV1Like);
  CHECK(ClassifyVersion("v1.0.0-rc.1") == VersionClass::kV1Like);
  CHECK(ClassifyVersion("v10.0.0") == VersionClass::kUnreleased);
  CHECK(ClassifyVersion("v0.6.1") == VersionClass::kV06);
  CHECK(ClassifyVersion("0.6.1") == VersionClass::kUnreleased);
  CHECK(ClassifyVersion("v0.5.0") == VersionClass::kUnreleased);
  CHECK(ClassifyVersion("v0.2.1") == VersionClass::kV02);
  CHECK(ClassifyVersion("smps/v1") == VersionClass::kUnreleased);
  CHECK(ClassifyVersion("smps/v0.1.0") == VersionClass::kUnreleased);
  CHECK(ClassifyVersion("test_smp_version") == VersionClass::kPlaceholder);
  CHECK(ClassifyVersion("") == VersionClass::kUnreleased);
}

}  // namespace
}  // namespace smp::edition
