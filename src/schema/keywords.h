// Names that a prepared schema gives to keywords, so that valijson passes them over or hands them
// to our own check. The reason for each is at its name.
#pragma once

#include <string_view>

namespace smp::schema {

// std::regex recurses once for each character and backtracks without bound: ours does neither.
inline constexpr std::string_view kPatternKeyword = "smp:pattern";
// valijson casts to int64, truncates fractions and divides by zero.
inline constexpr std::string_view kMultipleOfKeyword = "smp:multipleOf";
// valijson counts up to the first NUL, in a copy of the text.
inline constexpr std::string_view kMinLengthKeyword = "smp:minLength";
inline constexpr std::string_view kMaxLengthKeyword = "smp:maxLength";
// valijson compares every item with every other.
inline constexpr std::string_view kUniqueItemsKeyword = "smp:uniqueItems";
// In a definition that was reached by $ref, valijson 1.0 takes the definition itself for its
// propertyNames (its cache knows both by one path). The schema is kept under this name, and
// propertyNames refers to it.
inline constexpr std::string_view kPropertyNamesKeyword = "smp:propertyNames";
// An annotation in draft-07; valijson throws when it meets one on a value that is no string.
inline constexpr std::string_view kFormatKeyword = "smp:format";
// A keyword of draft-04 only; valijson would resolve references against it.
inline constexpr std::string_view kIdKeyword = "smp:id";

}  // namespace smp::schema
