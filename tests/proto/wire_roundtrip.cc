// wire_roundtrip TYPE IN OUT
//
// Decodes the file IN as a message of smp.v0, such as `ServiceMesh`, and encodes it again to OUT.
// On standard output: the message as proto3 JSON with every field, absent ones as their default.
// Fails, naming the field, when IN has a field that the message lacks, and when the message that
// the JSON gives back is another.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/message.h>
#include <google/protobuf/unknown_field_set.h>
#include <google/protobuf/util/json_util.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "smp/v0/environment.pb.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/metadata.pb.h"
#include "smp/v0/service_mesh.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// Naming one class of each file makes the linker keep it; the generated pool then knows all of
// them.
const Descriptor* FindType(const std::string& name) {
  smp::v0::EnvironmentConfig::descriptor();
  smp::v0::ServiceMeshConfig::descriptor();
  smp::v0::ApplicationMetadata::descriptor();
  smp::v0::ServiceMesh::descriptor();
  smp::v0::PerformanceTestConfig::descriptor();
  smp::v0::PerformanceTestResult::descriptor();
  return google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName("smp.v0." +
                                                                                   name);
}

// Where a message, or one inside it, holds a field that our model lacks.
std::optional<std::string> FindUnknown(const Message& message, const std::string& path) {
  const Reflection& reflection = *message.GetReflection();
  if (!reflection.GetUnknownFields(message).empty()) {
    return path + ": field number " +
           std::to_string(reflection.GetUnknownFields(message).field(0).number());
  }
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    const std::string inner = path + "." + field->name();
    const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      const Message& child = field->is_repeated() ? reflection.GetRepeatedMessage(message, field, i)
                                                  : reflection.GetMessage(message, field);
      if (std::optional<std::string> found = FindUnknown(child, inner)) return found;
    }
  }
  return std::nullopt;
}

std::string Encode(const Message& message) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream out(&stream);
    out.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&out);
  }
  return bytes;
}

int Fail(const std::string& what) {
  std::cerr << "wire_roundtrip: " << what << "\n";
  return 1;
}

int Run(const std::string& type_name, const std::string& in_path, const std::string& out_path) {
  const Descriptor* type = FindType(type_name);
  if (type == nullptr) return Fail("smp.v0 has no message " + type_name);
  const Message* prototype =
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(type);

  std::ifstream in(in_path, std::ios::binary);
  if (!in) return Fail("cannot read " + in_path);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const std::unique_ptr<Message> message(prototype->New());
  if (!message->ParseFromString(bytes)) return Fail(in_path + " is not a message " + type_name);
  if (const std::optional<std::string> unknown = FindUnknown(*message, type_name)) {
    return Fail("our model lacks a field: " + *unknown);
  }

  const std::string encoded = Encode(*message);
  std::ofstream out(out_path, std::ios::binary);
  out.write(encoded.data(), static_cast<std::streamsize>(encoded.size()));
  if (!out.flush()) return Fail("cannot write " + out_path);

  google::protobuf::util::JsonPrintOptions print;
  print.always_print_primitive_fields = true;
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(*message, &json, print).ok()) {
    return Fail(type_name + " cannot be written as JSON");
  }
  const std::unique_ptr<Message> again(prototype->New());
  if (!google::protobuf::util::JsonStringToMessage(json, again.get()).ok() ||
      Encode(*again) != encoded) {
    return Fail(type_name + " comes back from JSON as another message: " + json);
  }
  std::cout << json << "\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return Fail("usage: wire_roundtrip TYPE IN OUT");
  return Run(argv[1], argv[2], argv[3]);
}
