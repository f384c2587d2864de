#include "model/message_plan.h"

#include <google/protobuf/wire_format_lite.h>

#include <algorithm>
#include <cassert>
#include <mutex>

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

// Only what is asked for is made: a check of one report needs a third of all messages.
class Plans {
 public:
  Plans() : rows_(AllMessageRows()), messages_(rows_.messages.size()), enums_(rows_.enums.size()) {}

  const MessagePlan& Of(std::string_view full_name) {
    const auto before = [](const MessageRow& row, std::string_view name) {
      return row.name < name;
    };
    const auto found =
        std::lower_bound(rows_.messages.begin(), rows_.messages.end(), full_name, before);
    assert(found != rows_.messages.end() && found->name == full_name);
    const std::lock_guard lock(mutex_);
    return Message(static_cast<std::size_t>(found - rows_.messages.begin()));
  }

 private:
  // Types refer to each other, so a plan has its row before it is complete.
  const MessagePlan& Message(std::size_t index) {
    MessagePlan& plan = messages_[index];
    if (plan.row != nullptr) return plan;
    plan.row = &rows_.messages[index];
    std::vector<std::string_view> names;
    const auto fields = rows_.fields.subspan(plan.row->first_field, plan.row->field_count);
    for (const FieldRow& field : fields) {
      names.emplace_back(field.name);
      plan.fields.push_back(
          {.row = &field,
           .tag = WireFormatLite::MakeTag(field.number, WireTypeOf(field.type)),
           .message = field.type == FieldType::kMessage ? &Message(field.target) : nullptr,
           .enumeration = field.type == FieldType::kEnum ? &Enum(field.target) : nullptr});
    }
    plan.names = NameTable(names);
    return plan;
  }

  const EnumPlan& Enum(std::size_t index) {
    EnumPlan& plan = enums_[index];
    if (!plan.numbers.empty()) return plan;
    std::vector<std::string_view> names;
    const auto add = [&](std::string_view name, std::int32_t number) {
      names.push_back(name);
      plan.numbers.push_back(number);
    };
    const EnumRow& row = rows_.enums[index];
    for (const EnumValueRow& value : rows_.enum_values.subspan(row.first_value, row.value_count)) {
      const std::string_view name = value.name;
      add(name, value.number);
      if (value.written_name_from > 0) add(name.substr(value.written_name_from), value.number);
    }
    plan.names = NameTable(names);
    return plan;
  }

  MessageRows rows_;
  std::mutex mutex_;
  std::vector<MessagePlan> messages_;  // by row
  std::vector<EnumPlan> enums_;        // by row
};

}  // namespace

const MessagePlan& PlanOf(std::string_view full_name) {
  // Never destroyed: a thread may still be decoding when the process ends.
  static auto& plans = *new Plans;
  return plans.Of(full_name);
}

}  // namespace smp::model
