// What the messages of one report say of the same thing, and which of it the report takes.
#pragma once

#include <span>

#include "edition/step.h"
#include "edition/tree_mapper.h"

namespace smp::edition {

// Whether the mesh beside a wrapped test configuration is, or may be, another one than the mesh of
// the messages: both state a type, and it is not known to be the same. `wrapped` is one of them;
// of two wrapped meshes the first counts. Requires: wrapped has a mesh.
[[nodiscard]] bool IsOtherMesh(std::span<const Stage* const> messages, const Stage& wrapped);

// Lists the use that went to the first result although there are several.
void TellUseOfFirstResult(TreeMapper& mapper);

}  // namespace smp::edition
