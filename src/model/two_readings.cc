#include "model/two_readings.h"

#include <string_view>
#include <vector>

#include "document/text.h"
#include "model/names.h"
#include "model/release_names.h"

namespace smp::model {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

namespace {

class Comparison {
 public:
  void Compare(const Message& message, const std::string& path) {
    const Descriptor& type = *message.GetDescriptor();
    const Descriptor* before = InV02(type);
    if (before == nullptr) return;
    const Reflection& reflection = *message.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection.ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      if (before->FindFieldByNumber(field->number()) == nullptr) is_later_ = true;
      CompareMessages(message, *field, path);
    }
    for (int i = 0; i < type.field_count(); ++i) {
      if (type.field(i)->enum_type() != nullptr) CompareNumber(message, *type.field(i), path);
    }
  }

  TwoReadings Take() { return is_later_ ? TwoReadings{} : std::move(readings_); }

 private:
  void CompareMessages(const Message& message, const FieldDescriptor& field,
                       const std::string& path) {
    if (field.message_type() == nullptr || field.is_map()) return;
    if (SpecialOf(*field.message_type()) != Special::kNone) return;
    const Reflection& reflection = *message.GetReflection();
    const std::string name = path + field.name();
    if (!field.is_repeated()) {
      Compare(reflection.GetMessage(message, &field), name + ".");
      return;
    }
    const int count = reflection.FieldSize(message, &field);
    for (int i = 0; i < count; ++i) {
      Compare(reflection.GetRepeatedMessage(message, &field, i),
              document::Joined({name, "[", std::to_string(i), "]."}));
    }
  }

  void CompareNumber(const Message& message, const FieldDescriptor& field,
                     const std::string& path) {
    const EnumDescriptor& now = *field.enum_type();
    const EnumDescriptor* before = InV02(now);
    if (before == nullptr) return;
    const int number = message.GetReflection()->GetEnumValue(message, &field);
    const auto* value = now.FindValueByNumber(number);
    if (before->FindValueByNumber(number) == nullptr) {
      is_later_ = is_later_ || value != nullptr;
      return;
    }
    if (++readings_.count > 1) return;
    const std::string_view later = number == 0 ? std::string_view("not stated") : value->name();
    readings_.first =
        document::Joined({path, field.name(), " is ", now.FindValueByNumber(number + 1)->name(),
                          " in v0.2 and ", later, " in v0.6"});
  }

  TwoReadings readings_;
  bool is_later_ = false;
};

}  // namespace

TwoReadings FindTwoReadings(const Message& message) {
  Comparison comparison;
  comparison.Compare(message, "");
  return comparison.Take();
}

}  // namespace smp::model
