// A program as bytes: tools/schema_programs writes those of the published schemas when the library
// is built, so that a program which checks a report need not read 100 KB of JSON Schema first.
#pragma once

#include <string>
#include <string_view>

#include "schema/program.h"

namespace smp::schema {

// Requires: the program was built from a schema whose enums hold scalars only.
[[nodiscard]] std::string WriteProgram(const Program& program);

// Requires: bytes of WriteProgram, of this version of the library, which outlive the program.
[[nodiscard]] Program ReadProgram(std::string_view bytes);

}  // namespace smp::schema
