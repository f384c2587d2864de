#include "model/text_placer.h"

#include <google/protobuf/descriptor.h>

#include <cstddef>
#include <map>
#include <string_view>

#include "model/names.h"

namespace smp::model {
namespace {

using document::Node;
using document::NodeKind;
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Gives the nodes that Encode made of a message the places that its fields have in the text.
class Placer {
 public:
  static void Fields(Node& mapping, const Message& message, const TextPlace& place) {
    mapping.span = place.value;
    const Descriptor& type = *message.GetDescriptor();
    for (Node* child = mapping.first_child; child != nullptr; child = child->next) {
      const FieldDescriptor* field = FindField(type, child->key);
      const TextPlace* first = place.Find(field->name());
      if (first == nullptr) continue;  // no text is without one
      child->key_span = first->key;
      if (field->is_map()) {
        Entries(*child, message, *field, place);
      } else if (field->is_repeated()) {
        Items(*child, message, *field, place);
      } else {
        Value(*child, SubMessage(message, *field), *first);
      }
    }
  }

 private:
  static const Message* SubMessage(const Message& message, const FieldDescriptor& field) {
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return nullptr;
    return &message.GetReflection()->GetMessage(message, &field);
  }

  // `message` is null for a scalar.
  static void Value(Node& node, const Message* message, const TextPlace& place) {
    node.span = place.value;
    if (message == nullptr) return;
    switch (SpecialOf(*message->GetDescriptor())) {
      case Special::kStruct:
        return Entries(node, *message, *FindField(*message->GetDescriptor(), "fields"), place);
      case Special::kList:
        return Items(node, *message, *FindField(*message->GetDescriptor(), "values"), place);
      case Special::kValue:
        return FreeValue(node, *message, place);
      default:
        if (node.kind == NodeKind::kMapping) Fields(node, *message, place);
    }
  }

  static void FreeValue(Node& node, const Message& message, const TextPlace& place) {
    const auto* kind = message.GetReflection()->GetOneofFieldDescriptor(
        message, message.GetDescriptor()->FindOneofByName("kind"));
    if (kind == nullptr) return;
    const TextPlace* inner = place.Find(kind->name());
    if (inner != nullptr) Value(node, SubMessage(message, *kind), *inner);
  }

  // After parsing, the entries of a map are in the order of the text.
  static void Entries(Node& mapping, const Message& message, const FieldDescriptor& field,
                      const TextPlace& place) {
    const auto& reflection = *message.GetReflection();
    const FieldDescriptor& key = *field.message_type()->map_key();
    const FieldDescriptor& value = *field.message_type()->map_value();
    std::map<std::string_view, Node*> children;
    for (Node* child = mapping.first_child; child != nullptr; child = child->next) {
      children.emplace(child->key, child);
    }
    const int count = reflection.FieldSize(message, &field);
    for (int i = 0; i < count; ++i) {
      const TextPlace* at = place.Find(field.name(), static_cast<std::size_t>(i));
      const Message& entry = reflection.GetRepeatedMessage(message, &field, i);
      const auto child = children.find(entry.GetReflection()->GetString(entry, &key));
      if (at == nullptr || child == children.end()) continue;
      if (!IsFree(*message.GetDescriptor())) Extend(mapping, *at, i == 0);
      const TextPlace* key_at = at->Find("key");
      const TextPlace* value_at = at->Find("value");
      child->second->key_span = key_at != nullptr ? key_at->value : at->key;
      // An entry without value has the type's zero.
      child->second->span = at->value;
      if (value_at != nullptr) Value(*child->second, SubMessage(entry, value), *value_at);
    }
  }

  static void Items(Node& list, const Message& message, const FieldDescriptor& field,
                    const TextPlace& place) {
    std::size_t index = 0;
    for (Node* item = list.first_child; item != nullptr; item = item->next, ++index) {
      const TextPlace* at = place.Find(field.name(), index);
      if (at == nullptr) return;
      const bool is_message = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
      Value(*item,
            is_message ? &message.GetReflection()->GetRepeatedMessage(message, &field,
                                                                      static_cast<int>(index))
                       : nullptr,
            *at);
      if (!IsFree(*message.GetDescriptor())) Extend(list, *at, index == 0);
    }
  }

  // A field that is repeated goes from its first value to its last.
  static void Extend(Node& node, const TextPlace& place, bool first) {
    if (first) node.span.begin = place.value.begin;
    node.span.end = place.value.end;
  }
};

}  // namespace

void PlaceFields(Node& mapping, const Message& message, const TextPlace& place) {
  Placer::Fields(mapping, message, place);
}

}  // namespace smp::model
