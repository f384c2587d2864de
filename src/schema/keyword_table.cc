#include "schema/keyword_table.h"

#include <algorithm>
#include <iterator>

#include "schema/keywords.h"

namespace smp::schema {
namespace {

constexpr KeywordRow kKeywords[] = {
    {"$ref", Keyword::kReference, true, {}},
    {"additionalItems", Keyword::kSchema, false, {}},
    {"additionalProperties", Keyword::kSchema, false, {}},
    {"allOf", Keyword::kSchemas, true, {}},
    {"anyOf", Keyword::kSchemas, true, {}},
    {"contains", Keyword::kSchema, false, {}},
    {"definitions", Keyword::kSchemaMap, false, {}},
    {"dependencies", Keyword::kDependencies, true, {}},
    {"description", Keyword::kText, false, {}},
    {"else", Keyword::kSchema, true, {}},
    {"enum", Keyword::kList, false, {}},
    {"exclusiveMaximum", Keyword::kNumber, false, {}},
    {"exclusiveMinimum", Keyword::kNumber, false, {}},
    {"format", Keyword::kHidden, false, kFormatKeyword},
    {"id", Keyword::kHidden, false, kIdKeyword},
    {"if", Keyword::kSchema, true, {}},
    {"items", Keyword::kItems, false, {}},
    {"maxItems", Keyword::kCount, false, {}},
    {"maxLength", Keyword::kCount, false, kMaxLengthKeyword},
    {"maxProperties", Keyword::kCount, false, {}},
    {"maximum", Keyword::kNumber, false, {}},
    {"minItems", Keyword::kCount, false, {}},
    {"minLength", Keyword::kCount, false, kMinLengthKeyword},
    {"minProperties", Keyword::kCount, false, {}},
    {"minimum", Keyword::kNumber, false, {}},
    {"multipleOf", Keyword::kPositive, false, kMultipleOfKeyword},
    {"not", Keyword::kSchema, true, {}},
    {"oneOf", Keyword::kSchemas, true, {}},
    {"pattern", Keyword::kPattern, false, kPatternKeyword},
    {"patternProperties", Keyword::kPatternMap, false, {}},
    {"properties", Keyword::kSchemaMap, false, {}},
    {"propertyNames", Keyword::kPropertyNames, false, {}},
    {"required", Keyword::kNames, false, {}},
    {"then", Keyword::kSchema, true, {}},
    {"title", Keyword::kText, false, {}},
    {"type", Keyword::kType, false, {}},
    {"uniqueItems", Keyword::kFlag, false, kUniqueItemsKeyword},
};

}  // namespace

const KeywordRow* FindKeyword(std::string_view name) {
  const auto* row =
      std::lower_bound(std::begin(kKeywords), std::end(kKeywords), name,
                       [](const KeywordRow& a, std::string_view b) { return a.name < b; });
  return row != std::end(kKeywords) && row->name == name ? row : nullptr;
}

}  // namespace smp::schema
