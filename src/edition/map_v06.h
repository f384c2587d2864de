// Reads documents of edition v0.6 as parts of a v1 report, so that one set of rules sees both.
//
// It is the smallest faithful mapping: what upstream states is carried over with its meaning, what
// it does not state stays absent. The result is no complete report and is not meant to be written.
#pragma once

#include <vector>

#include "document/tree.h"
#include "smp/edition.h"
#include "smp/finding.h"

namespace smp::edition {

// A tree whose root is the mapping `report` in v1's spelling. Every node has as its origin the node
// of `tree` it was made from, or the nearest one. `message` is the upstream message of that kind;
// `mesh` is the ServiceMesh beside a wrapped test configuration (T2), or null. Adds findings of
// rule SMP2019, which is about the text of a duration and cannot be told later.
// Requires: the spelling is canonical (snake_case), and `tree` outlives what is returned.
[[nodiscard]] document::Tree MapToV1(const document::Tree& tree, const document::Node& message,
                                     const document::Node* mesh, Kind kind,
                                     std::vector<Finding>* findings);

}  // namespace smp::edition
