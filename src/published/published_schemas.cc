#include "published/published_schemas.h"

#include <array>
#include <cassert>
#include <mutex>
#include <optional>

#include "embedded_schemas.h"
#include "published/embedded_programs.h"

namespace smp::published {
namespace {

struct Slot {
  std::once_flag once;
  std::optional<schema::CompiledSchema> schema;
};

std::size_t IndexOf(std::string_view name) {
  std::size_t index = 0;
  while (index < kEmbeddedSchemaCount && EmbeddedSchemas()[index].name != name) ++index;
  return index;
}

}  // namespace

const schema::CompiledSchema& Schema(std::string_view name) {
  // Never destroyed: a thread may still be checking when the process ends.
  static auto& slots = *new std::array<Slot, kEmbeddedSchemaCount>;
  const std::size_t index = IndexOf(name);
  assert(index < kEmbeddedSchemaCount);
  Slot& slot = slots[index];
  std::call_once(slot.once, [&] {
    const EmbeddedSchemaFile& file = EmbeddedSchemas()[index];
    slot.schema.emplace(file.name, file.text, EmbeddedPrograms()[index]);
  });
  return *slot.schema;
}

bool IsPublished(std::string_view name) { return IndexOf(name) < kEmbeddedSchemaCount; }

}  // namespace smp::published
