#include "model/encode.h"

#include <google/protobuf/struct.pb.h>

#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "document/number.h"
#include "model/model_number.h"
#include "model/names.h"
#include "model/time_text.h"

namespace smp::model {
namespace {

using document::Node;
using document::NodeKind;
using document::ScalarStyle;
using document::Tree;
using google::protobuf::FieldDescriptor;
using google::protobuf::ListValue;
using google::protobuf::Message;
using google::protobuf::Reflection;
using google::protobuf::Struct;

// A value of a message: a field, or an item of a repeated one.
struct Value {
  const Message& message;
  const FieldDescriptor& field;
  int index = -1;  // of a repeated field

  template <typename T>
  [[nodiscard]] T Get(T (Reflection::*get)(const Message&, const FieldDescriptor*) const,
                      T (Reflection::*get_item)(const Message&, const FieldDescriptor*, int)
                          const) const {
    const Reflection& reflection = *message.GetReflection();
    return index < 0 ? (reflection.*get)(message, &field)
                     : (reflection.*get_item)(message, &field, index);
  }

  [[nodiscard]] const Message& GetMessage() const {
    const Reflection& reflection = *message.GetReflection();
    return index < 0 ? reflection.GetMessage(message, &field)
                     : reflection.GetRepeatedMessage(message, &field, index);
  }
};

Seconds GetTime(const Message& message) {
  const auto& type = *message.GetDescriptor();
  const Reflection& reflection = *message.GetReflection();
  return {reflection.GetInt64(message, type.FindFieldByNumber(1)),
          reflection.GetInt32(message, type.FindFieldByNumber(2))};
}

class Encoder {
 public:
  explicit Encoder(Tree& tree) : tree_(tree) {}

  Node* Mapping(const Message& message) {
    Node* mapping = tree_.NewNode(NodeKind::kMapping);
    const auto& type = *message.GetDescriptor();
    const Reflection& reflection = *message.GetReflection();
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      Node* member = nullptr;
      if (field.is_map()) {
        if (reflection.FieldSize(message, &field) > 0) member = Map(message, field);
      } else if (field.is_repeated()) {
        if (reflection.FieldSize(message, &field) > 0) member = List(message, field);
      } else if (reflection.HasField(message, &field)) {
        member = Encode({message, field});
      }
      if (member != nullptr) Add(mapping, field.name(), member);
    }
    return mapping;
  }

 private:
  // Requires: the key lives as long as the tree.
  static void Add(Node* mapping, std::string_view key, Node* member) {
    member->key = key;
    Tree::Append(mapping, member);
  }

  Node* Scalar(NodeKind kind, std::string text) {
    Node* node = tree_.NewNode(kind);
    node->text = tree_.Keep(std::move(text));
    return node;
  }

  // Text that would be taken for NaN or an infinity is quoted.
  Node* Text(std::string text) {
    Node* node = Scalar(NodeKind::kString, std::move(text));
    if (document::IsNonFiniteText(node->text)) node->style = ScalarStyle::kQuoted;
    return node;
  }

  Node* Bool(bool value) {
    Node* node = tree_.NewNode(NodeKind::kBool);
    node->text = value ? "true" : "false";
    return node;
  }

