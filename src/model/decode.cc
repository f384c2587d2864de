#include "model/decode.h"

#include <google/protobuf/struct.pb.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "document/number.h"
#include "document/text.h"
#include "model/message_plan.h"
#include "model/model_number.h"
#include "model/model_rules.h"
#include "model/names.h"
#include "model/slot.h"
#include "model/time_text.h"

namespace smp::model {
namespace {

using document::Children;
using document::Joined;
using document::Node;
using document::NodeKind;
using document::Quoted;
using google::protobuf::FieldDescriptor;
using google::protobuf::ListValue;
using google::protobuf::Message;
using google::protobuf::Struct;

void SetTime(const Seconds& time, Message& message) {
  const auto& type = *message.GetDescriptor();
  Slot(message, *type.FindFieldByNumber(1)).Set(time.seconds);
  Slot(message, *type.FindFieldByNumber(2)).Set(time.nanos);
}

class Decoder {
 public:
  Decoder(const document::Tree& tree, std::vector<const Node*>* skipped)
      : tree_(tree), skipped_(skipped) {}

  // False, and nothing done, when the node is no mapping.
  bool Fill(const Node& node, Message& message, const MessagePlan& plan) {
    if (node.kind != NodeKind::kMapping) return false;
    for (const Node& child : Children(node)) {
      const FieldPlan* field = plan.Find(child.key);
      if (field == nullptr) {
        Skip(child);
      } else {
        Field(child, message, plan, *field);
      }
    }
    if (skipped_ != nullptr && plan.has_oneof) SkipReplaced(node, message, plan);
    return true;
  }

  std::vector<Finding> TakeFindings() {
    std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
      return a.span.begin < b.span.begin;
    });
    return std::move(findings_);
  }

 private:
  void Field(const Node& node, Message& message, const MessagePlan& plan, const FieldPlan& field) {
    Slot slot(message, *field.field, *plan.reflection);
    if (field.is_map) {
      Map(node, message, plan, field);
    } else if (field.is_repeated) {
      if (node.kind != NodeKind::kSequence) return SkipUnlessNull(node);
      for (const Node& item : Children(node)) {
        if (Value(item, slot, field)) continue;
        slot.SetDefault();
        Skip(item);
      }
    } else {
      if (!Value(node, slot, field)) SkipUnlessNull(node);
    }
  }

  void Skip(const Node& node) {
    if (skipped_ != nullptr) skipped_->push_back(&node);
  }

  // A null says the same as nothing.
  void SkipUnlessNull(const Node& node) {
    if (node.kind != NodeKind::kNull) Skip(node);
  }

  // The members of a oneof that a later one has replaced.
  void SkipReplaced(const Node& node, const Message& message, const MessagePlan& plan) {
    for (const Node& child : Children(node)) {
      const FieldPlan* field = plan.Find(child.key);
      const auto* oneof = field == nullptr ? nullptr : field->field->real_containing_oneof();
      if (oneof == nullptr || !plan.reflection->HasOneof(message, oneof)) continue;
      if (plan.reflection->GetOneofFieldDescriptor(message, oneof) != field->field) {
        SkipUnlessNull(child);
      }
    }
  }

  void Map(const Node& node, Message& message, const MessagePlan& plan, const FieldPlan& field) {
    const FieldPlan& key = field.message->fields[0];
    const FieldPlan& value = field.message->fields[1];
    // Documents have no other keys; the schema generator refuses a proto that has.
    assert(key.cpp_type == FieldDescriptor::CPPTYPE_STRING);
    if (node.kind != NodeKind::kMapping) return SkipUnlessNull(node);
    for (const Node& child : Children(node)) {
      Message& entry = *plan.reflection->AddMessage(&message, field.field);
      Slot(entry, *key.field, *field.message->reflection).Set(std::string(child.key));
      Slot slot(entry, *value.field, *field.message->reflection);
      if (Value(child, slot, value)) continue;
      plan.reflection->RemoveLast(&message, field.field);
      Skip(child);
    }
  }

