// The program of a schema and valijson always say the same.
#include "schema/program.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include "document/write.h"
#include "embedded_schemas.h"
#include "long_runs.h"
#include "schema/checked.h"
#include "schema/compiled_schema.h"
#include "schema/mutated_tree.h"
#include "schema/program_bytes.h"

namespace smp::schema_test {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return std::move(text).str();
}

struct Document {
  document::Tree tree;
  std::vector<std::string> schemas;  // that it is held against
};

// Every schema of the edition, as far as the file name of a schema tells it.
std::vector<std::string> SchemasOf(const document::Node& root) {
  const bool is_v1 = document::Find(root, "report") != nullptr;
  std::vector<std::string> names;
  for (const published::EmbeddedSchemaFile& file : published::EmbeddedSchemas()) {
    const std::string name(file.name);
    if (is_v1 ? name == "v1.0/report" || name == "v1.0/document"
              : !name.starts_with("v1.0/report") && !name.starts_with("tool/")) {
      names.push_back(name);
    }
  }
  return names;
}

// The cases of conformance and the examples, in YAML and JSON.
std::vector<Document> Documents() {
  std::vector<std::filesystem::path> paths;
  for (const char* folder : {"conformance", "examples"}) {
    const auto root = std::filesystem::path(SMP_SOURCE_DIR) / folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const auto extension = entry.path().extension();
      if (extension == ".yaml" || extension == ".json") paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Document> documents;
  for (const auto& path : paths) {
    for (document::ReadDocument& read : Read(ReadFile(path), path.string())) {
      const document::Node* root = read.tree.root();
      constexpr std::size_t kLargest = 5'000;  // nodes; larger ones say nothing more
      if (root == nullptr || read.tree.node_count() > kLargest) continue;
      std::vector<std::string> schemas = SchemasOf(*root);
      documents.push_back({std::move(read.tree), std::move(schemas)});
    }
  }
  return documents;
}

// Whether both accept. They must agree.
bool Compare(const document::Node& root, const std::string& name) {
  const schema::CompiledSchema& schema = published::Schema(name);
  REQUIRE(schema.program().has_value());
  const bool accepted = schema.program()->Accepts(root);
  if (accepted != schema.judge().Accepts(root)) {
    CAPTURE(name, document::WriteJson(root));
    CHECK(accepted == schema.judge().Accepts(root));
  }
  return accepted;
}

}  // namespace

TEST_CASE("Program: every published schema has one", "[schema]") {
  for (const published::EmbeddedSchemaFile& file : published::EmbeddedSchemas()) {
    CAPTURE(file.name);
    CHECK(published::Schema(file.name).program().has_value());
  }
}

TEST_CASE("Program: its bytes are those of the schema that was published", "[schema]") {
  for (const published::EmbeddedSchemaFile& file : published::EmbeddedSchemas()) {
    CAPTURE(file.name);
    const auto schema = schema::CompiledSchema::Compile(
        std::make_shared<const document::Source>("s.json", std::string(file.text)));
    REQUIRE(schema.has_value());
    const std::string bytes = schema::WriteProgram((*schema)->program().value());
    CHECK(bytes == schema::WriteProgram(published::Schema(file.name).program().value()));
    CHECK(bytes == schema::WriteProgram(schema::ReadProgram(bytes)));
  }
}

TEST_CASE("Program: a schema with other keywords has none", "[schema]") {
  for (const char* text : {R"({"const": 1})", R"({"not": {}})", R"({"items": [{}]})",
                           R"({"multipleOf": 2})", R"({"maxLength": 3})",
                           R"({"patternProperties": {"^a": {}}})", R"({"uniqueItems": true})"}) {
    CAPTURE(text);
    const auto schema =
        schema::CompiledSchema::Compile(std::make_shared<const document::Source>("s.json", text));
    REQUIRE(schema.has_value());
    CHECK_FALSE((*schema)->program().has_value());
  }
}

TEST_CASE("Program: agrees with valijson on every document of the project", "[schema]") {
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (const Document& document : Documents()) {
    for (const std::string& name : document.schemas) {
      ++(Compare(*document.tree.root(), name) ? accepted : refused);
    }
  }
  CHECK(accepted > 400);
  CHECK(refused > 400);
}

TEST_CASE("Program: agrees with valijson on mutated documents", "[schema]") {
  const std::vector<Document> documents = Documents();
  // Edits of what is accepted are near the border; edits of the rest are far beyond it.
  std::vector<std::pair<const Document*, const std::string*>> accepted_ones;
  std::vector<std::pair<const Document*, const std::string*>> all;
  for (const Document& document : documents) {
    for (const std::string& name : document.schemas) {
      all.emplace_back(&document, &name);
      if (published::Schema(name).Accepts(*document.tree.root()))
        accepted_ones.push_back(all.back());
    }
  }
  TreeMutator mutator(20261127);
  const int rounds = Rounds(2'000, 100'000);
  int accepted = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto& from = mutator.Next() % 5 == 0 ? all : accepted_ones;
    const auto& [document, name] = from[mutator.Next() % from.size()];
    accepted += Compare(*mutator.Mutate(document->tree).root(), *name) ? 1 : 0;
  }
  // Both verdicts are common, or the comparison would compare nothing.
  CHECK(accepted > rounds / 10);
  CHECK(accepted < rounds * 9 / 10);
}

}  // namespace smp::schema_test
