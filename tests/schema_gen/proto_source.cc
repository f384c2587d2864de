#include "schema_gen/proto_source.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>

namespace smp::schema_gen {
namespace {

// Imports by the text that needs them: protoc warns of the others.
constexpr std::pair<const char*, const char*> kImports[] = {
    {"google.protobuf.Any", "google/protobuf/any.proto"},
    {"google.protobuf.Duration", "google/protobuf/duration.proto"},
    {"google.protobuf.Struct", "google/protobuf/struct.proto"},
    {"google.protobuf.Value", "google/protobuf/struct.proto"},
    {"google.protobuf.ListValue", "google/protobuf/struct.proto"},
    {"google.protobuf.Timestamp", "google/protobuf/timestamp.proto"},
    {"smp.options.v1", "smp/options/v1/options.proto"},
};

std::string Head(const std::string& text) {
  std::string head = "syntax = \"proto3\";\npackage tricky;\n";
  for (const auto& [name, file] : kImports) {
    const std::string line = std::string("import \"") + file + "\";\n";
    const bool is_new = head.find(line) == std::string::npos;
    if (is_new && text.find(name) != std::string::npos) head += line;
  }
  return head;
}

DescriptorSet Compile(const std::string& text) {
  const std::filesystem::path root =
      std::filesystem::path(SMP_BINARY_DIR) / "tests/schema_gen/protos";
  std::filesystem::create_directories(root / "tricky");
  std::ofstream(root / "tricky/name.proto", std::ios::binary) << text;
  const std::string set = (root / "tricky.binpb").string();
  const std::string command = "'" SMP_PROTOC "' --proto_path='" + root.string() +
                              "' --proto_path='" SMP_SOURCE_DIR
                              "/proto' --include_imports --include_source_info"
                              " --descriptor_set_out='" +
                              set + "' tricky/name.proto";
  INFO(text);
  REQUIRE(std::system(command.c_str()) == 0);
  return LoadDescriptorSet(set);
}

}  // namespace

ProtoSource::ProtoSource(const std::string& text, const std::string& about)
    : set_(Compile(about + Head(text) + text)) {}

const FieldDescriptor& ProtoSource::field(const std::string& name) const {
  const FieldDescriptor* field = file().FindMessageTypeByName("M")->FindFieldByName(name);
  REQUIRE(field != nullptr);
  return *field;
}

}  // namespace smp::schema_gen
