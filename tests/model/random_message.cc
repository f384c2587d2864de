#include "model/random_message.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/message_differencer.h>

#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>
#include <random>

#include "smp/v0/environment.pb.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/service_mesh.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"
#include "smp/v1/document.pb.h"

namespace smp::model {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MessageFactory;

constexpr int kFreeDepth = 3;

const std::vector<std::string>& Texts() {
  static const std::vector<std::string> texts = {
      "",
      "plain",
      "with space",
      " leading and trailing ",
      "two\nlines\n",
      "\r\n\t\\ \"quoted\" 'single'",
      std::string("nul\0inside", 10),
      "\x01\x1b\x7f",
      "\xC2\x85 next line \xE2\x80\xA8 separator",
      "\xEF\xBB\xBF mark first",
      "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF",
      "1.20",
      "007",
      "0x1f",
      "1e3",
      ".5",
      "-.inf",
      ".nan",
      "~",
      "null",
      "true",
      "No",
      "2026-02-03",
      "2026-02-03T04:05:06Z",
      "# comment",
      "a: b",
      "- item",
      "[1, 2]",
      "{a: b}",
      "&anchor",
      "*alias",
      "!tag",
      "%percent",
      "@at",
      "`tick",
      "? key",
      "| block",
      "> folded",
      "---",
      "...",
      "<<",
      "=",
      "org.example.tool",
      "a/b~c~1d/",
      "\n",
      "  \n indented\n   more\n\n",
      std::string(300, 'x'),
  };
  return texts;
}

class Generator {
 public:
  Generator(Filling filling, std::uint32_t seed) : filling_(filling), random_(seed) {}

