// The cures: what to do about a value that its schema refuses. All of it is golden. A cure advises
// leaving a field out only where the schema lets it be absent.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/tree.h"

namespace smp::schema {

// For a value of another type than `types`, none of which it has. `expected` is what the field
// takes in words, `unit` may be empty.
[[nodiscard]] std::string TypeCure(const document::Node& value,
                                   const std::vector<std::string_view>& types,
                                   std::string_view unit, std::string_view expected,
                                   bool may_be_absent);

// For a number outside the bounds of `schema`.
[[nodiscard]] std::string RangeCure(const document::Node& schema, double value,
                                    std::string_view unit, bool may_be_absent);

// For a value that is none of the allowed ones; names those that the message had no room for.
[[nodiscard]] std::string EnumCure(const document::Node& values);

// For a list or mapping of too few entries, `noun` being "item" or "field".
[[nodiscard]] std::string AddCure(double missing, std::string_view noun, bool may_be_absent);

}  // namespace smp::schema
