// Reading through the public API: files, memory, streams, and what cannot be read.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "smp/smp.h"

namespace smp {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMeshDocument = "smp_version: v1.0.0\nmesh: {type: ISTIO, version: 1.24.1}\n";

fs::path TestDirectory() {
  const fs::path directory = fs::path(SMP_BINARY_DIR) / "read-test";
  fs::create_directories(directory);
  return directory;
}

fs::path WriteTestFile(const std::string& name, const std::string& bytes) {
  const fs::path path = TestDirectory() / name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

TEST_CASE("Read: a file, a buffer and a stream give the same document", "[validate]") {
  std::istringstream stream(kMeshDocument);
  const auto file = ReadFile(WriteTestFile("mesh.yaml", kMeshDocument));
  const auto buffer = ReadBytes(kMeshDocument, "mesh.yaml");
  const auto streamed = ReadStream(stream, "mesh.yaml");
  for (const auto* documents : {&file, &buffer, &streamed}) {
    REQUIRE(documents->has_value());
    REQUIRE((*documents)->size() == 1);
    const SourceDocument& document = (*documents)->front();
    CHECK(document.edition() == Edition::kV1);
    CHECK(document.kind() == Kind::kMesh);
    CHECK(document.shape() == Shape::kDocument);
    CHECK(document.format() == Format::kYaml);
    CHECK(document.complete());
    CHECK(document.source_text() == kMeshDocument);
    CHECK(Validate(document).empty());
  }
}

TEST_CASE("Read: what cannot be read is an error with its code, cause and cure", "[validate]") {
  const auto code_of = [](const fs::path& path, const ReadOptions& options = {}) {
    const auto documents = ReadFile(path, options);
    REQUIRE_FALSE(documents.has_value());
    CHECK_FALSE(documents.error().message.empty());
    CHECK(documents.error().message.find(path.string()) == 0);
    CHECK_FALSE(documents.error().hint.empty());
    return documents.error().code;
  };
  CHECK(code_of(TestDirectory() / "absent.yaml") == ErrorCode::kNotFound);
  CHECK(code_of(TestDirectory()) == ErrorCode::kNotAFile);

  const fs::path fifo = TestDirectory() / "fifo";
  fs::remove(fifo);
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  CHECK(code_of(fifo) == ErrorCode::kNotAFile);
  CHECK(code_of("/dev/null") == ErrorCode::kNotAFile);

  ReadOptions options;
  options.limits.max_bytes = 10;
  CHECK(code_of(WriteTestFile("eleven", "12345678901"), options) == ErrorCode::kTooLarge);
  CHECK(ReadFile(WriteTestFile("ten", "mesh: none"), options).has_value());
}

TEST_CASE("Read: a buffer and a stream obey the limit of bytes", "[validate]") {
  ReadOptions options;
  options.limits.max_bytes = 20;
  std::istringstream stream(kMeshDocument);
  CHECK(ReadStream(stream, "s", options).error().code == ErrorCode::kTooLarge);
  CHECK(ReadBytes(kMeshDocument, "b", options).error().code == ErrorCode::kTooLarge);
}

TEST_CASE("Read: every document of a file is found", "[validate]") {
  const auto yaml = ReadBytes(std::string(kMeshDocument) + "---\n" + kMeshDocument, "two.yaml");
  REQUIRE(yaml.has_value());
  REQUIRE(yaml->size() == 2);
  CHECK((*yaml)[1].index() == 1);
  const std::string line = "{\"smp_version\": \"v1.0.0\", \"mesh\": {\"type\": \"NONE\"}}\n";
  const auto ndjson = ReadBytes(line + line + line, "three.ndjson");
  REQUIRE(ndjson.has_value());
  CHECK(ndjson->size() == 3);
  CHECK((*ndjson)[2].format() == Format::kNdjson);
}

TEST_CASE("Read: text of a document keeps what no double can hold", "[validate]") {
  const auto documents =
      ReadBytes("a: 12345678901234567890123\nb: 0.12345678901234567890\n", "x.yaml");
  REQUIRE(documents.has_value());
  CHECK(documents->front().ToText(Format::kYaml) ==
        "a: 12345678901234567890123\nb: 0.12345678901234567890\n");
  CHECK(documents->front().ToText(Format::kNdjson) ==
        "{\"a\": 12345678901234567890123, \"b\": 0.12345678901234567890}\n");
}

TEST_CASE("Read: formats have names", "[validate]") {
  for (const Format format :
       {Format::kYaml, Format::kJson, Format::kNdjson, Format::kBinary, Format::kTextProto}) {
    CHECK(FormatFromName(FormatName(format)) == format);
  }
  CHECK_FALSE(FormatFromName("toml").has_value());
}

}  // namespace
}  // namespace smp
