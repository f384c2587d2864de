#include "schema/compiled_schema.h"

#include <array>
#include <cassert>
#include <mutex>
#include <string>

#include "embedded_schemas.h"

namespace smp::schema {
namespace {

struct Slot {
  std::once_flag once;
  CompiledSchema schema;
};

std::size_t IndexOf(std::string_view name) {
  std::size_t index = 0;
  while (index < kEmbeddedSchemaCount && EmbeddedSchemas()[index].name != name) ++index;
  return index;
}

}  // namespace

Expected<CompiledSchema> Compile(const std::shared_ptr<const document::Source>& source,
                                 SchemaOrigin origin) {
  auto prepared = PreparedSchema::Read(source, origin);
  if (!prepared) return tl::unexpected(std::move(prepared.error()));
  auto judge = Judge::Compile(**prepared);
  if (!judge) return tl::unexpected(std::move(judge.error()));
  return CompiledSchema{std::move(*prepared), std::move(*judge)};
}

const CompiledSchema& Published(std::string_view name) {
  // Never destroyed: a thread may still be checking when the process ends.
  static auto& slots = *new std::array<Slot, kEmbeddedSchemaCount>;
  const std::size_t index = IndexOf(name);
  assert(index < kEmbeddedSchemaCount);
  Slot& slot = slots[index];
  std::call_once(slot.once, [&] {
    const EmbeddedSchemaFile& file = EmbeddedSchemas()[index];
    auto schema = Compile(
        std::make_shared<const document::Source>(std::string(file.name), std::string(file.text)),
        SchemaOrigin::kPublished);
    assert(schema.has_value());
    if (schema) slot.schema = std::move(*schema);
  });
  return slot.schema;
}

bool IsPublished(std::string_view name) { return IndexOf(name) < kEmbeddedSchemaCount; }

}  // namespace smp::schema
