// JSON Schemas (draft-07) of the document kinds of an edition, each complete in itself.
#pragma once

#include <string>
#include <vector>

#include "descriptor_set.h"
#include "edition.h"
#include "field_schema.h"

namespace smp::schema_gen {

// The schema that a document of one kind must satisfy.
struct EntrySchema {
  // Document kind, such as "report".
  std::string kind;
  Json schema;
};

// One schema for each message with a document kind. Where the edition has an envelope (the message
// of kind "document"), the schemas of the other kinds are the envelope with that one body.
// Throws std::runtime_error when a constraint cannot be expressed.
[[nodiscard]] std::vector<EntrySchema> EntrySchemas(const std::vector<const FileDescriptor*>& files,
                                                    const Edition& edition);

}  // namespace smp::schema_gen
