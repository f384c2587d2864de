// smp.v0 has exactly the messages, fields and enum values of upstream v0.6.1: same names, numbers,
// types and JSON names. upstream_names_and_numbers.tsv holds those of upstream, whose package is
// smp.
#include <google/protobuf/descriptor.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "proto/descriptors.h"
#include "smp/v0/environment.pb.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/metadata.pb.h"
#include "smp/v0/service_mesh.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"

namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;

constexpr std::string_view kHeader = "message\tfield\tnumber\tlabel\ttype\tjson_name";

std::set<std::string> Table() {
  const std::string path = SMP_SOURCE_DIR "/tests/proto/upstream_names_and_numbers.tsv";
  std::ifstream in(path);
  INFO(path);
  std::string line;
  REQUIRE(std::getline(in, line));
  REQUIRE(line == kHeader);
  std::set<std::string> rows;
  while (std::getline(in, line)) {
    INFO("row twice: " << line);
    CHECK(rows.insert(line).second);
  }
  return rows;
}

// The name that upstream has for something of smp.v0.
std::string Upstream(const std::string& name) {
  constexpr std::string_view kPackage = "smp.v0.";
  return name.starts_with(kPackage) ? "smp." + name.substr(kPackage.size()) : name;
}

std::string TypeName(const FieldDescriptor& field) {
  if (field.is_map()) {
    return "map<" + TypeName(*field.message_type()->map_key()) + ", " +
           TypeName(*field.message_type()->map_value()) + ">";
  }
  if (field.message_type() != nullptr) return Upstream(field.message_type()->full_name());
  if (field.enum_type() != nullptr) return Upstream(field.enum_type()->full_name());
  return field.type_name();
}

std::string Row(const FieldDescriptor& field) {
  const std::string label = field.is_map()        ? "map"
                            : field.is_repeated() ? "repeated"
                            : field.has_presence() && field.message_type() == nullptr
                                ? "presence"  // `optional` or a oneof: upstream has neither
                                : "optional";
  return Upstream(field.containing_type()->full_name()) + "\t" + field.name() + "\t" +
         std::to_string(field.number()) + "\t" + label + "\t" + TypeName(field) + "\t" +
         field.json_name();
}

// The rows of the classes that were generated, which is what other code uses.
std::set<std::string> RowsOf(const std::vector<const FileDescriptor*>& files) {
  std::set<std::string> rows;
  for (const FileDescriptor* file : files) {
    smp::proto_test::ForEachMessage(*file, [&](const Descriptor& message) {
      for (int i = 0; i < message.field_count(); ++i) rows.insert(Row(*message.field(i)));
    });
    smp::proto_test::ForEachEnum(*file, [&](const EnumDescriptor& type) {
      for (int i = 0; i < type.value_count(); ++i) {
        rows.insert(Upstream(type.full_name()) + "\t" + type.value(i)->name() + "\t" +
                    std::to_string(type.value(i)->number()) + "\tvalue\t-\t-");
      }
    });
  }
  return rows;
}

std::vector<const FileDescriptor*> GeneratedFiles() {
  return {smp::v0::EnvironmentConfig::descriptor()->file(),
          smp::v0::ServiceMeshConfig::descriptor()->file(),
          smp::v0::ApplicationMetadata::descriptor()->file(),
          smp::v0::ServiceMesh::descriptor()->file(),
          smp::v0::PerformanceTestConfig::descriptor()->file(),
          smp::v0::PerformanceTestResult::descriptor()->file()};
}

std::vector<const FileDescriptor*> WrittenFiles() {
  std::vector<const FileDescriptor*> files;
  for (const FileDescriptor* file : smp::proto_test::Files()) {
    if (file->package() == "smp.v0") files.push_back(file);
  }
  return files;
}

std::string Without(const std::set<std::string>& rows, const std::set<std::string>& others) {
  std::vector<std::string> rest;
  for (const std::string& row : rows) {
    if (!others.contains(row)) rest.push_back(row);
  }
  return smp::proto_test::Lines(rest);
}

}  // namespace

TEST_CASE("Upstream table: it has 137 fields and 21 enum values", "[proto]") {
  int fields = 0;
  int values = 0;
  for (const std::string& row : Table()) {
    ++(row.find("\tvalue\t") == std::string::npos ? fields : values);
  }
  CHECK(fields == 137);
  CHECK(values == 21);
}

TEST_CASE("Upstream table: the generated classes of smp.v0 have exactly its rows", "[proto]") {
  const std::set<std::string> table = Table();
  const std::set<std::string> model = RowsOf(GeneratedFiles());
  // Left of == are the rows at fault: missing in our protos, then not known to upstream.
  CHECK(Without(table, model) == "");
  CHECK(Without(model, table) == "");
}

TEST_CASE("Upstream table: every file of smp.v0 is covered", "[proto]") {
  CHECK(Without(RowsOf(WrittenFiles()), Table()) == "");
  CHECK(WrittenFiles().size() == GeneratedFiles().size());
}

TEST_CASE("Upstream table: smp.v0 has no message without a field", "[proto]") {
  std::vector<std::string> empty;
  for (const FileDescriptor* file : GeneratedFiles()) {
    smp::proto_test::ForEachMessage(*file, [&](const Descriptor& message) {
      if (message.field_count() == 0) empty.push_back(message.full_name());
    });
  }
  CHECK(smp::proto_test::Lines(empty) == "");
}
