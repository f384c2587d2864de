// The keywords of draft-07: what each demands of its value.
#pragma once

#include <cstdint>
#include <string_view>

namespace smp::schema {

// What the value of a keyword is.
enum class Keyword : std::uint8_t {
  kSchema,
  kSchemas,
  kSchemaMap,
  kItems,
  kDependencies,
  kPattern,
  kPatternMap,
  kPropertyNames,
  kType,
  kList,
  kNumber,
  kPositive,
  kCount,
  kNames,
  kFlag,
  kText,
  kHidden,
  kReference,
};

struct KeywordRow {
  std::string_view name;
  Keyword keyword;
  bool same_value;            // its schemas are applied to the value itself
  std::string_view new_name;  // what the keyword is called from now on; empty: as before
};

// The row of a keyword; null for a name that is none, which a schema may have and nobody reads.
[[nodiscard]] const KeywordRow* FindKeyword(std::string_view name);

}  // namespace smp::schema