  // False, and nothing set, when the node does not fit.
  bool Value(const Node& node, Slot& slot, const FieldPlan& field) {
    switch (field.cpp_type) {
      case FieldDescriptor::CPPTYPE_INT32:
        return Integer<std::int32_t>(node, slot, field);
      case FieldDescriptor::CPPTYPE_INT64:
        return Integer<std::int64_t>(node, slot, field);
      case FieldDescriptor::CPPTYPE_UINT32:
        return Integer<std::uint32_t>(node, slot, field);
      case FieldDescriptor::CPPTYPE_UINT64:
        return Integer<std::uint64_t>(node, slot, field);
      case FieldDescriptor::CPPTYPE_DOUBLE:
      case FieldDescriptor::CPPTYPE_FLOAT:
        return Number(node, slot, field);
      case FieldDescriptor::CPPTYPE_BOOL:
        if (node.kind != NodeKind::kBool) return false;
        slot.Set(node.text == "true");
        return true;
      case FieldDescriptor::CPPTYPE_ENUM:
        return EnumValue(node, slot, field);
      case FieldDescriptor::CPPTYPE_STRING:
        if (node.kind == NodeKind::kNull || node.IsContainer()) return false;
        slot.Set(std::string(node.text));
        return true;
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return MessageValue(node, slot, field);
    }
    return false;
  }

  template <typename T>
  bool Integer(const Node& node, Slot& slot, const FieldPlan& field) {
    const bool is_text = node.kind == NodeKind::kString && IsDigits(node.text);
    if (node.kind != NodeKind::kNumber && !is_text) return false;
    const IntegerReading reading = ReadInteger(node.text);
    if (reading.state == IntegerReading::State::kFraction) {
      Fraction(node);
      return false;
    }
    const auto most = static_cast<std::uint64_t>(std::numeric_limits<T>::max());
    const std::uint64_t limit = !reading.negative ? most : std::is_signed_v<T> ? most + 1 : 0;
    if (reading.state == IntegerReading::State::kWhole && reading.magnitude <= limit) {
      slot.Set(static_cast<T>(reading.negative ? 0 - reading.magnitude : reading.magnitude));
      return true;
    }
    const bool is_bounded = reading.negative ? field.is_bounded_below : field.is_bounded_above;
    if (sizeof(T) == 8 && !is_bounded) {
      OutOfRange<T>(node, reading.negative);
    }
    return false;
  }

  // Reports a fraction that is so small beside the number that the schema, whose numbers are
  // doubles, takes it for an integer.
  void Fraction(const Node& node) {
    const double value = ReadDouble(node.text).value;
    if (value != std::trunc(value)) return;
    Report(kNumberPrecision, node,
           Joined({Quoted(node.text), " is not a whole number, though most readers take it for ",
                   PlainText(value)}),
           "write a whole number");
  }

  // Reports a 64-bit integer that is out of range if it is so close to it that the schema, whose
  // numbers are doubles and whose digit strings have 19 digits, lets it pass.
  template <typename T>
  void OutOfRange(const Node& node, bool negative) {
    constexpr std::size_t kSchemaDigits = 19;
    const T bound = negative ? std::numeric_limits<T>::min() : std::numeric_limits<T>::max();
    const bool passed = node.kind == NodeKind::kString
                            ? node.text.size() - (negative ? 1 : 0) <= kSchemaDigits
                            : ReadDouble(node.text).value == static_cast<double>(bound);
    if (!passed) return;
    Report(kNumberPrecision, node,
           Quoted(node.text) + " is " + (negative ? "less" : "more") +
               " than a 64-bit integer holds: the " + (negative ? "least" : "most") + " is " +
               std::to_string(bound),
           "check the number; no counter of a benchmark comes near it");
  }

  // The schema tells a number beyond the doubles.
  bool Number(const Node& node, Slot& slot, const FieldPlan& field) {
    if (node.kind != NodeKind::kNumber) return false;
    const DoubleReading reading = ReadDouble(node.text);
    if (reading.state == DoubleReading::State::kTooLarge) return false;
    if (reading.state == DoubleReading::State::kTooSmall) ReportTooSmall(node);
    if (field.cpp_type == FieldDescriptor::CPPTYPE_FLOAT) {
      slot.Set(static_cast<float>(reading.value));
    } else {
      slot.Set(reading.value);
    }
    return true;
  }

  bool EnumValue(const Node& node, Slot& slot, const FieldPlan& field) {
    if (node.kind == NodeKind::kString) {
      if (const auto position = field.enum_names.Find(node.text);
          position != document::NameTable::kAbsent) {
        slot.SetEnum(field.enum_numbers[position]);
        return true;
      }
      const auto* value = FindEnumValue(*field.field->enum_type(), node.text);
      if (value == nullptr) return false;
      slot.SetEnum(value->number());
      return true;
    }
    if (node.kind != NodeKind::kNumber) return false;
    const IntegerReading reading = ReadInteger(node.text);
    constexpr std::uint64_t kMost = std::numeric_limits<std::int32_t>::max();
    if (reading.state != IntegerReading::State::kWhole ||
        reading.magnitude > kMost + (reading.negative ? 1 : 0)) {
      return false;
    }
    const auto number = static_cast<std::int64_t>(reading.magnitude);
    slot.SetEnum(static_cast<int>(reading.negative ? -number : number));
    return true;
  }

