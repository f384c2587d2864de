// The messages of upstream by edition and kind.
#pragma once

#include <google/protobuf/descriptor.h>

#include "smp/edition.h"

namespace smp::edition {

// The message that a document of this kind is in v0.2 (smp.v02) or v0.6 (smp.v0); null for other
// editions and kinds.
[[nodiscard]] const google::protobuf::Descriptor* UpstreamMessage(Edition edition, Kind kind);

// The message of the mesh beside a wrapped test configuration: ServiceMeshes or ServiceMesh.
// Requires: edition is kV02 or kV06.
[[nodiscard]] const google::protobuf::Descriptor& UpstreamServiceMesh(Edition edition);

}  // namespace smp::edition
