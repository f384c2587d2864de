// The published JSON Schemas, which the library has in it.
#pragma once

#include <string_view>

#include "schema/compiled_schema.h"

namespace smp::published {

// A published schema by name ("v1.0/report"), made ready at its first use and kept for the life of
// the process. Thread-safe. Requires: IsPublished(name).
[[nodiscard]] const schema::CompiledSchema& Schema(std::string_view name);

// True when the library holds a schema of this name.
[[nodiscard]] bool IsPublished(std::string_view name);

}  // namespace smp::published
