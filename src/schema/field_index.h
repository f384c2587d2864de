// Where a schema has a field of a given name: an unknown field may belong to another message.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/tree.h"
#include "schema/prepared_schema.h"

namespace smp::schema {

class FieldIndex {
 public:
  // Walks the schema once, each definition by its shortest path. Requires: `schema` outlives it.
  explicit FieldIndex(const PreparedSchema& schema);

  // The path of the message that has this field and lies nearest to `message`, such as
  // "test.stages[]"; empty when there is none near or two are equally near.
  [[nodiscard]] std::string NearestOwner(std::string_view field,
                                         const document::Node& message) const;

 private:
  std::multimap<std::string_view, std::string> owners_;
};

}  // namespace smp::schema
