#include "validate/extra_schema.h"

#include <utility>

#include "document/source.h"
#include "smp/limits.h"
#include "validate/input.h"

namespace smp {

Expected<ExtraSchema> ExtraSchema::Parse(std::string text, std::string name) {
  const auto source = std::make_shared<const document::Source>(std::move(name), std::move(text));
  auto schema = schema::ExtraSchema::Read(source);
  if (!schema) return tl::unexpected(std::move(schema.error()));
  return ExtraSchema(std::make_shared<const Impl>(Impl{std::move(*schema)}));
}

Expected<ExtraSchema> ExtraSchema::Load(const std::filesystem::path& path) {
  auto text = validate::ReadFileBytes(path, Limits{}.max_bytes);
  if (!text) return tl::unexpected(std::move(text.error()));
  return Parse(std::move(*text), path.string());
}

}  // namespace smp
