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
  // A schema of a user: everything about it is checked at once. Error kInvalidSchema when the text
  // is no usable draft-07 schema.
  [[nodiscard]] static Expected<std::unique_ptr<CompiledSchema>> Compile(
      const std::shared_ptr<const document::Source>& source);
  // A schema of ours, whose program was made when the library was built. Its text is read when a
  // defect is to be explained, which most documents never need. Requires: a usable schema and its
  // program, both of which outlive this.
  CompiledSchema(std::string_view name, std::string_view text, std::string_view program_bytes);

  [[nodiscard]] const PreparedSchema& prepared() const;
  // Nothing for a schema that the program cannot express; never for ours.
  [[nodiscard]] const std::optional<Program>& program() const { return program_; }
  [[nodiscard]] const Judge& judge() const;

  // True when the value satisfies the schema. Stops at the first defect.
  [[nodiscard]] bool Accepts(const document::Node& value) const {
    return program_ ? program_->Accepts(value) : judge().Accepts(value);
  }

 private:
  CompiledSchema(std::unique_ptr<PreparedSchema> prepared, std::unique_ptr<Judge> judge);

  std::string_view name_;  // of ours
  std::string_view text_;
  mutable std::once_flag prepared_once_;
  mutable std::unique_ptr<PreparedSchema> prepared_;
  std::optional<Program> program_;
  mutable std::once_flag judge_once_;
  mutable std::unique_ptr<Judge> judge_;
};

}  // namespace smp::schema
