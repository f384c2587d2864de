// A schema that is ready to judge and to explain.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

#include "schema/judge.h"
#include "schema/prepared_schema.h"
#include "schema/program.h"
#include "smp/error.h"

namespace smp::schema {

// Immutable but for what is made at its first use, so thread-safe.
class CompiledSchema {
 public:
  // Error kInvalidSchema when the text is no usable draft-07 schema. One of a user is held against
  // valijson at once; ours wait, since most documents never need it.
  [[nodiscard]] static Expected<std::unique_ptr<CompiledSchema>> Compile(
      const std::shared_ptr<const document::Source>& source, SchemaOrigin origin);

  [[nodiscard]] const PreparedSchema& prepared() const { return *prepared_; }
  // Nothing for a schema that the program cannot express; never for ours.
  [[nodiscard]] const std::optional<Program>& program() const { return program_; }
  [[nodiscard]] const Judge& judge() const;

  // True when the value satisfies the schema. Stops at the first defect.
  [[nodiscard]] bool Accepts(const document::Node& value) const {
    return program_ ? program_->Accepts(value) : judge().Accepts(value);
  }

 private:
  explicit CompiledSchema(std::unique_ptr<PreparedSchema> prepared)
      : prepared_(std::move(prepared)), program_(Program::Build(*prepared_)) {}

  std::unique_ptr<PreparedSchema> prepared_;
  std::optional<Program> program_;
  mutable std::once_flag judge_once_;
  mutable std::unique_ptr<Judge> judge_;
};

// A published schema by name ("v1.0/report"), compiled at its first use and kept for the life of
// the process. Thread-safe. Requires: IsPublished(name).
[[nodiscard]] const CompiledSchema& Published(std::string_view name);

// True when the program holds a schema of this name.
[[nodiscard]] bool IsPublished(std::string_view name);

}  // namespace smp::schema
