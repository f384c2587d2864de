#include "edition/mesh_names.h"

#include <catch2/catch.hpp>
#include <string>

namespace smp::edition {
namespace {

struct NameCase {
  std::string_view text;
  std::string_view type;
};

// Names of every release, of Meshery's adapters and of its pages.
constexpr NameCase kMeshes[] = {
    {"appmesh", "APP_MESH"},
    {"App Mesh", "APP_MESH"},
    {"AWS App Mesh", "APP_MESH"},
    {"consul", "CONSUL"},
    {"ISTIO", "ISTIO"},
    {"Istio", "ISTIO"},
    {"kuma", "KUMA"},
    {"linkerd", "LINKERD"},
    {"maesh", "TRAEFIK_MESH"},
    {"MAESH", "TRAEFIK_MESH"},
    {"traefik mesh", "TRAEFIK_MESH"},
    {"octarine", "OCTARINE"},
    {"networkservicemesh", "NETWORK_SERVICE_MESH"},
    {"network service mesh", "NETWORK_SERVICE_MESH"},
    {"nsm", "NETWORK_SERVICE_MESH"},
    {"tanzu", "TANZU"},
    {"osm", "OPEN_SERVICE_MESH"},
    {"Open Service Mesh", "OPEN_SERVICE_MESH"},
    {"NGINX Service Mesh", "NGINX_SERVICE_MESH"},
    {"nginx-service-mesh", "NGINX_SERVICE_MESH"},
    {"cilium", "CILIUM_SERVICE_MESH"},
    {"CILIUM_SERVICE_MESH", "CILIUM_SERVICE_MESH"},
};

TEST_CASE("Mesh names: one mesh has the names of all releases and of Meshery", "[edition]") {
  for (const NameCase& row : kMeshes) {
    CAPTURE(row.text);
    CHECK(MeshTypeInV06(row.text) == row.type);
    CHECK(MeshTypeInV1(row.text) == row.type);
  }
}

TEST_CASE("Mesh names: what names no mesh gives none", "[edition]") {
  const std::string long_text(1'000'000, 'a');
  for (const std::string_view text :
       {std::string_view(""), std::string_view("none"), std::string_view("No mesh"),
        std::string_view("istio 1.20"), std::string_view("INVALID_MESH"), std::string_view("3"),
        std::string_view("kmesh"), std::string_view(long_text)}) {
    CAPTURE(text.substr(0, 20));
    CHECK(MeshTypeInV06(text).empty());
  }
}

TEST_CASE("Mesh names: v1 knows more of them", "[edition]") {
  CHECK(MeshTypeInV1("Kmesh") == "KMESH");
  CHECK(MeshTypeInV1("OpenShift Service Mesh") == "OPENSHIFT_SERVICE_MESH");
  CHECK(MeshTypeInV1("cloud service mesh") == "CLOUD_SERVICE_MESH");
  CHECK(MeshTypeInV1("no mesh").empty());
}

TEST_CASE("Protocol names: with the prefix and without", "[edition]") {
  CHECK(ProtocolInV06("http") == "PROTOCOL_HTTP");
  CHECK(ProtocolInV06("PROTOCOL_GRPC") == "PROTOCOL_GRPC");
  CHECK(ProtocolInV06("Udp") == "PROTOCOL_UDP");
  CHECK(ProtocolInV06("tcp") == "PROTOCOL_TCP");
  for (const std::string_view text : {"https", "http2", "", "invalid", "PROTOCOL_INVALID"}) {
    CAPTURE(text);
    CHECK(ProtocolInV06(text).empty());
  }
}

}  // namespace
}  // namespace smp::edition
