#include "edition/upgrade_v02.h"

#include <catch2/catch.hpp>
#include <string>

#include "edition/upgraded_v02.h"
#include "edition/v02_changes.h"
#include "model/tree_text.h"

namespace smp::edition {
namespace {

using model::TreeText;

TEST_CASE("Upgrade from v0.2: a test configuration, in and out and what changed", "[edition]") {
  const UpgradedV02 upgraded = UpgradeText(
      "smp_version: v0.2.1\n"
      "id: t1\n"
      "name: one\n"
      "labels: {protocol: http, node: a}\n"
      "clients:\n"
      "  - {internal: true, load_generator: fortio, protocol: http, connections: 2, rps: 10,\n"
      "     headers: {endpoint_url: x}, endpoint_url: [http://a, http://b]}\n"
      "  - {protocol: 3}\n"
      "duration: 30s\n");
  CHECK(TreeText(*upgraded.to.tree) ==
        R"({smp_version:"v0.6.1",id:"t1",name:"one",labels:{protocol:"http",node:"a"},)"
        R"(clients:[{internal:true,load_generator:"fortio",protocol:"PROTOCOL_HTTP",)"
        R"(connections:2,rps:10,headers:{endpoint_url:"x"},endpoint_urls:["http://a","http://b"]},)"
        R"({protocol:"PROTOCOL_GRPC"}],duration:"30s"})");
  CHECK(ChangeLines(upgraded.to) ==
        "SMP8001 /smp_version: v0.2.1 -> /smp_version: v0.6.1\n"
        "SMP8002 /clients/0/protocol: http -> /clients/0/protocol: PROTOCOL_HTTP\n"
        "SMP8002 /clients/1/protocol: 3 -> /clients/1/protocol: PROTOCOL_GRPC\n");
  CHECK(upgraded.to.edition == Edition::kV06);
  CHECK(upgraded.to.kind == Kind::kTestConfig);
  CHECK(upgraded.to.shape == Shape::kFlatConfig);
  CHECK(upgraded.to.release_known);
  CHECK(upgraded.to.body == upgraded.to.tree->root());
  REQUIRE(upgraded.to.steps.size() == 1);
  CHECK(upgraded.to.steps[0].from_edition == "v0.2");
  CHECK(upgraded.to.steps[0].to_edition == "v0.6");
}

TEST_CASE("Upgrade from v0.2: a test result has new names and no change of a value", "[edition]") {
  const UpgradedV02 upgraded = UpgradeText(
      "smps_version: v0.2.0\n"
      "id: r1\n"
      "start_time: 2020-09-07T10:00:00Z\n"
      "latencies_ms: {min: 1, average: 2.50, p50: 2}\n"
      "actual_QPS: 9.9900\n"
      "details_uri: file:///x\n"
      "testId: t1\n"
      "meshConfigId: m1\n"
      "envId: e1\n");
  CHECK(TreeText(*upgraded.to.tree) ==
        R"({smp_version:"v0.6.1",id:"r1",start_time:"2020-09-07T10:00:00Z",)"
        R"(latencies_ms:{min:1,average:2.50,p50:2},actual_qps:9.9900,details_uri:"file:///x",)"
        R"(test_id:"t1",mesh_config_id:"m1",env_id:"e1"})");
  CHECK(ChangeLines(upgraded.to) == "SMP8001 /smp_version: v0.2.0 -> /smp_version: v0.6.1\n");
}

TEST_CASE("Upgrade from v0.2: a mesh configuration", "[edition]") {
  const UpgradedV02 upgraded = UpgradeText(
      "smp_version: smps/v1\n"
      "ingress_gateway: {count: 1, cpu_mCores: 100}\n"
      "sidecar: {cpu_mCores: 5}\n"
      "mesh_telemetry: {cpu_mCores: 6}\n"
      "mesh_policy: {cpu_mCores: 7, cache_hit_rate: 9}\n"
      "mesh_control_plane: {cpu_mCores: 8, lds_latency_ms: 3}\n"
      "mtls_enabled: true\n"
      "mesh_type: {type: maesh}\n");
  CHECK(TreeText(*upgraded.to.tree) ==
        R"({smp_version:"v0.6.1",ingress_gateway:{count:1,cpu_mcores:100},sidecar:{cpu_mcores:5},)"
        R"(mesh_telemetry:{cpu_mcores:6},mesh_policy:{cpu_mcores:7,cache_hit_rate:9},)"
        R"(mesh_control_plane:{cpu_mcores:8,lds_latency_ms:3},mtls_enabled:true,)"
        R"(mesh_type:{type:"TRAEFIK_MESH"}})");
  CHECK(ChangeLines(upgraded.to) ==
        "SMP8001 /smp_version: smps/v1 -> /smp_version: v0.6.1\n"
        "SMP8004 /mesh_type/type: maesh -> /mesh_type/type: TRAEFIK_MESH\n");
}

TEST_CASE("Upgrade from v0.2: an environment", "[edition]") {
  const UpgradedV02 upgraded = UpgradeText(
      "smp_version: v0.6.1\n"
      "kubernetes_version: v1.18.8\n"
      "node: [{type: m5, cores: 4, mem_mb: 16384}]\n"
      "individual_workloads: [{name: a, cpu_mCores: 5}]\n");
  CHECK(TreeText(*upgraded.to.tree) == R"({smp_version:"v0.6.1",kubernetes_version:"v1.18.8",)"
                                       R"(nodes:[{type:"m5",cores:4,mem_mb:16384}],)"
                                       R"(individual_workloads:[{name:"a",cpu_mcores:5}]})");
  CHECK(ChangeLines(upgraded.to).empty());
}

struct MeshRow {
  std::string_view written;
  std::string_view expected;
};

TEST_CASE("Upgrade from v0.2: every mesh by number, by name and by later names", "[edition]") {
  constexpr MeshRow kRows[] = {
      {"0", "APP_MESH"},
      {"1", "CONSUL"},
      {"2", "ISTIO"},
      {"3", "KUMA"},
      {"4", "LINKERD"},
      {"5", "TRAEFIK_MESH"},
      {"6", "OCTARINE"},
      {"7", "NETWORK_SERVICE_MESH"},
      {"8", "TANZU"},
      {"appmesh", "APP_MESH"},
      {"consul", "CONSUL"},
      {"istio", "ISTIO"},
      {"kuma", "KUMA"},
      {"linkerd", "LINKERD"},
      {"maesh", "TRAEFIK_MESH"},
      {"octarine", "OCTARINE"},
      {"networkservicemesh", "NETWORK_SERVICE_MESH"},
      {"tanzu", "TANZU"},
      {"MAESH", "TRAEFIK_MESH"},
      {"TRAEFIK_MESH", "TRAEFIK_MESH"},
      {"NETWORK_SERVICE_MESH", "NETWORK_SERVICE_MESH"},
      {"osm", "OPEN_SERVICE_MESH"},
      {"OPEN_SERVICE_MESH", "OPEN_SERVICE_MESH"},
      {"NGINX_SERVICE_MESH", "NGINX_SERVICE_MESH"},
      {"ISTIO", "ISTIO"},
      {"INVALID_MESH", "INVALID_MESH"},
  };
  for (const MeshRow& row : kRows) {
    const std::string written(row.written);
    INFO(written);
    const UpgradedV02 upgraded =
        UpgradeText("smp_version: v0.2.1\nmesh_type: {type: " + written + "}\n",
                    {.edition = Edition::kV02, .kind = Kind::kMeshConfig});
    const document::Node* type = document::Resolve(*upgraded.to.tree->root(), "/mesh_type/type");
    REQUIRE(type != nullptr);
    CHECK(type->text == row.expected);
    CHECK(type->kind == document::NodeKind::kString);
    CHECK(document::Written(*type).text == row.written);
  }
}

TEST_CASE("Upgrade from v0.2: names of protocols of every release", "[edition]") {
  const UpgradedV02 upgraded = UpgradeText(
      "smp_version: v0.2.1\n"
      "clients: [{protocol: HTTP}, {protocol: PROTOCOL_TCP}, {protocol: protocol_udp},\n"
      "          {protocol: gRPC}, {protocol: PROTOCOL_INVALID}, {protocol: quic}]\n");
  CHECK(TreeText(*upgraded.to.tree) ==
        R"({smp_version:"v0.6.1",clients:[{protocol:"PROTOCOL_HTTP"},{protocol:"PROTOCOL_TCP"},)"
        R"({protocol:"PROTOCOL_UDP"},{protocol:"PROTOCOL_GRPC"},{protocol:"PROTOCOL_INVALID"},)"
        R"({protocol:"quic"}]})");
  // Changes are from the canonical spelling of v0.2.
  CHECK(ChangeLines(upgraded.to) ==
        "SMP8001 /smp_version: v0.2.1 -> /smp_version: v0.6.1\n"
        "SMP8002 /clients/0/protocol: http -> /clients/0/protocol: PROTOCOL_HTTP\n"
        "SMP8002 /clients/1/protocol: tcp -> /clients/1/protocol: PROTOCOL_TCP\n"
        "SMP8002 /clients/2/protocol: udp -> /clients/2/protocol: PROTOCOL_UDP\n"
        "SMP8002 /clients/3/protocol: grpc -> /clients/3/protocol: PROTOCOL_GRPC\n");
}

TEST_CASE("Upgrade from v0.2: what was 0 is absent and is filled in", "[edition]") {
  const UpgradedV02 client =
      UpgradeText("smp_version: v0.6.1\nclients: [{rps: 1}, {protocol: ~}]\n");
  CHECK(TreeText(*client.to.tree) ==
        R"({smp_version:"v0.6.1",clients:[{rps:1,protocol:"PROTOCOL_HTTP"},)"
        R"({protocol:"PROTOCOL_HTTP"}]})");
  CHECK(ChangeLines(client.to) ==
        "SMP8003 - -> /clients/0/protocol: PROTOCOL_HTTP beside /clients/0\n"
        "SMP8003 /clients/1/protocol:  -> /clients/1/protocol: PROTOCOL_HTTP beside /clients/1\n");

  const UpgradedV02 mesh = UpgradeText("smp_version: v0.2.1\nmesh_build: x\nmesh_type: {}\n");
  CHECK(TreeText(*mesh.to.tree) ==
        R"({smp_version:"v0.6.1",mesh_build:"x",mesh_type:{type:"APP_MESH"}})");
  CHECK(ChangeLines(mesh.to) ==
        "SMP8001 /smp_version: v0.2.1 -> /smp_version: v0.6.1\n"
        "SMP8005 - -> /mesh_type/type: APP_MESH beside /mesh_type\n");
  const document::Node* type = document::Resolve(*mesh.to.tree->root(), "/mesh_type/type");
  CHECK(document::PointerOf(document::Written(*type)) == "/mesh_type");

  const UpgradedV02 none = UpgradeText("smp_version: v0.2.1\nmesh_build: x\nmesh_type: ~\n");
  CHECK(TreeText(*none.to.tree) == R"({smp_version:"v0.6.1",mesh_build:"x",mesh_type:null})");
}

TEST_CASE("Upgrade from v0.2: v0.1.0 could not store a mesh, so none comes out", "[edition]") {
  for (const std::string head : {"smps_version: v0.1.0\nmesh_build: x\nType: {}\n",
                                 "smp_version: v0.1.0\nmesh_build: x\nmesh_type: {type: ~}\n",
                                 "smps_version: smps/v1\nmesh_build: x\nType: {}\n"}) {
    INFO(head);
    const UpgradedV02 upgraded = UpgradeText(head);
    CHECK(TreeText(*upgraded.to.tree) == R"({smp_version:"v0.6.1",mesh_build:"x"})");
    const std::string lines = ChangeLines(upgraded.to);
    CHECK(lines.substr(lines.find('\n') + 1) == "SMP8006 /mesh_type: {} -> -\n");
  }
  // What is stated all the same is no default.
  CHECK(TreeText(*UpgradeText("smps_version: v0.1.0\nmesh_build: x\nType: {type: 2}\n").to.tree) ==
        R"({smp_version:"v0.6.1",mesh_build:"x",mesh_type:{type:"ISTIO"}})");
  CHECK(TreeText(*UpgradeText("smps_version: v0.1.0\nmesh_build: x\nType: {a: 2}\n").to.tree) ==
        R"({smp_version:"v0.6.1",mesh_build:"x",mesh_type:{a:2}})");
}

TEST_CASE("Upgrade from v0.2: an absent version is stated", "[edition]") {
  const UpgradedV02 upgraded = UpgradeText("node: [{cores: 4}]\nkubernetes_version: v1\n");
  CHECK(TreeText(*upgraded.to.tree) ==
        R"({smp_version:"v0.6.1",nodes:[{cores:4}],kubernetes_version:"v1"})");
  CHECK(ChangeLines(upgraded.to) == "SMP8001 - -> /smp_version: v0.6.1 beside \n");
}

TEST_CASE("Upgrade from v0.2: a number that no value had is left out", "[edition]") {
  for (const std::string number : {"9", "-1", "12", "2.5", "99999999999"}) {
    INFO(number);
    const UpgradedV02 upgraded =
        UpgradeText("smp_version: v0.6.1\nmesh_build: x\nmesh_type: {type: " + number + "}\n");
    CHECK(TreeText(*upgraded.to.tree) == R"({smp_version:"v0.6.1",mesh_build:"x",mesh_type:{}})");
    CHECK(ChangeLines(upgraded.to) == "SMP8009 /mesh_type/type: " + number + " -> -\n");
  }
}

TEST_CASE("Upgrade from v0.2: what v0.2 does not know is kept", "[edition]") {
  const UpgradedV02 upgraded = UpgradeText(
      "smp_version: v0.6.1\n"
      "mesh_build: x\n"
      "colour: {node: [1, {cpu_mCores: 2}]}\n"
      "sidecar: {pods: 3, cpu_mCores: [1]}\n"
      "labels: 5\n");
  CHECK(TreeText(*upgraded.to.tree) ==
        R"({smp_version:"v0.6.1",mesh_build:"x",colour:{node:[1,{cpu_mCores:2}]},)"
        R"(sidecar:{pods:3,cpu_mcores:[1]},labels:5})");
  CHECK(ChangeLines(upgraded.to).empty());
}

TEST_CASE("Upgrade from v0.2: a field of v0.6 stays unless its name is taken", "[edition]") {
  const UpgradedV02 kept = UpgradeText("smp_version: v0.6.1\nkubernetes_version: a\nnodes: [1]\n");
  CHECK(TreeText(*kept.to.tree) == R"({smp_version:"v0.6.1",kubernetes_version:"a",nodes:[1]})");
  CHECK(ChangeLines(kept.to).empty());
  const UpgradedV02 taken =
      UpgradeText("smp_version: v0.6.1\nkubernetes_version: a\nnodes: [1]\nnode: [{cores: 2}]\n");
  CHECK(TreeText(*taken.to.tree) ==
        R"({smp_version:"v0.6.1",kubernetes_version:"a",nodes:[{cores:2}]})");
  CHECK(ChangeLines(taken.to) == "SMP8010 /nodes: {} -> -\n");
}

// Masters between v0.2.1 and v0.3.0 had the field and the old numbers.
TEST_CASE("Upgrade from v0.2: the application's protocol moves, too", "[edition]") {
  const UpgradedV02 upgraded = UpgradeText(
      "smp_version: v0.6.1\n"
      "mesh_build: x\n"
      "application_metadata: {application_name: a, application_protocol: 1}\n");
  CHECK(ChangeLines(upgraded.to) ==
        "SMP8007 /application_metadata/application_protocol: 1 -> "
        "/application_metadata/application_protocol: PROTOCOL_HTTPS\n");
  CHECK(ChangeLines(
            UpgradeText("smp_version: v0.6.1\nmesh_build: x\napplication_metadata: {}\n").to) ==
        "SMP8008 - -> /application_metadata/application_protocol: PROTOCOL_HTTP beside "
        "/application_metadata\n");
}

TEST_CASE("Upgrade from v0.2: a wrapped test configuration with its mesh", "[edition]") {
  const UpgradedV02 upgraded = UpgradeText(
      "smp_version: v0.2.1\n"
      "test: {clients: [{endpoint_url: [a], protocol: http}]}\n"
      "mesh: {type: 3}\n"
      "note: {protocol: http}\n");
  CHECK(TreeText(*upgraded.to.tree) ==
        R"({smp_version:"v0.6.1",test:{clients:[{endpoint_urls:["a"],protocol:"PROTOCOL_HTTP"}]},)"
        R"(mesh:{type:"KUMA"},note:{protocol:"http"}})");
  CHECK(upgraded.to.shape == Shape::kWrappedConfig);
  CHECK(document::PointerOf(*upgraded.to.body) == "/test");
  CHECK(document::PointerOf(*upgraded.to.mesh) == "/mesh");
  CHECK(ChangeLines(upgraded.to) ==
        "SMP8001 /smp_version: v0.2.1 -> /smp_version: v0.6.1\n"
        "SMP8002 /test/clients/0/protocol: http -> /test/clients/0/protocol: PROTOCOL_HTTP\n"
        "SMP8004 /mesh/type: 3 -> /mesh/type: KUMA\n");
  CHECK(TreeText(*UpgradeText("test: {clients: [{endpoint_url: [a], protocol: 1}]}\n"
                              "mesh: {version: x}\n")
                      .to.tree) ==
        R"({test:{smp_version:"v0.6.1",clients:[{endpoint_urls:["a"],protocol:"PROTOCOL_TCP"}]},)"
        R"(mesh:{version:"x"}})");
}

TEST_CASE("Upgrade from v0.2: nodes lead back to the document as it was written", "[edition]") {
  const UpgradedV02 upgraded = UpgradeText(
      "smps_version: v0.2.0\n"
      "clients:\n"
      "  - endpointUrl: [a]\n"
      "    protocol: PROTOCOL_TCP\n");
  const document::Node& root = *upgraded.to.tree->root();
  const auto written = [&root](std::string_view pointer) {
    const document::Node& node = document::Written(*document::Resolve(root, pointer));
    return document::PointerOf(node) + " " + std::to_string(node.span.begin.line) + ":" +
           std::to_string(node.span.begin.column);
  };
  CHECK(written("/smp_version") == "/smps_version 1:15");
  CHECK(written("/clients/0/endpoint_urls/0") == "/clients/0/endpointUrl/0 3:19");
  CHECK(written("/clients/0/protocol") == "/clients/0/protocol 4:15");
}

TEST_CASE("Upgrade from v0.2: unknown fields of the wire come along", "[edition]") {
  const Detected detected = DetectText("smp_version: v0.6.1\nnode: [{cores: 1}]\n",
                                       {.edition = Edition::kV02, .kind = std::nullopt});
  Stage from = StageOf(detected.documents.front().tree, detected.detection);
  auto tree = std::make_shared<document::Tree>(from.tree->shared_source());
  tree->set_root(tree->CopyInto(*from.tree->root()));
  document::Node* unknown = tree->NewNode(document::NodeKind::kMapping);
  document::Node* bytes = tree->NewNode(document::NodeKind::kString);
  bytes->key = "/node/0";
  bytes->text = "KgE=";
  document::Tree::Append(unknown, bytes);
  from.behind.push_back(from.tree);
  from.body = tree->root();
  from.unknown_fields = unknown;
  from.tree = tree;
  const Stage to = UpgradeV02(from);
  REQUIRE(to.unknown_fields != nullptr);
  CHECK(to.unknown_fields != unknown);
  // The message has another name now.
  CHECK(TreeText(*to.unknown_fields) == R"({/nodes/0:"KgE="})");
}

TEST_CASE("Upgrade from v0.2: changes have ids in order, of the range of this step", "[edition]") {
  std::string_view before = "SMP8000";
  for (const ChangeRule* rule : kV02Changes) {
    CHECK(before < rule->id);
    CHECK(rule->id < "SMP8100");
    CHECK(rule->summary.back() != '.');
    before = rule->id;
  }
}

}  // namespace
}  // namespace smp::edition
