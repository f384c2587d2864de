#include "validate/v06_generator.h"

#include <google/protobuf/descriptor.h>

#include <initializer_list>

#include "smp/v0/environment.pb.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"

namespace smp {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

const Descriptor& TypeOf(Kind kind) {
  switch (kind) {
    case Kind::kTestConfig:
      return *v0::PerformanceTestConfig::descriptor();
    case Kind::kTestResult:
      return *v0::PerformanceTestResult::descriptor();
    case Kind::kMeshConfig:
      return *v0::ServiceMeshConfig::descriptor();
    default:
      return *v0::EnvironmentConfig::descriptor();
  }
}

class Writer {
 public:
  Writer(V06Generator& random, const V06Ids& ids, Kind kind)
      : random_(random), ids_(ids), kind_(kind), is_camel_(random.Chance(4)) {}

  std::string Message(const Descriptor& type) {
    std::string json;
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      const std::string value = Field(field);
      if (!value.empty()) Member(json, is_camel_ ? field.json_name() : field.name(), value);
    }
    if (random_.Chance(12))
      Member(json, Pick({"note", is_camel_ ? "xVendor" : "x_vendor"}), Unknown());
    return "{" + json + "}";
  }

 private:
  template <typename T = const char*>
  T Pick(std::initializer_list<T> values) {
    return values.begin()[random_.Below(static_cast<std::uint32_t>(values.size()))];
  }

  static void Member(std::string& json, const std::string& name, const std::string& value) {
    if (!json.empty()) json += ", ";
    json += '"' + name + "\": " + value;
  }

  static std::string Quoted(const std::string& text) { return '"' + text + '"'; }

  // Empty: absent.
  std::string Field(const FieldDescriptor& field) {
    const std::string id = IdOf(field);
    if (!id.empty()) return Quoted(id);
    if (random_.Chance(3)) return "";
    if (random_.Chance(40)) return "null";
    if (field.is_map()) return Map();
    if (!field.is_repeated()) return Value(field);
    std::string json;
    std::string last;
    const std::uint32_t count = random_.Below(4);
    for (std::uint32_t i = 0; i < count; ++i) {
      // Equal neighbours, which a pool of nodes joins.
      if (i == 0 || !random_.Chance(3)) last = Value(field);
      json += (i == 0 ? "" : ", ") + last;
    }
    return "[" + json + "]";
  }

  // The ids of a bundle.
  std::string IdOf(const FieldDescriptor& field) const {
    const bool is_result = kind_ == Kind::kTestResult;
    if (is_result && field.name() == "test_id") return ids_.test;
    if (is_result && field.name() == "mesh_config_id") return ids_.mesh;
    if (is_result && field.name() == "env_id") return ids_.environment;
    if (is_result || field.full_name() != TypeOf(kind_).full_name() + ".id") return "";
    return kind_ == Kind::kTestConfig   ? ids_.test
           : kind_ == Kind::kMeshConfig ? ids_.mesh
                                        : ids_.environment;
  }

  // Labels of a mesh and of its configuration share keys and values.
  std::string Map() {
    std::string json;
    for (const char* key : {"suite", "a/b~c", "", "x"}) {
      if (random_.Chance(2)) Member(json, key, Pick({R"("a")", R"("b")", R"("")"}));
    }
    return "{" + json + "}";
  }

  std::string Value(const FieldDescriptor& field) {
    if (field.name() == "smp_version") {
      return Pick({R"("v0.6.1")", R"("v0.3.2")", R"("v0.6.1")", R"("smps/v1")", R"("")"});
    }
    if (field.name() == "duration") {
      return Pick({R"("90s")", R"("1m30s")", R"("1h")", R"("500ms")", R"("1.5h")", R"(".5s")",
                   R"("0")", R"("2h0m0s")", R"("")"});
    }
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (field.message_type()->full_name() == "google.protobuf.Timestamp") return Time();
        return random_.Chance(6) ? "{}" : Message(*field.message_type());
      case FieldDescriptor::CPPTYPE_STRING:
        return Text(field);
      case FieldDescriptor::CPPTYPE_BOOL:
        return Pick({"true", "false"});
      case FieldDescriptor::CPPTYPE_ENUM:
        return EnumValue(*field.enum_type());
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return Pick({"0", "0.5", "12.25", "1e3", "100", "3.0000000000000004", "-0.0", "1e-7"});
      case FieldDescriptor::CPPTYPE_INT64:
        return Long(field.name() == "rps");
      default:
        return Pick({"0", "1", "2", "64", "100", "2147483647", "4096.0", "1e3"});
    }
  }

  std::string Long(bool is_signed) {
    if (is_signed && random_.Chance(3)) return Pick({"0", "-1", R"("-5")", R"("0")", "-7"});
    return Pick({"0", "1", "100", R"("100")", "16384", R"("16384")", "9223372036854775807",
                 R"("9223372036854775807")", "9223372036854", R"("1000000")"});
  }

  std::string Time() {
    return Pick({R"("2024-03-01T10:00:00Z")", R"("2024-03-01T10:00:00.5Z")",
                 R"("2024-03-01T15:30:00+05:30")", R"("2023-12-31T23:00:00.123456789-08:00")",
                 R"("1969-12-31T23:59:59z")"});
  }

  // Names of services may be the same.
  std::string Text(const FieldDescriptor& field) {
    if (field.name() == "name" && random_.Chance(2)) return Pick({R"("web")", R"("db")"});
    return Pick({R"("a")", R"("b c")", R"("")", R"("1.20")", R"("caf\u00e9 \"q\"\n")", R"("true")",
                 R"("http://a.test:80/x?y=z")",
                 R"("urn:uuid:0b0f1c0e-6f0a-4c1e-9c39-0a4f0d7c9a11")"});
  }

  std::string EnumValue(const EnumDescriptor& type) {
    const auto index =
        static_cast<int>(random_.Below(static_cast<std::uint32_t>(type.value_count())));
    if (random_.Chance(3)) return std::to_string(type.value(index)->number());
    return Quoted(type.value(index)->name());
  }

  std::string Unknown() {
    return Pick({"5", "0", "true", R"("text")", R"({"a": 1, "b": {}})", "[1, [2], {}]", "{}",
                 "12345678901234567890", "null"});
  }

  V06Generator& random_;
  const V06Ids& ids_;
  Kind kind_;
  bool is_camel_;
};

}  // namespace

std::string V06Generator::Message(Kind kind, const V06Ids& ids) {
  return Writer(*this, ids, kind).Message(TypeOf(kind));
}

}  // namespace smp
