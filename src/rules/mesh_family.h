// Meshes by name, and which of them are built on one another.
#pragma once

#include <string>

#include "smp/v1/mesh.pb.h"

namespace smp::rules {

// "ISTIO", as documents spell it.
[[nodiscard]] std::string NameOf(v1::MeshType type);
// "AMBIENT_L4", as documents spell it.
[[nodiscard]] std::string NameOf(v1::DataPlaneMode mode);

// Whether a tool that detects one of them may have found the other: they are the same, or one is
// built on the other. OTHER may be built on any.
[[nodiscard]] bool MayBeTheSame(v1::MeshType one, v1::MeshType other);

}  // namespace smp::rules
