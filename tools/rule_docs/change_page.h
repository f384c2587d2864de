// The page of the catalogue of changes, in Markdown.
#pragma once

#include <span>
#include <string>

#include "smp/upgrade.h"

namespace smp::rule_docs {

[[nodiscard]] std::string ChangePage(std::span<const ChangeRule* const> rows);

}  // namespace smp::rule_docs
