// Checks a JSON Schema that was read and makes it ready for use; PreparedSchema::Read calls it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/tree.h"
#include "schema/keyword_table.h"
#include "schema/prepared_schema.h"
#include "smp/error.h"

namespace smp::schema {

// Walks over every schema of a document once. Each step returns false after Fail().
class SchemaPreparer {
 public:
  SchemaPreparer(PreparedSchema& schema, SchemaOrigin origin) : schema_(schema), origin_(origin) {}

  // Nothing when the schema is usable.
  std::optional<Error> Prepare();

 private:
  bool Fail(const document::Node& node, const std::string& what, std::string hint = {});
  bool FailKeyword(const document::Node& keyword, std::string_view demand);
  bool CheckDialect(const document::Node& root);
  bool Schema(document::Node& schema);
  bool Member(document::Node& schema, document::Node& member, Keyword keyword);
  bool Assertion(document::Node& member, Keyword keyword);
  bool Push(document::Node& schema);
  bool PushAll(document::Node& list);
  bool Map(document::Node& map);
  bool Dependencies(document::Node& map);
  bool PatternKeys(const document::Node& map);
  bool AddPattern(const document::Node& at, std::string_view text);

  // {"propertyNames": S} turns into {"smp:propertyNames": S, "propertyNames": {"$ref": …}}.
  bool MovePropertyNames(document::Node& schema, document::Node& member);
  bool Reference(document::Node& schema, document::Node& reference);

  // Follows the keywords that apply a schema to the same value. A way back to a schema that is
  // still open would be followed for ever.
  bool CheckDescent(const document::Node& schema, int depth);

  static constexpr char kOpen = 1;
  static constexpr char kDone = 2;

  PreparedSchema& schema_;
  SchemaOrigin origin_;
  Error error_{ErrorCode::kInvalidSchema, {}, {}};
  std::string_view root_id_;
  std::vector<document::Node*> pending_;
  std::unordered_map<const document::Node*, char> seen_;
  std::unordered_map<const document::Node*, char> referenced_;
  bool has_same_value_ = false;
};

}  // namespace smp::schema
