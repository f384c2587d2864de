// Reads YAML 1.2: by lines where that is possible, else through libyaml's events. Both ways give
// the same.
//
// Plain scalars are typed by the core schema; timestamps are text. An alias is a copy of what its
// anchor names: its top node stands at the alias, the nodes inside keep their places. Merge keys
// (<<) give what the mapping does not say itself. A key is a scalar and keeps its text. The span
// of a block collection ends with its last child, that of a node begins with its tag or anchor.
#pragma once

#include <memory>
#include <vector>

#include "document/read.h"

namespace smp::document {

// The documents of a YAML stream: none for an empty one. `text` is the part of the source's bytes
// after a byte order mark. Requires: text is valid UTF-8.
[[nodiscard]] std::vector<ReadDocument> ReadYaml(const std::shared_ptr<const Source>& source,
                                                 std::string_view text, bool is_ascii,
                                                 const Limits& limits);

// The same through libyaml alone, whatever the text is like. Requires: no YamlTrap in it.
[[nodiscard]] std::vector<ReadDocument> ReadYamlEvents(const std::shared_ptr<const Source>& source,
                                                       std::string_view text, bool is_ascii,
                                                       const Limits& limits);

}  // namespace smp::document
