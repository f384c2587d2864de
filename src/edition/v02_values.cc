#include "edition/v02_values.h"

#include <charconv>

#include "edition/keys.h"
#include "edition/map_fields.h"
#include "edition/v02_changes.h"
#include "model/names.h"
#include "model/release_names.h"

namespace smp::edition {

using document::Node;
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

namespace {

constexpr EnumMove kEnumMoves[] = {
    {"smp.v0.PerformanceTestConfig.Client.Protocol", 3, &kProtocolMoved, &kProtocolDefaulted},
    {"smp.v0.ServiceMesh.Type", 8, &kMeshMoved, &kMeshDefaulted},
    {"smp.v0.ApplicationMetadata.ApplicationProtocol", 1, &kApplicationProtocolMoved,
     &kApplicationProtocolDefaulted},
};

}  // namespace

const EnumMove* FindEnumMove(const FieldDescriptor& field) {
  if (field.cpp_type() != FieldDescriptor::CPPTYPE_ENUM) return nullptr;
  for (const EnumMove& move : kEnumMoves) {
    if (field.enum_type()->full_name() == move.type) return &move;
  }
  return nullptr;
}

std::string_view NameOfOldNumber(const Node& number, const FieldDescriptor& field,
                                 const EnumMove& move) {
  const std::string digits = IntegerText(number);
  int value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value);
  const bool is_number = !digits.empty() && error == std::errc() && stop == end;
  if (!is_number || value < 0 || value > move.highest) return {};
  return field.enum_type()->FindValueByNumber(value + 1)->name();
}

std::string PointerInV06(std::string_view pointer, const Descriptor& message) {
  const Descriptor* type = &message;
  std::string result;
  if (pointer.starts_with('/')) pointer.remove_prefix(1);
  while (!pointer.empty()) {
    std::string_view token = TakePart(pointer, '/');
    const bool is_ours = type != nullptr && model::IsV02(*type->file());
    const FieldDescriptor* field = is_ours ? model::FindField(*type, token) : nullptr;
    if (field != nullptr) {
      token = model::InV06(*type).FindFieldByNumber(field->number())->name();
      type = field->message_type();
    }
    result.append("/").append(token);
  }
  return result;
}

}  // namespace smp::edition
