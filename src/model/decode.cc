#include "model/decode.h"

#include <google/protobuf/io/coded_stream.h>

#include <array>
#include <cassert>
#include <limits>

#include "document/text.h"
#include "model/decode_findings.h"
#include "model/free_decoder.h"
#include "model/message_plan.h"
#include "model/model_number.h"
#include "model/model_rules.h"
#include "model/names.h"
#include "model/time_text.h"
#include "model/wire_writer.h"

namespace smp::model {
namespace {

using document::Children;
using document::Node;
using document::NodeKind;
using google::protobuf::Message;

// Writes the bytes of a message, of which protobuf's own parser then makes the message: faster than
// setting its fields by reflection, and nothing of it needs descriptors.
class Decoder {
 public:
  Decoder(const document::Tree& tree, std::vector<const Node*>* skipped)
      : skipped_(skipped), findings_(tree) {}

  // Nothing is done when the node is no mapping.
  void Fill(const Node& node, const MessagePlan& plan) {
    if (node.kind != NodeKind::kMapping) return;
    std::array<const FieldPlan*, kMostOneofs> last = {};
    for (const Node& child : Children(node)) {
      const FieldPlan* field = plan.Find(child.key);
      if (field == nullptr) {
        Skip(child);
      } else if (Field(child, *field) && field->row->oneof != kNoOneof) {
        last[field->row->oneof] = field;
      }
    }
    if (skipped_ != nullptr && plan.row->oneof_count > 0) SkipReplaced(node, plan, last);
  }

  [[nodiscard]] std::string_view bytes() const { return writer_.bytes(); }
  [[nodiscard]] DecodeFindings& findings() { return findings_; }

 private:
  // tools/message_rows refuses a message with more.
  using LastMembers = std::array<const FieldPlan*, kMostOneofs>;

  // False when the message does not hold what the node says.
  bool Field(const Node& node, const FieldPlan& field) {
    if (field.row->is_map) {
      Map(node, field);
    } else if (field.row->is_repeated) {
      List(node, field);
    } else if (!Value(node, field)) {
      SkipUnlessNull(node);
      return false;
    }
    return true;
  }

  void Skip(const Node& node) {
    if (skipped_ != nullptr) skipped_->push_back(&node);
  }

  // A null says the same as nothing.
  void SkipUnlessNull(const Node& node) {
    if (node.kind != NodeKind::kNull) Skip(node);
  }

  // The members of a oneof that a later one has replaced.
  void SkipReplaced(const Node& node, const MessagePlan& plan, const LastMembers& last) {
    for (const Node& child : Children(node)) {
      const FieldPlan* field = plan.Find(child.key);
      if (field == nullptr || field->row->oneof == kNoOneof) continue;
      const FieldPlan* stays = last[field->row->oneof];
      if (stays != nullptr && stays != field) SkipUnlessNull(child);
    }
  }

  void List(const Node& node, const FieldPlan& field) {
    if (node.kind != NodeKind::kSequence) return SkipUnlessNull(node);
    for (const Node& item : Children(node)) {
      if (Value(item, field)) continue;
      EmptyValue(field);
      Skip(item);
    }
  }

  void EmptyValue(const FieldPlan& field) {
    switch (field.row->type) {
      case FieldType::kDouble:
        return writer_.Double(field.tag, 0);
      case FieldType::kString:
      case FieldType::kMessage:
        return writer_.Text(field.tag, {});
      default:
        return writer_.Varint(field.tag, 0);
    }
  }

  void Map(const Node& node, const FieldPlan& field) {
    if (node.kind != NodeKind::kMapping) return SkipUnlessNull(node);
    // Keys are texts: tools/message_rows refuses others.
    const FieldPlan& key = field.message->fields[0];
    const FieldPlan& value = field.message->fields[1];
    for (const Node& child : Children(node)) {
      const std::size_t before = writer_.size();
      const std::size_t entry = writer_.Begin(field.tag);
      writer_.Text(key.tag, child.key);
      if (Value(child, value)) {
        writer_.End(entry);
      } else {
        writer_.TakeBackTo(before);
        Skip(child);
      }
    }
  }

  // False, and nothing written, when the node does not fit.
  bool Value(const Node& node, const FieldPlan& field) {
    switch (field.row->type) {
      case FieldType::kInt32:
        return Integer<std::int32_t>(node, field);
      case FieldType::kInt64:
        return Integer<std::int64_t>(node, field);
      case FieldType::kUint32:
        return Integer<std::uint32_t>(node, field);
      case FieldType::kDouble:
        return Number(node, field);
      case FieldType::kBool:
        if (node.kind != NodeKind::kBool) return false;
        writer_.Varint(field.tag, node.text == "true" ? 1 : 0);
        return true;
      case FieldType::kEnum:
        return EnumValue(node, field);
      case FieldType::kString:
        if (node.kind == NodeKind::kNull || node.IsContainer()) return false;
        writer_.Text(field.tag, node.text);
        return true;
      case FieldType::kMessage:
        return MessageValue(node, field);
    }
    return false;
  }