  template <typename T>
  Node* Float(T value) {
    if (std::isfinite(value)) return Scalar(NodeKind::kNumber, NumberText(value));
    Node* node = tree_.NewNode(NodeKind::kString);
    node->text = std::isnan(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
    return node;
  }

  template <typename T>
  Node* Integer(T value) {
    return Scalar(NodeKind::kNumber, std::to_string(value));
  }

  Node* Encode(const Value& value) {
    switch (value.field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
        return Integer(value.Get(&Reflection::GetInt32, &Reflection::GetRepeatedInt32));
      case FieldDescriptor::CPPTYPE_INT64:
        return Integer(value.Get(&Reflection::GetInt64, &Reflection::GetRepeatedInt64));
      case FieldDescriptor::CPPTYPE_UINT32:
        return Integer(value.Get(&Reflection::GetUInt32, &Reflection::GetRepeatedUInt32));
      case FieldDescriptor::CPPTYPE_UINT64:
        return Integer(value.Get(&Reflection::GetUInt64, &Reflection::GetRepeatedUInt64));
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return Float(value.Get(&Reflection::GetDouble, &Reflection::GetRepeatedDouble));
      case FieldDescriptor::CPPTYPE_FLOAT:
        return Float(value.Get(&Reflection::GetFloat, &Reflection::GetRepeatedFloat));
      case FieldDescriptor::CPPTYPE_BOOL:
        return Bool(value.Get(&Reflection::GetBool, &Reflection::GetRepeatedBool));
      case FieldDescriptor::CPPTYPE_ENUM:
        return EnumName(value);
      case FieldDescriptor::CPPTYPE_STRING:
        return Text(value.Get(&Reflection::GetString, &Reflection::GetRepeatedString));
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return MessageValue(value.GetMessage());
    }
    return nullptr;
  }

  Node* EnumName(const Value& value) {
    const int number = value.Get(&Reflection::GetEnumValue, &Reflection::GetRepeatedEnumValue);
    const auto* known = value.field.enum_type()->FindValueByNumber(number);
    if (known == nullptr) return Integer(number);
    Node* node = tree_.NewNode(NodeKind::kString);
    node->text = WrittenName(*known);
    return node;
  }

  Node* MessageValue(const Message& message) {
    switch (SpecialOf(*message.GetDescriptor())) {
      case Special::kTimestamp:
        return Time(message, TimestampText(GetTime(message)));
      case Special::kDuration:
        return Time(message, DurationText(GetTime(message)));
      case Special::kStruct:
        return FreeStruct(static_cast<const Struct&>(message));
      case Special::kList:
        return FreeList(static_cast<const ListValue&>(message));
      case Special::kValue:
        return FreeValue(static_cast<const google::protobuf::Value&>(message));
      case Special::kNone:
        break;
    }
    return Mapping(message);
  }

  Node* Time(const Message& message, std::optional<std::string> text) {
    return text ? Text(*std::move(text)) : Mapping(message);
  }

  Node* List(const Message& message, const FieldDescriptor& field) {
    Node* list = tree_.NewNode(NodeKind::kSequence);
    const int count = message.GetReflection()->FieldSize(message, &field);
    for (int i = 0; i < count; ++i) Tree::Append(list, Encode({message, field, i}));
    return list;
  }

  Node* Map(const Message& message, const FieldDescriptor& field) {
    const Reflection& reflection = *message.GetReflection();
    const FieldDescriptor& key = *field.message_type()->map_key();
    const FieldDescriptor& value = *field.message_type()->map_value();
    // A message that was just read may hold a key twice, of which the last one counts.
    std::map<std::string, const Message*> entries;
    const int count = reflection.FieldSize(message, &field);
    for (int i = 0; i < count; ++i) {
      const Message& entry = reflection.GetRepeatedMessage(message, &field, i);
      entries[entry.GetReflection()->GetString(entry, &key)] = &entry;
    }
    Node* mapping = tree_.NewNode(NodeKind::kMapping);
    for (const auto& [name, entry] : entries) {
      Add(mapping, tree_.Keep(name), Encode({*entry, value}));
    }
    return mapping;
  }

  Node* FreeStruct(const Struct& free) {
    const std::map<std::string, google::protobuf::Value> fields(free.fields().begin(),
                                                                free.fields().end());
    Node* mapping = tree_.NewNode(NodeKind::kMapping);
    for (const auto& [name, value] : fields) Add(mapping, tree_.Keep(name), FreeValue(value));
    return mapping;
  }

  Node* FreeList(const ListValue& free) {
    Node* list = tree_.NewNode(NodeKind::kSequence);
    for (const auto& value : free.values()) Tree::Append(list, FreeValue(value));
    return list;
  }

  Node* FreeValue(const google::protobuf::Value& value) {
    switch (value.kind_case()) {
      case google::protobuf::Value::kNumberValue:
        return Float(value.number_value());
      case google::protobuf::Value::kStringValue:
        return Text(value.string_value());
      case google::protobuf::Value::kBoolValue:
        return Bool(value.bool_value());
      case google::protobuf::Value::kStructValue:
        return FreeStruct(value.struct_value());
      case google::protobuf::Value::kListValue:
        return FreeList(value.list_value());
      default:
        return tree_.NewNode(NodeKind::kNull);
    }
  }

  Tree& tree_;
};

}  // namespace

Tree Encode(const Message& message, std::string source_name) {
  return Encode(message, std::make_shared<const document::Source>(std::move(source_name), ""));
}

Tree Encode(const Message& message, std::shared_ptr<const document::Source> source) {
  Tree tree(std::move(source));
  tree.set_root(Encoder(tree).Mapping(message));
  return tree;
}

}  // namespace smp::model
