// Findings about a document as a whole.
#pragma once

#include <string>

#include "document/tree.h"
#include "smp/finding.h"
#include "smp/rule.h"

namespace smp::edition {

// A finding at a mapping or at the root. Its span is the key of the node or, at the root, the
// first key: a span of the whole document would show nothing.
[[nodiscard]] Finding FindingAbout(const Rule& rule, const document::Tree& tree,
                                   const document::Node& node, std::string message,
                                   std::string hint);

}  // namespace smp::edition
