#include "rules/mesh_family.h"

#include <string_view>

namespace smp::rules {

namespace {

std::string WithoutPrefix(const std::string& name, std::string_view prefix, int number) {
  return name.starts_with(prefix) ? name.substr(prefix.size()) : std::to_string(number);
}

// Products on Istio, and Kmesh, which is run by Istio's control plane.
bool IsOnIstio(v1::MeshType type) {
  switch (type) {
    case v1::MESH_TYPE_ISTIO:
    case v1::MESH_TYPE_TANZU:
    case v1::MESH_TYPE_KMESH:
    case v1::MESH_TYPE_CLOUD_SERVICE_MESH:
    case v1::MESH_TYPE_OPENSHIFT_SERVICE_MESH:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::string NameOf(v1::MeshType type) {
  return WithoutPrefix(v1::MeshType_Name(type), "MESH_TYPE_", type);
}

std::string NameOf(v1::DataPlaneMode mode) {
  return WithoutPrefix(v1::DataPlaneMode_Name(mode), "DATA_PLANE_MODE_", mode);
}

bool MayBeTheSame(v1::MeshType one, v1::MeshType other) {
  if (one == other || one == v1::MESH_TYPE_OTHER || other == v1::MESH_TYPE_OTHER) return true;
  return IsOnIstio(one) && IsOnIstio(other);
}

}  // namespace smp::rules
