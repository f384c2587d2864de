// Texts of members.
#pragma once

#include <string_view>

#include "document/tree.h"

namespace smp::edition {

// The text of a member; empty when it is absent, null or no scalar.
[[nodiscard]] inline std::string_view MemberText(const document::Node& mapping,
                                                 std::string_view name) {
  const document::Node* node = document::Find(mapping, name);
  return node == nullptr || node->IsContainer() ? std::string_view() : node->text;
}

}  // namespace smp::edition
