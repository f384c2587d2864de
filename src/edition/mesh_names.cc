#include "edition/mesh_names.h"

#include <span>
#include <string>

#include "model/release_names.h"
#include "smp/v0/service_mesh.pb.h"
#include "smp/v0/test_config.pb.h"

namespace smp::edition {

namespace {

// Names beside those of the releases, in small letters without blanks, hyphens and underscores.
struct FurtherName {
  std::string_view folded;
  std::string_view type;
};

constexpr FurtherName kFurtherNames[] = {
    {"awsappmesh", "APP_MESH"},
    {"cilium", "CILIUM_SERVICE_MESH"},
    {"nsm", "NETWORK_SERVICE_MESH"},
    {"tanzuservicemesh", "TANZU"},
};

// Meshes that v0.6 does not have.
constexpr FurtherName kNewNames[] = {
    {"kmesh", "KMESH"},
    {"cloudservicemesh", "CLOUD_SERVICE_MESH"},
    {"openshiftservicemesh", "OPENSHIFT_SERVICE_MESH"},
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

std::string_view Find(std::span<const FurtherName> names, std::string_view folded) {
  for (const FurtherName& row : names) {
    if (row.folded == folded) return row.type;
  }
  return {};
}

// The value of any release but the one that states nothing.
std::string_view NameOfRelease(const google::protobuf::EnumDescriptor& type,
                               std::string_view folded) {
  const auto* value = model::FindReleaseName(type, folded);
  return value == nullptr || value->number() == 0 ? std::string_view() : value->name();
}

}  // namespace

std::string_view MeshTypeInV06(std::string_view name) {
  const std::string folded = Folded(name);
  const std::string_view type = NameOfRelease(*v0::ServiceMesh::Type_descriptor(), folded);
  return !type.empty() ? type : Find(kFurtherNames, folded);
}

std::string_view MeshTypeInV1(std::string_view name) {
  const std::string_view type = MeshTypeInV06(name);
  return !type.empty() ? type : Find(kNewNames, Folded(name));
}

std::string_view ProtocolInV06(std::string_view name) {
  return NameOfRelease(*v0::PerformanceTestConfig::Client::Protocol_descriptor(), Folded(name));
}

}  // namespace smp::edition
