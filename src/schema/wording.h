// The words of the findings: what was found, what is expected, how a field and a message are
// called. All of it is golden; nothing here decides anything.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/tree.h"
#include "schema/prepared_schema.h"

namespace smp::schema {

// "the text `12ms`", "the number 1.5", "the boolean true", "a list", "a mapping", "no value".
[[nodiscard]] std::string FoundWords(const document::Node& value);

// "`mean_ms`", "an item of `stages`", "the document".
[[nodiscard]] std::string FieldWords(const document::Node& value);

// "a report", "a mesh configuration", "the top of the document": the message that a mapping is.
[[nodiscard]] std::string MessageWords(const PreparedSchema& schema, const document::Node& message,
                                       const document::Node& value);

// "milliseconds", "percent", "requests a second"; empty when neither the field's name nor its
// description tells.
[[nodiscard]] std::string UnitWords(const document::Node& described, const document::Node& value);

// What a field takes: "a number of milliseconds", "a UUID", "one of OPEN, CLOSED", "a list".
// `described` is the field's schema as its parent has it, perhaps a $ref.
[[nodiscard]] std::string ExpectedWords(const PreparedSchema& schema,
                                        const document::Node& described, std::string_view unit);

// The allowed values of an enum: at most so many, then "…".
inline constexpr std::size_t kMaxEnumWords = 15;
[[nodiscard]] std::string EnumWords(const document::Node& values);

// "0 to 100 percent", "at least 1", "more than 0 and at most 5". The bounds of 32 and 64 bits are
// left out, unless `is_above`: the value is above the maximum, so that it is what must be told.
[[nodiscard]] std::string BoundWords(const document::Node& schema, std::string_view unit,
                                     bool is_above = false);

// First sentence of a description, in lower case, without "Required." and the like; may be empty.
[[nodiscard]] std::string Meaning(const PreparedSchema& schema, const document::Node& described);

// "a, b and c", each in backticks.
[[nodiscard]] std::string Listed(const std::vector<std::string_view>& names,
                                 std::string_view last = "and");

// The types that a schema allows, null left out; empty when it allows all.
[[nodiscard]] std::vector<std::string_view> TypesOf(const document::Node& schema);

// "1 item", "3 items"
[[nodiscard]] std::string Count(std::string_view number, std::string_view noun);

}  // namespace smp::schema
