#include "model/unknown_fields.h"

#include <google/protobuf/unknown_field_set.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/wrappers.pb.h>

#include <algorithm>
#include <charconv>

#include "model/names.h"

namespace smp::model {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using google::protobuf::UnknownFieldSet;

namespace {

// The JSON mapping writes bytes in base64, so that the library's own coder is at hand.
std::string ToBase64(const std::string& bytes) {
  google::protobuf::BytesValue value;
  value.set_value(bytes);
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(value, &json).ok() || json.size() < 2) return {};
  return json.substr(1, json.size() - 2);
}

bool FromBase64(std::string_view base64, std::string* bytes) {
  google::protobuf::BytesValue value;
  const std::string json = '"' + std::string(base64) + '"';
  if (!google::protobuf::util::JsonStringToMessage(json, &value).ok()) return false;
  *bytes = value.value();
  return true;
}

void Find(const Message& message, const std::string& pointer, std::vector<UnknownFields>* found) {
  const Reflection& reflection = *message.GetReflection();
  const UnknownFieldSet& unknown = reflection.GetUnknownFields(message);
  std::string bytes;
  if (!unknown.empty() && unknown.SerializeToString(&bytes)) {
    found->push_back({pointer, ToBase64(bytes)});
  }
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || field->is_map()) continue;
    if (SpecialOf(*field->message_type()) != Special::kNone) continue;
    const std::string at = pointer + "/" + field->name();
    if (!field->is_repeated()) {
      Find(reflection.GetMessage(message, field), at, found);
      continue;
    }
    const int count = reflection.FieldSize(message, field);
    for (int i = 0; i < count; ++i) {
      Find(reflection.GetRepeatedMessage(message, field, i), at + "/" + std::to_string(i), found);
    }
  }
}

// The first token of a pointer, which loses it. Names of fields need no escapes.
std::string TakeToken(std::string_view& pointer) {
  pointer.remove_prefix(1);
  const std::size_t end = std::min(pointer.find('/'), pointer.size());
  std::string token(pointer.substr(0, end));
  pointer.remove_prefix(end);
  return token;
}

// The message at a pointer; null when there is none.
Message* Resolve(Message& message, std::string_view pointer) {
  Message* at = &message;
  while (!pointer.empty()) {
    const Reflection& reflection = *at->GetReflection();
    const FieldDescriptor* field = FindField(*at->GetDescriptor(), TakeToken(pointer));
    if (field == nullptr || field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return nullptr;
    if (!field->is_repeated()) {
      at = reflection.MutableMessage(at, field);
      continue;
    }
    if (pointer.empty()) return nullptr;
    const std::string token = TakeToken(pointer);
    int index = -1;
    std::from_chars(token.data(), token.data() + token.size(), index);
    if (index < 0 || index >= reflection.FieldSize(*at, field)) return nullptr;
    at = reflection.MutableRepeatedMessage(at, field, index);
  }
  return at;
}

}  // namespace

std::vector<UnknownFields> FindUnknownFields(const Message& message) {
  std::vector<UnknownFields> found;
  Find(message, "", &found);
  return found;
}

bool AddUnknownFields(Message& message, std::string_view pointer, std::string_view base64) {
  std::string bytes;
  UnknownFieldSet fields;
  if (!FromBase64(base64, &bytes) || !fields.ParseFromString(bytes)) return false;
  if (!pointer.empty() && pointer.front() != '/') return false;
  Message* at = Resolve(message, pointer);
  if (at == nullptr) return false;
  at->GetReflection()->MutableUnknownFields(at)->MergeFrom(fields);
  return true;
}

}  // namespace smp::model
