// Names of meshes and protocols as programs and people write them: of every release of upstream,
// and those that Meshery shows.
#pragma once

#include <string_view>

namespace smp::edition {

// The name in v0.6 of a mesh, whatever the case and with blanks, hyphens and underscores or
// without: "app mesh", "osm" and "maesh" are APP_MESH, OPEN_SERVICE_MESH and TRAEFIK_MESH. Empty
// when v0.6 has no such mesh.
[[nodiscard]] std::string_view MeshTypeInV06(std::string_view name);

// The same in v1, which knows more of them.
[[nodiscard]] std::string_view MeshTypeInV1(std::string_view name);

// The name in v0.6 of a protocol, with the prefix PROTOCOL_ or without: "http" is PROTOCOL_HTTP.
// Empty when v0.6 has no such protocol.
[[nodiscard]] std::string_view ProtocolInV06(std::string_view name);

}  // namespace smp::edition
