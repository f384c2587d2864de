// Why a message does not hold values of its document, in the words of Validate.
#pragma once

#include <vector>

#include "document/tree.h"
#include "smp/document.h"
#include "smp/finding.h"

namespace smp::validate {

// A finding for each of the nodes that decoding skipped. Those that are `known` need no more words.
[[nodiscard]] std::vector<Finding> Explain(const SourceDocument& document,
                                           const std::vector<const document::Node*>& skipped,
                                           const std::vector<Finding>& known);

}  // namespace smp::validate
