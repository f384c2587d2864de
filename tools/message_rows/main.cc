// message_rows FILE: writes the rows that src/model/message_rows.h declares as a C++ source, from
// the descriptors of every message that a document can be. Refuses a proto that the decoder cannot
// decode, and says what has to be taught to it.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "model/message_rows.h"
#include "model/names.h"
#include "smp/options/v1/options.pb.h"
#include "smp/v0/environment.pb.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"
#include "smp/v02/environment.pb.h"
#include "smp/v02/mesh_config.pb.h"
#include "smp/v02/test_config.pb.h"
#include "smp/v02/test_result.pb.h"
#include "smp/v1/document.pb.h"

namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;

[[noreturn]] void Refuse(const std::string& what, const char* cure) {
  std::fprintf(stderr, "message_rows: %s: %s\n", what.c_str(), cure);
  std::exit(1);
}

const std::string& Fitting(const std::string& name) {
  if (name.size() >= smp::model::kRowNameSize) {
    Refuse(name, "the name is too long; raise kRowNameSize in src/model/message_rows.h");
  }
  return name;
}

const char* TypeOf(const FieldDescriptor& field) {
  switch (field.type()) {
    case FieldDescriptor::TYPE_BOOL:
      return "kBool";
    case FieldDescriptor::TYPE_INT32:
      return "kInt32";
    case FieldDescriptor::TYPE_INT64:
      return "kInt64";
    case FieldDescriptor::TYPE_UINT32:
      return "kUint32";
    case FieldDescriptor::TYPE_DOUBLE:
      return "kDouble";
    case FieldDescriptor::TYPE_STRING:
      return "kString";
    case FieldDescriptor::TYPE_ENUM:
      return "kEnum";
    case FieldDescriptor::TYPE_MESSAGE:
      return "kMessage";
    default:
      Refuse(field.full_name(), "the decoder does not know this type; teach src/model/decode.cc");
  }
}

const char* NameOf(smp::model::Special special) {
  switch (special) {
    case smp::model::Special::kNone:
      return "kNone";
    case smp::model::Special::kTimestamp:
      return "kTimestamp";
    case smp::model::Special::kDuration:
      return "kDuration";
    case smp::model::Special::kStruct:
      return "kStruct";
    case smp::model::Special::kValue:
      return "kValue";
    case smp::model::Special::kList:
      return "kList";
  }
  return "kNone";
}

class Rows {
 public:
  void Collect(const Descriptor& type) {
    if (!messages_.emplace(type.full_name(), &type).second) return;
    if (type.real_oneof_decl_count() > static_cast<int>(smp::model::kMostOneofs)) {
      Refuse(type.full_name(), "it has more oneofs than kMostOneofs in src/model/message_rows.h");
    }
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      if (field.is_map() &&
          field.message_type()->map_key()->type() != FieldDescriptor::TYPE_STRING) {
        Refuse(field.full_name(), "documents have maps of texts only");
      }
      if (field.message_type() != nullptr) Collect(*field.message_type());
      if (field.enum_type() != nullptr)
        enums_.emplace(field.enum_type()->full_name(), field.enum_type());
    }
  }

  [[nodiscard]] std::string Source() const {
    std::string messages, fields, enums, values;
    std::size_t field_count = 0;
    for (const auto& [name, type] : messages_) {
      messages += fmt::format("    {{\"{}\", {}, {}, {}, Special::{}}},\n", Fitting(name),
                              field_count, type->field_count(), type->real_oneof_decl_count(),
                              NameOf(smp::model::SpecialOf(*type)));
      for (int i = 0; i < type->field_count(); ++i) fields += FieldText(*type->field(i));
      field_count += static_cast<std::size_t>(type->field_count());
    }
    std::size_t value_count = 0;
    for (const auto& [name, type] : enums_) {
      enums += fmt::format("    {{{}, {}}},  // {}\n", value_count, type->value_count(), name);
      for (int i = 0; i < type->value_count(); ++i) values += ValueText(*type->value(i));
      value_count += static_cast<std::size_t>(type->value_count());
    }
    return fmt::format(
        "// Generated from proto/ by tools/message_rows; do not edit.\n"
        "#include \"model/message_rows.h\"\n\n"
        "namespace smp::model {{\nnamespace {{\n\n"
        "constexpr FieldRow kFields[] = {{\n{}}};\n\n"
        "constexpr EnumValueRow kEnumValues[] = {{\n{}}};\n\n"
        "constexpr EnumRow kEnums[] = {{\n{}}};\n\n"
        "constexpr MessageRow kMessages[] = {{\n{}}};\n\n"
        "}}  // namespace\n\n"
        "MessageRows AllMessageRows() {{ return {{kMessages, kFields, kEnums, kEnumValues}}; }}\n\n"
        "}}  // namespace smp::model\n",
        fields, values, enums, messages);
  }

 private:
  template <typename Map>
  static std::ptrdiff_t RowOf(const Map& map, const std::string& name) {
    return std::distance(map.begin(), map.find(name));
  }

  [[nodiscard]] std::string FieldText(const FieldDescriptor& field) const {
    const auto& constraints = field.options().GetExtension(smp::options::v1::field);
    std::ptrdiff_t target = 0;
    if (field.message_type() != nullptr)
      target = RowOf(messages_, field.message_type()->full_name());
    if (field.enum_type() != nullptr) target = RowOf(enums_, field.enum_type()->full_name());
    const auto* oneof = field.real_containing_oneof();
    return fmt::format("    {{\"{}\", {}, FieldType::{}, {}, {}, {}, {}, {}, {}}},\n",
                       Fitting(field.name()), field.number(), TypeOf(field), field.is_repeated(),
                       field.is_map(),
                       constraints.has_minimum() || constraints.has_exclusive_minimum(),
                       constraints.has_maximum() || constraints.has_exclusive_maximum(),
                       oneof == nullptr ? int{smp::model::kNoOneof} : oneof->index(), target);
  }

  static std::string ValueText(const EnumValueDescriptor& value) {
    return fmt::format("    {{\"{}\", {}, {}}},\n", Fitting(value.name()),
                       value.name().size() - smp::model::WrittenName(value).size(), value.number());
  }

  std::map<std::string, const Descriptor*> messages_;
  std::map<std::string, const EnumDescriptor*> enums_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: message_rows FILE\n");
    return 2;
  }
  Rows rows;
  rows.Collect(*smp::v1::Document::descriptor());
  rows.Collect(*smp::v0::PerformanceTestConfig::descriptor());
  rows.Collect(*smp::v0::PerformanceTestResult::descriptor());
  rows.Collect(*smp::v0::ServiceMeshConfig::descriptor());
  rows.Collect(*smp::v0::EnvironmentConfig::descriptor());
  rows.Collect(*smp::v02::PerformanceTestConfig::descriptor());
  rows.Collect(*smp::v02::PerformanceTestResult::descriptor());
  rows.Collect(*smp::v02::ServiceMeshConfig::descriptor());
  rows.Collect(*smp::v02::EnvironmentConfig::descriptor());
  std::ofstream file(argv[1], std::ios::binary);
  file << rows.Source();
  file.close();
  if (!file) {
    std::perror(argv[1]);
    return 1;
  }
  return 0;
}
