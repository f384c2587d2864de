#include "proto/descriptors.h"

#include <google/protobuf/descriptor.pb.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "smp/options/v1/options.pb.h"

namespace smp::proto_test {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::EnumDescriptor;
using google::protobuf::FileDescriptor;

std::vector<const FileDescriptor*> Load() {
  // Reading an option makes the linker keep the extensions that smp.binpb is full of.
  static_cast<void>(smp::options::v1::FieldConstraints::default_instance());

  const std::string path = SMP_BINARY_DIR "/generated/proto/smp.binpb";
  std::ifstream in(path, std::ios::binary);
  google::protobuf::FileDescriptorSet set;
  INFO(path);
  REQUIRE(set.ParseFromIstream(&in));

  static DescriptorPool pool;
  std::vector<const FileDescriptor*> files;
  for (const google::protobuf::FileDescriptorProto& proto : set.file()) {
    INFO(proto.name());
    const FileDescriptor* file = pool.BuildFile(proto);
    REQUIRE(file != nullptr);
    if (file->name().starts_with("smp/")) files.push_back(file);
  }
  std::sort(files.begin(), files.end(),
            [](const FileDescriptor* a, const FileDescriptor* b) { return a->name() < b->name(); });
  return files;
}

void VisitMessages(const Descriptor& message, const std::function<void(const Descriptor&)>& visit) {
  if (message.options().map_entry()) return;
  visit(message);
  for (int i = 0; i < message.nested_type_count(); ++i) {
    VisitMessages(*message.nested_type(i), visit);
  }
}

}  // namespace

const std::vector<const FileDescriptor*>& Files() {
  static const std::vector<const FileDescriptor*> files = Load();
  return files;
}

void ForEachMessage(const FileDescriptor& file,
                    const std::function<void(const Descriptor&)>& visit) {
  for (int i = 0; i < file.message_type_count(); ++i) VisitMessages(*file.message_type(i), visit);
}

void ForEachEnum(const FileDescriptor& file,
                 const std::function<void(const EnumDescriptor&)>& visit) {
  for (int i = 0; i < file.enum_type_count(); ++i) visit(*file.enum_type(i));
  ForEachMessage(file, [&](const Descriptor& message) {
    for (int i = 0; i < message.enum_type_count(); ++i) visit(*message.enum_type(i));
  });
}

std::string Lines(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += item + "\n";
  return text;
}

}  // namespace smp::proto_test
