// A schema that is ready to judge and to explain.
#pragma once

#include <memory>
#include <string_view>

#include "schema/judge.h"
#include "schema/prepared_schema.h"
#include "smp/error.h"

namespace smp::schema {

// Immutable, so thread-safe.
struct CompiledSchema {
  std::unique_ptr<PreparedSchema> prepared;
  std::unique_ptr<Judge> judge;  // refers to `prepared`
};

// Error kInvalidSchema when the text is no usable draft-07 schema.
[[nodiscard]] Expected<CompiledSchema> Compile(
    const std::shared_ptr<const document::Source>& source, SchemaOrigin origin);

// A published schema by name ("v1.0/report"), compiled at its first use and kept for the life of
// the process. Thread-safe. Requires: IsPublished(name).
[[nodiscard]] const CompiledSchema& Published(std::string_view name);

// True when the program holds a schema of this name.
[[nodiscard]] bool IsPublished(std::string_view name);

}  // namespace smp::schema