  template <typename T>
  bool Integer(const Node& node, const FieldPlan& field) {
    const bool is_text = node.kind == NodeKind::kString && IsDigits(node.text);
    if (node.kind != NodeKind::kNumber && !is_text) return false;
    const IntegerReading reading = ReadInteger(node.text);
    if (reading.state == IntegerReading::State::kFraction) {
      findings_.AddFraction(node);
      return false;
    }
    const auto most = static_cast<std::uint64_t>(std::numeric_limits<T>::max());
    const std::uint64_t limit = !reading.negative ? most : std::is_signed_v<T> ? most + 1 : 0;
    if (reading.state == IntegerReading::State::kWhole && reading.magnitude <= limit) {
      // A negative number is written as its 64 bits, whatever its type.
      writer_.Varint(field.tag, reading.negative ? 0 - reading.magnitude : reading.magnitude);
      return true;
    }
    const bool is_bounded =
        reading.negative ? field.row->is_bounded_below : field.row->is_bounded_above;
    if (sizeof(T) == 8 && !is_bounded) findings_.AddOutOfRange(node, reading.negative);
    return false;
  }

  // The schema tells a number beyond the doubles.
  bool Number(const Node& node, const FieldPlan& field) {
    if (node.kind != NodeKind::kNumber) return false;
    const DoubleReading reading = ReadDouble(node.text);
    if (reading.state == DoubleReading::State::kTooLarge) return false;
    if (reading.state == DoubleReading::State::kTooSmall) findings_.AddTooSmall(node);
    writer_.Double(field.tag, reading.value);
    return true;
  }

  bool EnumValue(const Node& node, const FieldPlan& field) {
    if (node.kind == NodeKind::kString) {
      const EnumPlan& plan = *field.enumeration;
      const auto position = plan.names.Find(node.text);
      if (position == document::NameTable::kAbsent) return false;
      writer_.Varint(field.tag, static_cast<std::uint64_t>(plan.numbers[position]));
      return true;
    }
    if (node.kind != NodeKind::kNumber) return false;
    const IntegerReading reading = ReadInteger(node.text);
    constexpr std::uint64_t kMost = std::numeric_limits<std::int32_t>::max();
    if (reading.state != IntegerReading::State::kWhole ||
        reading.magnitude > kMost + (reading.negative ? 1 : 0)) {
      return false;
    }
    writer_.Varint(field.tag, reading.negative ? 0 - reading.magnitude : reading.magnitude);
    return true;
  }

  bool MessageValue(const Node& node, const FieldPlan& field) {
    switch (field.message->row->special) {
      case Special::kTimestamp:
        return Time(node, field, ReadTimestamp);
      case Special::kDuration:
        return Time(node, field, ReadDuration);
      case Special::kStruct:
        return node.kind == NodeKind::kMapping && Free(node, field, &FreeDecoder::Struct);
      case Special::kList:
        return node.kind == NodeKind::kSequence && Free(node, field, &FreeDecoder::List);
      case Special::kValue:
        return Free(node, field, &FreeDecoder::Value);
      case Special::kNone:
        return Nested(node, field);
    }
    return false;
  }

  bool Nested(const Node& node, const FieldPlan& field) {
    if (node.kind != NodeKind::kMapping) return false;
    const std::size_t message = writer_.Begin(field.tag);
    Fill(node, *field.message);
    writer_.End(message);
    return true;
  }

  bool Free(const Node& node, const FieldPlan& field, void (FreeDecoder::*write)(const Node&)) {
    const std::size_t message = writer_.Begin(field.tag);
    FreeDecoder decoder(writer_, findings_);
    (decoder.*write)(node);
    writer_.End(message);
    return true;
  }

  bool Time(const Node& node, const FieldPlan& field, TimeReading (*read)(std::string_view)) {
    // What cannot be written as text is written as a mapping of its fields; see encode.h.
    if (node.kind == NodeKind::kMapping) return Nested(node, field);
    if (node.kind != NodeKind::kString) return false;
    const TimeReading reading = read(node.text);
    if (!reading.defect.empty()) {
      findings_.Add(kInvalidTime, node,
                    document::Quoted(node.text) + " does not exist: " + reading.defect,
                    "correct the value");
    }
    if (!reading.value) return false;
    const std::size_t message = writer_.Begin(field.tag);
    writer_.Varint(field.message->fields[0].tag,
                   static_cast<std::uint64_t>(reading.value->seconds));
    writer_.Varint(field.message->fields[1].tag, static_cast<std::uint64_t>(reading.value->nanos));
    writer_.End(message);
    return true;
  }

  std::vector<const Node*>* skipped_;
  DecodeFindings findings_;
  WireWriter writer_;
};

// False for bytes that are too many. How deep they are nested, the tree has bounded.
bool Parse(std::string_view bytes, Message& message) {
  constexpr int kMost = std::numeric_limits<int>::max();
  // What the parser keeps free at the end of its input.
  constexpr std::size_t kSlack = 64;
  if (bytes.size() > std::size_t{kMost} - kSlack) return false;
  google::protobuf::io::CodedInputStream stream(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                                static_cast<int>(bytes.size()));
  stream.SetRecursionLimit(kMost);
  const bool is_whole = message.MergeFromCodedStream(&stream) && stream.ConsumedEntireMessage();
  assert(is_whole);
  return is_whole;
}

}  // namespace

std::vector<Finding> Decode(const document::Tree& tree, const Node& node, Message* message,
                            std::vector<const Node*>* skipped) {
  return Decode(tree, node, message->GetTypeName(), message, skipped);
}

std::vector<Finding> Decode(const document::Tree& tree, const Node& node,
                            std::string_view message_name, Message* message,
                            std::vector<const Node*>* skipped) {
  assert(message->GetTypeName() == message_name);
  Decoder decoder(tree, skipped);
  decoder.Fill(node, PlanOf(message_name));
  if (!Parse(decoder.bytes(), *message)) decoder.findings().AddTooBig(node);
  return decoder.findings().Take();
}

}  // namespace smp::model
