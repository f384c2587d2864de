#include "model/message_plan.h"

#include <google/protobuf/wire_format_lite.h>

#include <algorithm>
#include <cassert>

namespace smp::model {
namespace {

using document::NameTable;
using google::protobuf::internal::WireFormatLite;

WireFormatLite::WireType WireTypeOf(FieldType type) {
  switch (type) {
    case FieldType::kDouble:
      return WireFormatLite::WIRETYPE_FIXED64;
    case FieldType::kString:
    case FieldType::kMessage:
      return WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
    case FieldType::kBool:
    case FieldType::kInt32:
    case FieldType::kInt64:
    case FieldType::kUint32:
    case FieldType::kEnum:
      return WireFormatLite::WIRETYPE_VARINT;
  }
  return WireFormatLite::WIRETYPE_VARINT;
}

class Plans {
 public:
  Plans() : rows_(AllMessageRows()), messages_(rows_.messages.size()), enums_(rows_.enums.size()) {
    for (std::size_t i = 0; i < enums_.size(); ++i) enums_[i] = EnumOf(rows_.enums[i]);
    for (std::size_t i = 0; i < messages_.size(); ++i) messages_[i] = MessageOf(rows_.messages[i]);
  }

  [[nodiscard]] const MessagePlan& Of(std::string_view full_name) const {
    const auto before = [](const MessagePlan& plan, std::string_view name) {
      return plan.row->name < name;
    };
    const auto found = std::lower_bound(messages_.begin(), messages_.end(), full_name, before);
    assert(found != messages_.end() && found->row->name == full_name);
    return *found;
  }

 private:
  [[nodiscard]] EnumPlan EnumOf(const EnumRow& row) const {
    EnumPlan plan;
    std::vector<std::string_view> names;
    const auto add = [&](std::string_view name, std::int32_t number) {
      names.push_back(name);
      plan.numbers.push_back(number);
    };
    for (const EnumValueRow& value : rows_.enum_values.subspan(row.first_value, row.value_count)) {
      const std::string_view name = value.name;
      add(name, value.number);
      if (value.written_name_from > 0) add(name.substr(value.written_name_from), value.number);
    }
    plan.names = NameTable(names);
    return plan;
  }

  [[nodiscard]] MessagePlan MessageOf(const MessageRow& row) const {
    MessagePlan plan;
    plan.row = &row;
    std::vector<std::string_view> names;
    for (const FieldRow& field : rows_.fields.subspan(row.first_field, row.field_count)) {
      names.push_back(field.name);
      plan.fields.push_back(
          {.row = &field,
           .tag = WireFormatLite::MakeTag(field.number, WireTypeOf(field.type)),
           .message = field.type == FieldType::kMessage ? &messages_[field.target] : nullptr,
           .enumeration = field.type == FieldType::kEnum ? &enums_[field.target] : nullptr});
    }
    plan.names = NameTable(names);
    return plan;
  }

  MessageRows rows_;
  std::vector<MessagePlan> messages_;  // as in the rows, so ordered by name
  std::vector<EnumPlan> enums_;
};

}  // namespace

const MessagePlan& PlanOf(std::string_view full_name) {
  // Never destroyed: a thread may still be decoding when the process ends.
  static const auto& plans = *new Plans;
  return plans.Of(full_name);
}

}  // namespace smp::model
