// Writers: trees to text. Scalars are written with the text they were read with.
#pragma once

#include <string>

#include "document/tree.h"
#include "document/yaml_comments.h"

namespace smp::document {

struct JsonStyle {
  bool indent = true;  // false: one line, for NDJSON
};

// The tree as JSON, with a final newline. Numbers keep their text where it is valid JSON; other
// YAML spellings (0x1f, +1, .5) are rewritten to the same value.
[[nodiscard]] std::string WriteJson(const Node& root, JsonStyle style = {});

// The tree as one YAML document, with a final newline. A string is quoted whenever another YAML
// reader (1.1 or 1.2) could take it for something else. `comments` are by nodes of this tree; a
// container that holds one is written as a block.
[[nodiscard]] std::string WriteYaml(const Node& root, const YamlComments* comments = nullptr);

}  // namespace smp::document
