#include "schema/prepared_schema.h"

#include <optional>
#include <utility>
#include <vector>

#include "document/read.h"
#include "document/text.h"
#include "schema/schema_preparer.h"

namespace smp::schema {

using document::Node;

Expected<std::unique_ptr<PreparedSchema>> PreparedSchema::Read(
    const std::shared_ptr<const document::Source>& source, SchemaOrigin origin) {
  std::vector<document::ReadDocument> documents =
      document::ReadText(source, document::GuessTextFormat(source->bytes()), Limits{});
  for (const document::ReadDocument& read : documents) {
    for (const Finding& finding : read.findings) {
      if (finding.severity != Severity::kError) continue;
      return tl::unexpected(Error{
          ErrorCode::kInvalidSchema,
          source->name() + ":" + document::PlaceText(finding.span.begin) + ": " + finding.message,
          finding.hint});
    }
  }
  if (documents.size() != 1 || documents.front().tree.root() == nullptr) {
    return tl::unexpected(Error{ErrorCode::kInvalidSchema,
                                source->name() + ": a schema file holds one document",
                                "keep one schema in each file"});
  }
  std::unique_ptr<PreparedSchema> schema(new PreparedSchema(std::move(documents.front().tree)));
  if (std::optional<Error> error = SchemaPreparer(*schema, origin).Prepare(); error) {
    return tl::unexpected(std::move(*error));
  }
  return schema;
}

const Node& PreparedSchema::Resolved(const Node& schema) const {
  const Node* at = &schema;
  for (auto to = references_.find(at); to != references_.end(); to = references_.find(at)) {
    at = to->second;
  }
  return *at;
}

const Pattern& PreparedSchema::PatternOf(std::string_view text) const {
  return *patterns_.at(text);
}

}  // namespace smp::schema
