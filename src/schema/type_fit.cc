#include "schema/type_fit.h"

#include <algorithm>
#include <cmath>

#include "document/number.h"
#include "schema/number_value.h"

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

bool Takes(const std::vector<std::string_view>& types, std::string_view type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

bool TakesNumber(const std::vector<std::string_view>& types) {
  return Takes(types, "number") || Takes(types, "integer");
}

bool IsNumberText(const Node& value) {
  return value.kind == NodeKind::kString && document::IsCoreNumber(value.text);
}

}  // namespace smp::schema