  void Fill(Message& message, int body = 0) {
    const Descriptor& type = *message.GetDescriptor();
    switch (type.well_known_type()) {
      case Descriptor::WELLKNOWNTYPE_TIMESTAMP:
        return Time(message, Pick<std::int64_t>({-62135596800, 253402300799, 0, -1, 1767225599}),
                    Pick<std::int32_t>({0, 1, 999'999'999, 120'000'000, 345'000}));
      case Descriptor::WELLKNOWNTYPE_DURATION:
        return Duration(message);
      case Descriptor::WELLKNOWNTYPE_STRUCT:
        return Free(static_cast<google::protobuf::Struct&>(message), kFreeDepth);
      default:
        break;
    }
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      const auto* oneof = field.real_containing_oneof();
      if (oneof != nullptr) {
        const bool chosen = body != 0 ? field.number() == body : field.index_in_oneof() == 0;
        if (chosen) SetOneof(message, *oneof, body);
      } else if (filling_ == Filling::kEvery || Chance(2)) {
        Field(message, field);
      }
    }
  }

 private:
  std::uint32_t Below(std::size_t count) {
    return static_cast<std::uint32_t>(random_() % static_cast<std::uint32_t>(count));
  }
  bool Chance(std::uint32_t of) { return Below(of) == 0; }
  template <typename T>
  T Pick(std::initializer_list<T> values) {
    return values.begin()[Below(values.size())];
  }

  std::uint64_t Bits() { return (std::uint64_t{random_()} << 32U) | random_(); }

  template <typename T>
  T Integer() {
    using Limits = std::numeric_limits<T>;
    if (Chance(2)) return static_cast<T>(Bits());
    return Pick<T>({Limits::min(), Limits::max(), 0, 1, static_cast<T>(Limits::max() - 1),
                    static_cast<T>(9007199254740993)});
  }

  double Double() {
    if (Chance(2)) {
      const double value = std::bit_cast<double>(Bits());
      return std::isfinite(value) ? value : 0.1;
    }
    using Limits = std::numeric_limits<double>;
    return Pick({0.0, -0.0, 1.0, 0.1, 0.30000000000000004, 12.3, 100000.0, 1e15, 1e22, 1e-7,
                 -1.5e300, Limits::denorm_min(), Limits::min(), Limits::max(), Limits::lowest(),
                 9007199254740993.0, 5e-324, 123456789.12345678});
  }

  std::string Text() { return Texts()[Below(Texts().size())]; }

  void SetOneof(Message& message, const google::protobuf::OneofDescriptor& oneof, int body) {
    if (body == 0 && filling_ == Filling::kSubset && Chance(4)) return;
    const auto index = static_cast<int>(Below(static_cast<std::size_t>(oneof.field_count())));
    const FieldDescriptor& field =
        body != 0 ? *message.GetDescriptor()->FindFieldByNumber(body) : *oneof.field(index);
    Single(message, field);
  }

  void Field(Message& message, const FieldDescriptor& field) {
    if (!field.is_repeated()) return Single(message, field);
    const std::uint32_t count = filling_ == Filling::kEvery ? 2 : Below(4);
    for (std::uint32_t i = 0; i < count; ++i) {
      if (field.is_map()) {
        MapEntry(message, field, i);
      } else {
        Single(message, field);
      }
    }
  }

  // Unique keys: reflection would add a second entry of the same name.
  void MapEntry(Message& message, const FieldDescriptor& field, std::uint32_t i) {
    Message& entry = *message.GetReflection()->AddMessage(&message, &field);
    const auto& type = *field.message_type();
    const std::string key = i == 0 ? Text() : Text() + "#" + std::to_string(i);
    entry.GetReflection()->SetString(&entry, type.map_key(), key);
    Single(entry, *type.map_value());
  }

  void Single(Message& message, const FieldDescriptor& field) {
    const auto& reflection = *message.GetReflection();
    const bool add = field.is_repeated();
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
        return reflection.SetInt32(&message, &field, Integer<std::int32_t>());
      case FieldDescriptor::CPPTYPE_INT64:
        return add ? reflection.AddInt64(&message, &field, Integer<std::int64_t>())
                   : reflection.SetInt64(&message, &field, Integer<std::int64_t>());
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return reflection.SetDouble(&message, &field, Double());
      case FieldDescriptor::CPPTYPE_BOOL:
        return reflection.SetBool(&message, &field, Chance(2));
      case FieldDescriptor::CPPTYPE_STRING:
        return add ? reflection.AddString(&message, &field, Text())
                   : reflection.SetString(&message, &field, Text());
      case FieldDescriptor::CPPTYPE_ENUM: {
        const auto& type = *field.enum_type();
        const int number =
            Chance(8)
                ? Integer<std::int32_t>()
                : type.value(static_cast<int>(Below(static_cast<std::size_t>(type.value_count()))))
                      ->number();
        return add ? reflection.AddEnumValue(&message, &field, number)
                   : reflection.SetEnumValue(&message, &field, number);
      }
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return Fill(add ? *reflection.AddMessage(&message, &field)
                        : *reflection.MutableMessage(&message, &field));
      default:
        assert(false && "the format has no such field; add it to the generator");
    }
  }

  void Duration(Message& message) {
    const std::int64_t sign = Chance(4) ? -1 : 1;
    Time(message, sign * Pick<std::int64_t>({0, 1, 120, 315'575'999'999}),
         static_cast<std::int32_t>(sign * Pick<std::int32_t>({0, 1, 999'999'999, 500'000'000})));
  }

  static void Time(Message& message, std::int64_t seconds, std::int32_t nanos) {
    const Descriptor& type = *message.GetDescriptor();
    const auto& reflection = *message.GetReflection();
    reflection.SetInt64(&message, type.FindFieldByNumber(1), seconds);
    reflection.SetInt32(&message, type.FindFieldByNumber(2), nanos);
  }

  void Free(google::protobuf::Struct& free, int depth) {
    const std::uint32_t count = 1 + Below(4);
    for (std::uint32_t i = 0; i < count; ++i) FreeValue((*free.mutable_fields())[Text()], depth);
  }

  void FreeValue(google::protobuf::Value& value, int depth) {
    switch (Below(depth > 0 ? 6 : 4)) {
      case 0:
        return value.set_null_value(google::protobuf::NULL_VALUE);
      case 1:
        return value.set_number_value(Double());
      case 2:
        return value.set_string_value(Text());
      case 3:
        return value.set_bool_value(Chance(2));
      case 4:
        value.mutable_list_value();
        for (std::uint32_t i = Below(4); i > 0; --i) {
          FreeValue(*value.mutable_list_value()->add_values(), depth - 1);
        }
        return;
      default:
        return Free(*value.mutable_struct_value(), depth - 1);
    }
  }

  Filling filling_;
  std::mt19937 random_;
};

std::string Bytes(const Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

}  // namespace

std::vector<DocumentType> DocumentTypes() {
  std::vector<DocumentType> types;
  const Descriptor* document = v1::Document::descriptor();
  const auto* body = document->FindOneofByName("body");
  for (int i = 0; i < body->field_count(); ++i) {
    types.push_back({document, body->field(i)->number()});
  }
  for (const Descriptor* type :
       {v0::PerformanceTestConfig::descriptor(), v0::PerformanceTestResult::descriptor(),
        v0::ServiceMeshConfig::descriptor(), v0::EnvironmentConfig::descriptor(),
        v0::ServiceMesh::descriptor()}) {
    types.push_back({type});
  }
  return types;
}

std::unique_ptr<Message> RandomMessage(const DocumentType& document, Filling filling,
                                       std::uint32_t seed) {
  const Message* prototype = MessageFactory::generated_factory()->GetPrototype(document.type);
  std::unique_ptr<Message> message(prototype->New());
  Generator(filling, seed).Fill(*message, document.body);
  return message;
}

std::string Differences(const Message& a, const Message& b) {
  google::protobuf::util::MessageDifferencer differencer;
  std::string differences;
  differencer.ReportDifferencesToString(&differences);
  differencer.set_message_field_comparison(google::protobuf::util::MessageDifferencer::EQUAL);
  if (!differencer.Compare(a, b) && differences.empty()) differences = "different";
  // The differencer takes -0.0 for 0.0; the bytes tell them apart.
  if (differences.empty() && Bytes(a) != Bytes(b)) differences = "the sign of a zero";
  return differences;
}

}  // namespace smp::model
