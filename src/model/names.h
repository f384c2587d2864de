// How documents write the names of the model: fields in snake_case, as the protos do, and the enum
// values of v1 without the prefix that all of them share (LOOP_MODEL_OPEN is written OPEN).
#pragma once

#include <google/protobuf/descriptor.h>

#include <string_view>

namespace smp::model {

// The prefix that the values of an enum share and documents leave out: "LOOP_MODEL_". Empty for
// the enums of v0, whose zero value does not end in _UNSPECIFIED. Lives as long as the program.
[[nodiscard]] std::string_view SharedPrefix(const google::protobuf::EnumDescriptor& type);

// The name that documents write: "OPEN"; of v0 the whole name. Lives as long as the program.
[[nodiscard]] std::string_view WrittenName(const google::protobuf::EnumValueDescriptor& value);

// The value with this written or whole name, in this case only; else null.
[[nodiscard]] const google::protobuf::EnumValueDescriptor* FindEnumValue(
    const google::protobuf::EnumDescriptor& type, std::string_view name);

// The field with this snake_case name, else null.
[[nodiscard]] const google::protobuf::FieldDescriptor* FindField(
    const google::protobuf::Descriptor& type, std::string_view name);

// Messages that a document writes otherwise than as a mapping of their fields.
enum class Special { kNone, kTimestamp, kDuration, kStruct, kValue, kList };

[[nodiscard]] Special SpecialOf(const google::protobuf::Descriptor& type);

// True for Struct, Value and ListValue: what is below belongs to somebody else's format.
[[nodiscard]] bool IsFree(const google::protobuf::Descriptor& type);

}  // namespace smp::model