  bool MessageValue(const Node& node, Slot& slot, const FieldPlan& field) {
    switch (field.special) {
      case Special::kTimestamp:
        return Time(node, slot, field, ReadTimestamp);
      case Special::kDuration:
        return Time(node, slot, field, ReadDuration);
      case Special::kStruct:
        if (node.kind != NodeKind::kMapping) return false;
        FreeStruct(node, static_cast<Struct&>(slot.SetMessage()));
        return true;
      case Special::kList:
        if (node.kind != NodeKind::kSequence) return false;
        FreeList(node, static_cast<ListValue&>(slot.SetMessage()));
        return true;
      case Special::kValue:
        FreeValue(node, static_cast<google::protobuf::Value&>(slot.SetMessage()));
        return true;
      case Special::kNone:
        return node.kind == NodeKind::kMapping && Fill(node, slot.SetMessage(), *field.message);
    }
    return false;
  }

  bool Time(const Node& node, Slot& slot, const FieldPlan& field,
            TimeReading (*read)(std::string_view)) {
    // What cannot be written as text is written as a mapping of its fields; see encode.h.
    if (node.kind == NodeKind::kMapping) return Fill(node, slot.SetMessage(), *field.message);
    if (node.kind != NodeKind::kString) return false;
    const TimeReading reading = read(node.text);
    if (!reading.defect.empty()) {
      Report(kInvalidTime, node, Quoted(node.text) + " does not exist: " + reading.defect,
             "correct the value");
    }
    if (!reading.value) return false;
    SetTime(*reading.value, slot.SetMessage());
    return true;
  }

  void FreeStruct(const Node& node, Struct& to) {
    auto& fields = *to.mutable_fields();
    for (const Node& child : Children(node)) FreeValue(child, fields[std::string(child.key)]);
  }

  void FreeList(const Node& node, ListValue& to) {
    for (const Node& item : Children(node)) FreeValue(item, *to.add_values());
  }

  void FreeValue(const Node& node, google::protobuf::Value& to) {
    switch (node.kind) {
      case NodeKind::kNull:
        return to.set_null_value(google::protobuf::NULL_VALUE);
      case NodeKind::kBool:
        return to.set_bool_value(node.text == "true");
      case NodeKind::kNumber:
        return FreeNumber(node, to);
      case NodeKind::kString:
        if (IsNonFinite(node)) return to.set_null_value(google::protobuf::NULL_VALUE);
        return to.set_string_value(std::string(node.text));
      case NodeKind::kSequence:
        return FreeList(node, *to.mutable_list_value());
      case NodeKind::kMapping:
        return FreeStruct(node, *to.mutable_struct_value());
    }
  }

  void FreeNumber(const Node& node, google::protobuf::Value& to) {
    const DoubleReading reading = ReadDouble(node.text);
    if (reading.state == DoubleReading::State::kTooLarge) {
      ReportTooLarge(node);
      return to.set_null_value(google::protobuf::NULL_VALUE);
    }
    to.set_number_value(reading.value);
    if (reading.state == DoubleReading::State::kTooSmall) {
      ReportTooSmall(node);
    } else if (!KeepsDigits(node.text, reading.value)) {
      Report(kNumberPrecision, node,
             Quoted(node.text) + " has more digits than a double keeps: the binary form holds " +
                 PlainText(reading.value),
             "quote the number to keep every digit as text", Severity::kWarning);
    }
  }

  void ReportTooLarge(const Node& node) {
    Report(kNumberPrecision, node,
           Quoted(node.text) + " is beyond the range of a double, which ends at 1.8e308",
           "check the number; nothing that is measured comes near it");
  }

  void ReportTooSmall(const Node& node) {
    Report(kNumberPrecision, node,
           Quoted(node.text) + " is closer to 0 than a double can be (4.9e-324) and is read as 0",
           "write 0 or a number that can be held", Severity::kWarning);
  }

  void Report(const Rule& rule, const Node& node, std::string message, std::string hint,
              Severity severity = Severity::kError) {
    Finding finding = FindingAt(rule, tree_.source(), node, std::move(message), std::move(hint));
    finding.severity = severity;
    findings_.push_back(std::move(finding));
  }

  const document::Tree& tree_;
  std::vector<const Node*>* skipped_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> Decode(const document::Tree& tree, const Node& node, Message* message,
                            std::vector<const Node*>* skipped) {
  Decoder decoder(tree, skipped);
  decoder.Fill(node, *message, PlanOf(*message->GetDescriptor()));
  return decoder.TakeFindings();
}

}  // namespace smp::model
