// What a document holds, in words, when nothing tells what it is.
#pragma once

#include <string>

#include "document/tree.h"

namespace smp::edition {

// "a mapping of `a`, `b` and 4 more, none of which tells a kind of the format"
[[nodiscard]] std::string ContentText(const document::Node& root);

}  // namespace smp::edition
