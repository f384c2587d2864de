// Whether the type of a value fits a schema.
#pragma once

#include <string_view>
#include <vector>

#include "document/tree.h"

namespace smp::schema {

// Whether `type` of the schema, if it has one, allows the value.
[[nodiscard]] bool AllowsType(const document::Node& schema, const document::Node& value);

// Whether the type is among them.
[[nodiscard]] bool Takes(const std::vector<std::string_view>& types, std::string_view type);

// Whether number or integer is among the types.
[[nodiscard]] bool TakesNumber(const std::vector<std::string_view>& types);

// True for a text that would be a number without its quotes.
[[nodiscard]] bool IsNumberText(const document::Node& value);

}  // namespace smp::schema
