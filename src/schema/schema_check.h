// The structural check of a document: JSON Schema (draft-07), in findings with exact places.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "document/tree.h"
#include "smp/error.h"
#include "smp/finding.h"

namespace smp::schema {

// Findings kept for one check, so that a document made of defects does not fill the memory.
inline constexpr std::size_t kMaxSchemaFindings = 10'000;

class CompiledSchema;

// Every defect of `at` (a node of `tree`) against a published schema, in the order of the document;
// none when it satisfies the schema. Fields and enum values are expected in canonical spelling;
// findings are placed in the document as it was written. Thread-safe.
[[nodiscard]] std::vector<Finding> CheckSchema(const document::Tree& tree, const document::Node& at,
                                               const CompiledSchema& schema,
                                               std::size_t max_findings = kMaxSchemaFindings);

// A JSON Schema of a user, for what the published schemas leave open (extensions, labels, house
// rules). Immutable, so thread-safe; cheap to copy.
class ExtraSchema {
 public:
  // Reads draft-07, in JSON or YAML. Error kInvalidSchema with place and cause when it cannot be
  // used, which includes references to other files: nothing is fetched.
  [[nodiscard]] static Expected<ExtraSchema> Read(
      const std::shared_ptr<const document::Source>& source);

 private:
  friend std::vector<Finding> CheckExtraSchema(const document::Tree&, const document::Node&,
                                               const ExtraSchema&, std::size_t);
  struct Impl;
  explicit ExtraSchema(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<const Impl> impl_;
};

// Every defect of `at`, usually the document's root, against an extra schema: SMP1022, with the
// schema's file name in the message. Thread-safe.
[[nodiscard]] std::vector<Finding> CheckExtraSchema(const document::Tree& tree,
                                                    const document::Node& at,
                                                    const ExtraSchema& schema,
                                                    std::size_t max_findings = kMaxSchemaFindings);

}  // namespace smp::schema
