#include "schema/type_fit.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "document/number.h"
#include "schema/number_value.h"
#include "schema/suggest.h"

namespace smp::schema {

using document::Children;
using document::Find;
using document::Node;
using document::NodeKind;

namespace {

std::string_view TypeName(const Node& value) {
  switch (value.kind) {
    case NodeKind::kNull:
      return "null";
    case NodeKind::kBool:
      return "boolean";
    case NodeKind::kNumber:
      return "number";
    case NodeKind::kString:
      return "string";
    case NodeKind::kSequence:
      return "array";
    case NodeKind::kMapping:
      break;
  }
  return "object";
}

bool IsOfType(const Node& value, std::string_view type) {
  if (value.kind != NodeKind::kNumber) return TypeName(value) == type;
  const double number = NumberValue(value.text);
  return type == "number" ? std::isfinite(number) : type == "integer" && IsIntegral(number);
}

bool Takes(const std::vector<std::string_view>& types, std::string_view type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

// The number at the beginning of a text such as "12ms" or "1.5 GB"; empty when there is none.
std::string_view LeadingNumber(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() &&
         (std::string_view("0123456789.").find(text[size]) != std::string_view::npos))
    ++size;
  const std::string_view number = text.substr(0, size);
  return document::IsJsonNumber(number) ? number : std::string_view();
}

}  // namespace

bool AllowsType(const Node& schema, const Node& value) {
  const Node* type = Find(schema, "type");
  if (type == nullptr) return true;
  if (type->kind == NodeKind::kString) return IsOfType(value, type->text);
  for (const Node& item : Children(*type)) {
    if (IsOfType(value, item.text)) return true;
  }
  return false;
}

bool TakesNumber(const std::vector<std::string_view>& types) {
  return Takes(types, "number") || Takes(types, "integer");
}

bool IsNumberText(const Node& value) {
  return value.kind == NodeKind::kString && document::IsCoreNumber(value.text);
}

std::string WrongTypeHint(const Node& value, const std::vector<std::string_view>& types,
                          std::string_view unit) {
  if (value.kind == NodeKind::kNull) {
    const bool is_item = value.parent != nullptr && value.parent->kind == NodeKind::kSequence;
    return is_item ? "remove the item, or give it a value" : "remove the key, or give it a value";
  }
  if (TakesNumber(types) && value.kind == NodeKind::kString) {
    if (IsNumberText(value)) return "write " + std::string(value.text) + " without quotes";
    const std::string_view number = LeadingNumber(value.text);
    if (number.empty()) return {};
    if (unit.empty()) return "write the number alone";
    return "write the number alone, in " + std::string(unit);
  }
  if (Takes(types, "boolean") && value.kind == NodeKind::kString) {
    const std::string folded = Folded(value.text);
    if (folded == "true" || folded == "yes" || folded == "on") return "write true";
    if (folded == "false" || folded == "no" || folded == "off") return "write false";
  }
  if (Takes(types, "array") && value.kind != NodeKind::kSequence) return "put the value in a list";
  return {};
}

}  // namespace smp::schema
