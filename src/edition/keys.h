// Finding fields of a document whose spelling is not known yet: snake_case, camelCase or one of
// the spellings of upstream before v0.3.0 (actual_QPS, testId).
#pragma once

#include <cstdint>
#include <string_view>

#include "document/tree.h"

namespace smp::edition {

// True when the key spells the field: letter case and underscores do not count, but a first
// capital does (ActualQPS is fortio's). Requires: name is in snake_case.
[[nodiscard]] bool SameField(std::string_view key, std::string_view name);

enum class Spelling : std::uint8_t { kAny, kExact };

// The member of a mapping that spells this field, else null (also when `mapping` is no mapping).
// Looks at the first thousand members.
[[nodiscard]] const document::Node* FindField(const document::Node& mapping, std::string_view name,
                                              Spelling spelling = Spelling::kAny);

// The node at a path of field names ("clients/load_generator"). A sequence on the way stands for
// its first mapping. Null when there is none.
[[nodiscard]] const document::Node* FindPath(const document::Node& node, std::string_view path,
                                             Spelling spelling = Spelling::kAny);

// The first mapping in a sequence, else null.
[[nodiscard]] const document::Node* FirstMapping(const document::Node& sequence);

// The first part of "a|b|c", which `list` loses together with its separator.
[[nodiscard]] std::string_view TakePart(std::string_view& list, char separator);

}  // namespace smp::edition
