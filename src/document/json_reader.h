// Reads JSON (RFC 8259), strictly, with exact places and without recursion.
//
// Where the meaning of a defect is beyond doubt (a trailing or missing comma, a comment, single
// quotes, an unquoted key, another language's true or number) it is reported and the reading goes
// on; everywhere else the first defect ends it.
#pragma once

#include <memory>
#include <string_view>

#include "document/read.h"
#include "document/tree_builder.h"

namespace smp::document {

// Reads one value, which must be all of `text`: a part of the source's bytes that begins at
// column 1 of `line`. Requires: text is valid UTF-8.
void ReadJson(std::string_view text, std::uint32_t line, ReadDocument& document, Budget& budget);

}  // namespace smp::document
