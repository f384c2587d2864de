// A JSON Schema (draft-07) made ready for use: checked, its references resolved and its patterns
// collected. Both valijson and the explainer read it.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "document/tree.h"
#include "schema/pattern.h"
#include "smp/error.h"

namespace smp::schema {

enum class SchemaOrigin : std::uint8_t {
  kPublished,  // ours: a test compiles its patterns, so they wait until they are needed
  kForeign,    // of a user: everything is checked at once
};

// Immutable once prepared, so thread-safe.
class PreparedSchema {
 public:
  // Reads a schema written in JSON or YAML. Error kInvalidSchema, with place and cause, for
  // anything that is no draft-07 schema, refers to another file, or refers to itself without
  // descending into the document (its check would never end).
  [[nodiscard]] static Expected<std::unique_ptr<PreparedSchema>> Read(
      const std::shared_ptr<const document::Source>& source, SchemaOrigin origin);

  [[nodiscard]] const std::string& name() const { return tree_.source().name(); }
  [[nodiscard]] const document::Node& root() const { return *tree_.root(); }

  // The schema that `schema` stands for: follows $ref to its end.
  [[nodiscard]] const document::Node& Resolved(const document::Node& schema) const;
  // The expression with this text, which is one of the schema's.
  [[nodiscard]] const Pattern& PatternOf(std::string_view text) const;

 private:
  friend class SchemaPreparer;
  explicit PreparedSchema(document::Tree tree) : tree_(std::move(tree)) {}

  document::Tree tree_;
  std::unordered_map<const document::Node*, const document::Node*> references_;
  std::unordered_map<std::string_view, std::unique_ptr<Pattern>> patterns_;
};

}  // namespace smp::schema
