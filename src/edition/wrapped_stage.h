// A wrapped test configuration of v0.6 that a step has made.
#pragma once

#include <string_view>
#include <vector>

#include "edition/step.h"
#include "edition/tree_mapper.h"

namespace smp::edition {

// Puts a mesh that is given as text into the member `mesh` of the root: by its type when it is the
// name of one of v0.6, else under its own name, which is listed as refused. An empty text is no
// mesh.
void MapMeshText(TreeMapper& mapper, const document::Node& text);

// Puts a protocol that is given as text into `client`. What names none is left as it is and listed
// as refused. So is a number, under another key.
void MapProtocolText(TreeMapper& mapper, const document::Tree& tree, const document::Node& text,
                     document::Node& client, std::vector<Finding>* findings);

// The stage whose tree is the mapper's: `test` and perhaps `mesh` at the root, and in `remainder`
// what goes under extensions (or null).
[[nodiscard]] Stage WrappedStage(TreeMapper& mapper, const Stage& source,
                                 const document::Node* remainder);

}  // namespace smp::edition
