// YAML as nearly all of it is written: block style with flow collections in it, each scalar within
// one line, ASCII. Read line by line, several times as fast as by libyaml, to the same tree.
#pragma once

#include <string_view>

#include "document/read.h"
#include "document/tree_builder.h"

namespace smp::document {

// False for a text that has anything else in it (an anchor, a tag, a block scalar, several
// documents, an error, a limit that was reached): then `document` and `budget` are to be thrown
// away, and libyaml reads the text. Requires: ASCII without control characters but line feeds and
// tabs.
[[nodiscard]] bool ReadYamlLines(std::string_view text, ReadDocument& document, Budget& budget);

}  // namespace smp::document
