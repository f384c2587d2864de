#include "schema/compiled_schema.h"

#include <array>
#include <cassert>
#include <mutex>
#include <string>
#include <utility>

#include "embedded_schemas.h"

namespace smp::schema {
namespace {

struct Slot {
  std::once_flag once;
  std::unique_ptr<CompiledSchema> schema;
};

std::size_t IndexOf(std::string_view name) {
  std::size_t index = 0;
  while (index < kEmbeddedSchemaCount && EmbeddedSchemas()[index].name != name) ++index;
  return index;
}

}  // namespace

Expected<std::unique_ptr<CompiledSchema>> CompiledSchema::Compile(
    const std::shared_ptr<const document::Source>& source, SchemaOrigin origin) {
  auto prepared = PreparedSchema::Read(source, origin);
  if (!prepared) return tl::unexpected(std::move(prepared.error()));
  std::unique_ptr<CompiledSchema> schema(new CompiledSchema(*std::move(prepared)));
  if (origin == SchemaOrigin::kPublished) return schema;
  auto judge = Judge::Compile(*schema->prepared_);
  if (!judge) return tl::unexpected(std::move(judge.error()));
  schema->judge_ = *std::move(judge);
  return schema;
}

const Judge& CompiledSchema::judge() const {
  std::call_once(judge_once_, [this] {
    if (judge_ != nullptr) return;
    auto judge = Judge::Compile(*prepared_);
    assert(judge.has_value());
    if (judge) judge_ = *std::move(judge);
  });
  return *judge_;
}

const CompiledSchema& Published(std::string_view name) {
  // Never destroyed: a thread may still be checking when the process ends.
  static auto& slots = *new std::array<Slot, kEmbeddedSchemaCount>;
  const std::size_t index = IndexOf(name);
  assert(index < kEmbeddedSchemaCount);
  Slot& slot = slots[index];
  std::call_once(slot.once, [&] {
    const EmbeddedSchemaFile& file = EmbeddedSchemas()[index];
    auto schema = CompiledSchema::Compile(
        std::make_shared<const document::Source>(std::string(file.name), std::string(file.text)),
        SchemaOrigin::kPublished);
    assert(schema.has_value());
    if (schema) slot.schema = std::move(*schema);
  });
  return *slot.schema;
}

bool IsPublished(std::string_view name) { return IndexOf(name) < kEmbeddedSchemaCount; }

}  // namespace smp::schema
