#include "edition/mesh_names.h"

#include <string>

namespace smp::edition {

namespace {

enum class Since : std::uint8_t { kV06, kV1 };

struct MeshName {
  std::string_view folded;  // small letters without blanks, hyphens and underscores
  std::string_view type;
  Since since = Since::kV06;
};

constexpr MeshName kMeshNames[] = {
    {"appmesh", "APP_MESH"},
    {"awsappmesh", "APP_MESH"},
    {"consul", "CONSUL"},
    {"istio", "ISTIO"},
    {"kuma", "KUMA"},
    {"linkerd", "LINKERD"},
    {"maesh", "TRAEFIK_MESH"},
    {"traefikmesh", "TRAEFIK_MESH"},
    {"octarine", "OCTARINE"},
    {"networkservicemesh", "NETWORK_SERVICE_MESH"},
    {"nsm", "NETWORK_SERVICE_MESH"},
    {"tanzu", "TANZU"},
    {"tanzuservicemesh", "TANZU"},
    {"openservicemesh", "OPEN_SERVICE_MESH"},
    {"osm", "OPEN_SERVICE_MESH"},
    {"nginxservicemesh", "NGINX_SERVICE_MESH"},
    {"ciliumservicemesh", "CILIUM_SERVICE_MESH"},
    {"cilium", "CILIUM_SERVICE_MESH"},
    {"kmesh", "KMESH", Since::kV1},
    {"cloudservicemesh", "CLOUD_SERVICE_MESH", Since::kV1},
    {"openshiftservicemesh", "OPENSHIFT_SERVICE_MESH", Since::kV1},
};

struct ProtocolName {
  std::string_view folded;
  std::string_view name;
};

constexpr ProtocolName kProtocolNames[] = {
    {"http", "PROTOCOL_HTTP"},
    {"tcp", "PROTOCOL_TCP"},
    {"udp", "PROTOCOL_UDP"},
    {"grpc", "PROTOCOL_GRPC"},
};

// The longest name has 20 characters; a text of a megabyte is none.
constexpr std::size_t kLongest = 64;

std::string Folded(std::string_view name) {
  std::string folded;
  if (name.size() > kLongest) return folded;
  for (const char c : name) {
    if (c == ' ' || c == '-' || c == '_') continue;
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return folded;
}

std::string_view FindMesh(std::string_view name, Since newest) {
  const std::string folded = Folded(name);
  for (const MeshName& row : kMeshNames) {
    if (row.folded == folded && row.since <= newest) return row.type;
  }
  return {};
}

}  // namespace

std::string_view MeshTypeInV06(std::string_view name) { return FindMesh(name, Since::kV06); }

std::string_view MeshTypeInV1(std::string_view name) { return FindMesh(name, Since::kV1); }

std::string_view ProtocolInV06(std::string_view name) {
  constexpr std::string_view kPrefix = "protocol";
  std::string folded = Folded(name);
  if (folded.starts_with(kPrefix)) folded.erase(0, kPrefix.size());
  for (const ProtocolName& row : kProtocolNames) {
    if (row.folded == folded) return row.name;
  }
  return {};
}

}  // namespace smp::edition
