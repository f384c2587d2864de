#include "model/release_names.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/metadata.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v02/mesh_config.pb.h"
#include "smp/v02/test_config.pb.h"

namespace smp::model {
namespace {

using google::protobuf::EnumDescriptor;

std::string NameOf(const EnumDescriptor& type, std::string_view name) {
  const auto* value = FindReleaseName(type, name);
  return value == nullptr ? "" : value->name();
}

struct NameRow {
  std::string_view written;
  std::string_view expected;
};

TEST_CASE("Release names: meshes by the names of every release", "[model]") {
  constexpr NameRow kRows[] = {
      {"appmesh", "APP_MESH"},
      {"APP_MESH", "APP_MESH"},
      {"AppMesh", "APP_MESH"},
      {"consul", "CONSUL"},
      {"istio", "ISTIO"},
      {"ISTIO", "ISTIO"},
      {"Kuma", "KUMA"},
      {"linkerd", "LINKERD"},
      {"maesh", "TRAEFIK_MESH"},
      {"MAESH", "TRAEFIK_MESH"},
      {"TRAEFIK_MESH", "TRAEFIK_MESH"},
      {"traefik_mesh", "TRAEFIK_MESH"},
      {"octarine", "OCTARINE"},
      {"networkservicemesh", "NETWORK_SERVICE_MESH"},
      {"NETWORK_SERVICE_MESH", "NETWORK_SERVICE_MESH"},
      {"tanzu", "TANZU"},
      {"osm", "OPEN_SERVICE_MESH"},
      {"OSM", "OPEN_SERVICE_MESH"},
      {"OPEN_SERVICE_MESH", "OPEN_SERVICE_MESH"},
      {"nginx_service_mesh", "NGINX_SERVICE_MESH"},
      {"CILIUM_SERVICE_MESH", "CILIUM_SERVICE_MESH"},
      {"INVALID_MESH", "INVALID_MESH"},
      {"", ""},
      {"istoi", ""},
      {"3", ""},
      {"mesh", ""},
  };
  for (const NameRow& row : kRows) {
    INFO(row.written);
    CHECK(NameOf(*v0::ServiceMesh::Type_descriptor(), row.written) == row.expected);
  }
}

TEST_CASE("Release names: protocols with and without prefix", "[model]") {
  constexpr NameRow kRows[] = {
      {"http", "PROTOCOL_HTTP"},
      {"HTTP", "PROTOCOL_HTTP"},
      {"PROTOCOL_HTTP", "PROTOCOL_HTTP"},
      {"protocol_http", "PROTOCOL_HTTP"},
      {"tcp", "PROTOCOL_TCP"},
      {"udp", "PROTOCOL_UDP"},
      {"gRPC", "PROTOCOL_GRPC"},
      {"PROTOCOL_INVALID", "PROTOCOL_INVALID"},
      {"https", ""},
      {"PROTOCOL_", ""},
  };
  for (const NameRow& row : kRows) {
    INFO(row.written);
    CHECK(NameOf(*v0::PerformanceTestConfig::Client::Protocol_descriptor(), row.written) ==
          row.expected);
  }
  const EnumDescriptor& application = *v0::ApplicationMetadata::ApplicationProtocol_descriptor();
  CHECK(NameOf(application, "https") == "PROTOCOL_HTTPS");
  CHECK(NameOf(application, "tcp") == "");
}

TEST_CASE("Release names: types of v0.2 and v0.6 find each other", "[model]") {
  CHECK(&InV06(*v02::ServiceMeshes::descriptor()) == v0::ServiceMesh::descriptor());
  CHECK(&InV06(*v02::ServiceMeshConfig::descriptor()) == v0::ServiceMeshConfig::descriptor());
  CHECK(&InV06(*v02::ServiceMeshes::Type_descriptor()) == v0::ServiceMesh::Type_descriptor());
  CHECK(InV02(*v0::ServiceMesh::descriptor()) == v02::ServiceMeshes::descriptor());
  CHECK(InV02(*v0::ServiceMeshConfig::Sidecar::descriptor()) ==
        v02::ServiceMeshConfig::Sidecar::descriptor());
  CHECK(InV02(*v0::PerformanceTestConfig::Client::Protocol_descriptor()) ==
        v02::PerformanceTestConfig::Client::Protocol_descriptor());
  CHECK(InV02(*v0::ApplicationMetadata::descriptor()) == nullptr);
  CHECK(InV02(*v0::ApplicationMetadata::ApplicationProtocol_descriptor()) == nullptr);
}

TEST_CASE("Release names: fields that were called otherwise before v0.2.1", "[model]") {
  const auto former = [](const google::protobuf::Descriptor& type, std::string_view name) {
    const auto* field = FindFormerName(type, name);
    return field == nullptr ? "" : field->name();
  };
  CHECK(former(*v02::ServiceMeshConfig::descriptor(), "smps_version") == "smp_version");
  CHECK(former(*v02::ServiceMeshConfig::descriptor(), "smpsVersion") == "smp_version");
  CHECK(former(*v02::ServiceMeshConfig::descriptor(), "Type") == "mesh_type");
  CHECK(former(*v02::PerformanceTestConfig::descriptor(), "Type") == "");
  CHECK(former(*v02::PerformanceTestConfig::Client::descriptor(), "smps_version") == "");
  CHECK(former(*v0::ServiceMeshConfig::descriptor(), "smps_version") == "");
}

}  // namespace
}  // namespace smp::model
