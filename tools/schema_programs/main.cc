// schema_programs FILE SCHEMA…: writes the programs of JSON Schemas, ordered by their paths, as a
// C++ source, which src/published/embedded_programs.h declares.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/prepared_schema.h"
#include "schema/program.h"
#include "schema/program_bytes.h"

namespace {

// The bytes as a C++ literal. Octal escapes have three digits, so that what follows is no part of
// them.
std::string Literal(std::string_view bytes) {
  constexpr std::size_t kBytesPerLine = 64;
  std::string literal;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % kBytesPerLine == 0) literal += i == 0 ? "\"" : "\"\n        \"";
    const auto byte = static_cast<unsigned char>(bytes[i]);
    const bool is_plain = byte >= ' ' && byte < 0x7F && byte != '"' && byte != '\\' && byte != '?';
    if (is_plain) {
      literal += bytes[i];
      continue;
    }
    literal += '\\';
    for (const unsigned shift : {6U, 3U, 0U}) {
      literal += static_cast<char>('0' + ((byte >> shift) & 7U));
    }
  }
  return literal + '"';
}

std::optional<std::string> ProgramOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto schema = smp::schema::PreparedSchema::Read(
      std::make_shared<const smp::document::Source>(path, std::move(text)),
      smp::schema::SchemaOrigin::kForeign);
  if (!schema) {
    std::fprintf(stderr, "schema_programs: %s\n", schema.error().message.c_str());
    return std::nullopt;
  }
  const auto program = smp::schema::Program::Build(**schema);
  if (!program) {
    std::fprintf(
        stderr,
        "schema_programs: %s: it has a keyword that src/schema/program_builder.cc does not "
        "know\n",
        path.c_str());
    return std::nullopt;
  }
  return smp::schema::WriteProgram(*program);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: schema_programs FILE SCHEMA...\n");
    return 2;
  }
  std::vector<std::string> paths(argv + 2, argv + argc);
  std::sort(paths.begin(), paths.end());
  std::string rows;
  for (const std::string& path : paths) {
    const auto program = ProgramOf(path);
    if (!program) return 1;
    rows += "    std::string_view(\n        " + Literal(*program) + ",\n        " +
            std::to_string(program->size()) + "),\n";
  }
  std::ofstream out(argv[1], std::ios::binary);
  out << "// Generated from schemas/ by tools/schema_programs; do not edit.\n"
         "#include \"published/embedded_programs.h\"\n\n"
         "namespace smp::published {\nnamespace {\n\n"
         "constexpr std::array<std::string_view, kEmbeddedSchemaCount> kPrograms = {\n"
      << rows
      << "};\n\n}  // namespace\n\n"
         "const std::array<std::string_view, kEmbeddedSchemaCount>& EmbeddedPrograms() {\n"
         "  return kPrograms;\n}\n\n}  // namespace smp::published\n";
  out.close();
  if (!out) {
    std::perror(argv[1]);
    return 1;
  }
  return 0;
}
