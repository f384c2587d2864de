// What a word of a JSON text (a run of letters, digits and signs) stands for.
#pragma once

#include <string>
#include <string_view>

#include "document/tree.h"

namespace smp::document {

struct JsonWord {
  bool is_value = false;  // false: no value can be seen in it
  NodeKind kind = NodeKind::kNull;
  std::string_view text;       // of the node
  const Rule* rule = nullptr;  // what the word breaks, if anything
  std::string message;
  std::string hint;
};

// A JSON number or literal as it is; another language's spelling with the rule that it breaks.
[[nodiscard]] JsonWord ParseJsonWord(std::string_view word);

}  // namespace smp::document
