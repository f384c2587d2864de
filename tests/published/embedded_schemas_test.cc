#include "embedded_schemas.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace smp::published {
namespace {

namespace fs = std::filesystem;

std::string ReadWhole(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

TEST_CASE("Embedded schemas: every published file, byte for byte", "[published]") {
  const fs::path schemas = fs::path(SMP_SOURCE_DIR) / "schemas";
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(schemas)) {
    std::string name = entry.path().lexically_relative(schemas).generic_string();
    if (!entry.is_regular_file() || name.front() != 'v') continue;
    name.resize(name.size() - std::string(".schema.json").size());
    INFO(name);
    CHECK((EmbeddedSchema(name) == ReadWhole(entry.path())));  // Not printed: it is 90 KiB.
    ++count;
  }
  CHECK(count == EmbeddedSchemas().size());
}

TEST_CASE("Embedded schemas: ordered by name, empty for an unknown one", "[published]") {
  const auto& schemas = EmbeddedSchemas();
  CHECK(std::is_sorted(schemas.begin(), schemas.end(),
                       [](const auto& a, const auto& b) { return a.name < b.name; }));
  CHECK(EmbeddedSchema("v1.0/reports").empty());
  CHECK(EmbeddedSchema("").empty());
}

}  // namespace
}  // namespace smp::published
