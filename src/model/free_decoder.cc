#include "model/free_decoder.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/wire_format_lite.h>

#include "model/model_number.h"

namespace smp::model {
namespace {

using document::Children;
using document::Node;
using document::NodeKind;
using google::protobuf::internal::WireFormatLite;

using FreeStruct = google::protobuf::Struct;
using FreeList = google::protobuf::ListValue;
using FreeValue = google::protobuf::Value;

constexpr std::uint32_t TagOf(int number, WireFormatLite::WireType type) {
  return WireFormatLite::MakeTag(number, type);
}
constexpr std::uint32_t MessageTag(int number) {
  return TagOf(number, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
}

// Of a map's entry.
constexpr int kKey = 1;
constexpr int kValue = 2;

}  // namespace

void FreeDecoder::Struct(const Node& mapping) {
  for (const Node& child : Children(mapping)) {
    const std::size_t entry = writer_.Begin(MessageTag(FreeStruct::kFieldsFieldNumber));
    writer_.Text(MessageTag(kKey), child.key);
    const std::size_t value = writer_.Begin(MessageTag(kValue));
    Value(child);
    writer_.End(value);
    writer_.End(entry);
  }
}

void FreeDecoder::List(const Node& sequence) {
  for (const Node& item : Children(sequence)) {
    const std::size_t value = writer_.Begin(MessageTag(FreeList::kValuesFieldNumber));
    Value(item);
    writer_.End(value);
  }
}

void FreeDecoder::Value(const Node& node) {
  switch (node.kind) {
    case NodeKind::kNull:
      return Null();
    case NodeKind::kBool:
      return writer_.Varint(
          TagOf(FreeValue::kBoolValueFieldNumber, WireFormatLite::WIRETYPE_VARINT),
          node.text == "true" ? 1 : 0);
    case NodeKind::kNumber:
      return Number(node);
    case NodeKind::kString:
      if (IsNonFinite(node)) return Null();
      return writer_.Text(MessageTag(FreeValue::kStringValueFieldNumber), node.text);
    case NodeKind::kSequence: {
      const std::size_t list = writer_.Begin(MessageTag(FreeValue::kListValueFieldNumber));
      List(node);
      return writer_.End(list);
    }
    case NodeKind::kMapping: {
      const std::size_t mapping = writer_.Begin(MessageTag(FreeValue::kStructValueFieldNumber));
      Struct(node);
      return writer_.End(mapping);
    }
  }
}

void FreeDecoder::Number(const Node& node) {
  const DoubleReading reading = ReadDouble(node.text);
  if (reading.state == DoubleReading::State::kTooLarge) {
    findings_.AddTooLarge(node);
    return Null();
  }
  writer_.Double(TagOf(FreeValue::kNumberValueFieldNumber, WireFormatLite::WIRETYPE_FIXED64),
                 reading.value);
  if (reading.state == DoubleReading::State::kTooSmall) {
    findings_.AddTooSmall(node);
  } else if (!KeepsDigits(node.text, reading.value)) {
    findings_.AddLostDigits(node, reading.value);
  }
}

void FreeDecoder::Null() {
  writer_.Varint(TagOf(FreeValue::kNullValueFieldNumber, WireFormatLite::WIRETYPE_VARINT),
                 google::protobuf::NULL_VALUE);
}

}  // namespace smp::model
