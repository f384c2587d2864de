#include "importers/valid_text.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace smp::importers {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// Bytes of the UTF-8 character at the beginning; 0 when there is none.
std::size_t CharacterSize(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t size = lead < 0x80   ? 1
                           : lead < 0xC2 ? 0
                           : lead < 0xE0 ? 2
                           : lead < 0xF0 ? 3
                           : lead < 0xF5 ? 4
                                         : 0;
  if (size == 0 || size > text.size()) return 0;
  // CheckEncoding objects to control characters, too; those are characters.
  if (size == 1) return 1;
  for (std::size_t i = 1; i < size; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80) return 0;
  }
  const auto second = static_cast<unsigned char>(text[1]);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool outside = (lead == 0xED && second >= 0xA0) || (lead == 0xF4 && second >= 0x90);
  return overlong || outside ? 0 : size;
}

std::string ValidText(std::string_view text) {
  std::string valid;
  while (!text.empty()) {
    const std::size_t size = CharacterSize(text);
    if (size == 0) {
      valid += "\xEF\xBF\xBD";
    } else {
      valid += text.substr(0, size);
    }
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return valid;
}

void MakeFieldValid(Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    if (!field.is_repeated()) {
      MakeTextValid(*reflection.MutableMessage(&message, &field));
      return;
    }
    const int size = reflection.FieldSize(message, &field);
    for (int i = 0; i < size; ++i) {
      MakeTextValid(*reflection.MutableRepeatedMessage(&message, &field, i));
    }
    return;
  }
  if (field.type() != FieldDescriptor::TYPE_STRING) return;
  if (!field.is_repeated()) {
    const std::string text = reflection.GetString(message, &field);
    if (std::string valid = ValidText(text); valid != text) {
      reflection.SetString(&message, &field, std::move(valid));
    }
    return;
  }
  const int size = reflection.FieldSize(message, &field);
  for (int i = 0; i < size; ++i) {
    const std::string text = reflection.GetRepeatedString(message, &field, i);
    if (std::string valid = ValidText(text); valid != text) {
      reflection.SetRepeatedString(&message, &field, i, std::move(valid));
    }
  }
}

}  // namespace

void MakeTextValid(Message& message) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) MakeFieldValid(message, *field);
}

}  // namespace smp::importers
