#include "model/text_field.h"

#include <vector>

#include "model/names.h"

namespace smp::model {
namespace {

using document::Node;
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// From below `message` down to `node`; empty when it does not stand there.
std::vector<const Node*> PathTo(const Node& node, const Node& message) {
  std::vector<const Node*> path;
  for (const Node* at = &node; at != &message; at = at->parent) {
    if (at == nullptr) return {};
    path.insert(path.begin(), at);
  }
  return path;
}

// By either of its spellings.
const FieldDescriptor* FieldOf(const Descriptor& type, const Node& member) {
  const FieldDescriptor* field = FindField(type, member.key);
  return field != nullptr ? field : type.FindFieldByCamelcaseName(std::string(member.key));
}

}  // namespace

bool IsTextField(const Node& node, const Node& message, const Descriptor& type) {
  const Descriptor* at = &type;
  const FieldDescriptor* field = nullptr;
  bool is_whole = false;  // `field` is told by a list or a map, of which an item is still to come
  for (const Node* step : PathTo(node, message)) {
    if (is_whole) {
      if (field->is_map()) field = field->message_type()->map_value();
      is_whole = false;
    } else {
      if (at == nullptr) return false;
      field = FieldOf(*at, *step);
      if (field == nullptr) return false;
      is_whole = field->is_repeated();
    }
    if (is_whole) continue;
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    at = is_message ? field->message_type() : nullptr;
    if (is_message && SpecialOf(*at) != Special::kNone) return false;
  }
  return field != nullptr && !is_whole && field->type() == FieldDescriptor::TYPE_STRING;
}

}  // namespace smp::model
