#include "model/names.h"

#include <string>

namespace smp::model {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;

std::string_view SharedPrefix(const EnumDescriptor& type) {
  constexpr std::string_view kZeroName = "UNSPECIFIED";
  const std::string_view zero = type.value(0)->name();
  return zero.ends_with(kZeroName) ? zero.substr(0, zero.size() - kZeroName.size())
                                   : std::string_view();
}

std::string_view WrittenName(const EnumValueDescriptor& value) {
  const std::string_view prefix = SharedPrefix(*value.type());
  std::string_view name = value.name();
  if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  return name;
}

const EnumValueDescriptor* FindEnumValue(const EnumDescriptor& type, std::string_view name) {
  const std::string_view prefix = SharedPrefix(type);
  if (!prefix.empty()) {
    const auto* value = type.FindValueByName(std::string(prefix).append(name));
    if (value != nullptr) return value;
  }
  return type.FindValueByName(std::string(name));
}

const FieldDescriptor* FindField(const Descriptor& type, std::string_view name) {
  return type.FindFieldByName(std::string(name));
}

Special SpecialOf(const Descriptor& type) {
  switch (type.well_known_type()) {
    case Descriptor::WELLKNOWNTYPE_TIMESTAMP:
      return Special::kTimestamp;
    case Descriptor::WELLKNOWNTYPE_DURATION:
      return Special::kDuration;
    case Descriptor::WELLKNOWNTYPE_STRUCT:
      return Special::kStruct;
    case Descriptor::WELLKNOWNTYPE_VALUE:
      return Special::kValue;
    case Descriptor::WELLKNOWNTYPE_LISTVALUE:
      return Special::kList;
    default:
      return Special::kNone;
  }
}

bool IsFree(const Descriptor& type) {
  const Special special = SpecialOf(type);
  return special == Special::kStruct || special == Special::kValue || special == Special::kList;
}

}  // namespace smp::model
