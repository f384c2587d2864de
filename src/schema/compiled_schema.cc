#include "schema/compiled_schema.h"

#include <cassert>
#include <string>
#include <utility>

#include "schema/program_bytes.h"

namespace smp::schema {

Expected<std::unique_ptr<CompiledSchema>> CompiledSchema::Compile(
    const std::shared_ptr<const document::Source>& source) {
  auto prepared = PreparedSchema::Read(source, SchemaOrigin::kForeign);
  if (!prepared) return tl::unexpected(std::move(prepared.error()));
  auto judge = Judge::Compile(**prepared);
  if (!judge) return tl::unexpected(std::move(judge.error()));
  return std::unique_ptr<CompiledSchema>(
      new CompiledSchema(*std::move(prepared), *std::move(judge)));
}

CompiledSchema::CompiledSchema(std::unique_ptr<PreparedSchema> prepared,
                               std::unique_ptr<Judge> judge)
    : prepared_(std::move(prepared)),
      program_(Program::Build(*prepared_)),
      judge_(std::move(judge)) {}

CompiledSchema::CompiledSchema(std::string_view name, std::string_view text,
                               std::string_view program_bytes)
    : name_(name), text_(text), program_(ReadProgram(program_bytes)) {}

const PreparedSchema& CompiledSchema::prepared() const {
  std::call_once(prepared_once_, [this] {
    if (prepared_ != nullptr) return;
    auto prepared = PreparedSchema::Read(
        std::make_shared<const document::Source>(std::string(name_), std::string(text_)),
        SchemaOrigin::kPublished);
    assert(prepared.has_value());
    if (prepared) prepared_ = *std::move(prepared);
  });
  return *prepared_;
}

const Judge& CompiledSchema::judge() const {
  std::call_once(judge_once_, [this] {
    if (judge_ != nullptr) return;
    auto judge = Judge::Compile(prepared());
    assert(judge.has_value());
    if (judge) judge_ = *std::move(judge);
  });
  return *judge_;
}

}  // namespace smp::schema
