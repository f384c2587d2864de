#include "schema/cure.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "document/number.h"
#include "document/text.h"
#include "schema/number_value.h"
#include "schema/suggest.h"
#include "schema/type_fit.h"
#include "schema/wording.h"

namespace smp::schema {

using document::Children;
using document::Find;
using document::Joined;
using document::Node;
using document::NodeKind;

namespace {

constexpr std::string_view kOrAbsent = ", or leave the field out if it is not known";
constexpr std::size_t kMaxListedValues = 60;
// Bounds of 32 and 64 bits say nothing about the quantity.
constexpr double kWordSize = 2147483647.0;

// The number at the beginning of a text such as "12ms" or "1.5 GB"; empty when there is none.
std::string_view LeadingNumber(std::string_view text) {
  const std::size_t size = std::min(text.find_first_not_of("0123456789."), text.size());
  const std::string_view number = text.substr(0, size);
  return document::IsJsonNumber(number) ? number : std::string_view();
}

std::string NullCure(const Node& value, bool may_be_absent) {
  const bool is_item = value.parent != nullptr && value.parent->kind == NodeKind::kSequence;
  if (is_item) return "remove the item, or give it a value";
  return may_be_absent ? "remove the key, or give it a value" : "give it a value";
}

std::string NumberTextCure(const Node& value, const std::vector<std::string_view>& types,
                           std::string_view unit, bool may_be_absent) {
  if (IsNumberText(value)) {
    const bool fits = Takes(types, "number") || IsIntegral(NumberValue(value.text));
    return fits ? Joined({"write ", value.text, " without quotes"}) : "write a whole number";
  }
  const bool has_number = !LeadingNumber(value.text).empty();
  std::string cure = has_number ? "write the number alone" : "write the number in digits";
  if (!unit.empty()) cure.append(", in ").append(unit);
  if (!has_number && may_be_absent) cure += kOrAbsent;
  return cure;
}

std::string BooleanTextCure(std::string_view text) {
  const std::string folded = Folded(text);
  if (folded == "true" || folded == "yes" || folded == "on") return "write true";
  if (folded == "false" || folded == "no" || folded == "off") return "write false";
  return "write true or false";
}

}  // namespace

std::string TypeCure(const Node& value, const std::vector<std::string_view>& types,
                     std::string_view unit, std::string_view expected, bool may_be_absent) {
  if (value.kind == NodeKind::kNull) return NullCure(value, may_be_absent);
  if (TakesNumber(types) && value.kind == NodeKind::kString) {
    return NumberTextCure(value, types, unit, may_be_absent);
  }
  if (TakesNumber(types) && value.kind == NodeKind::kNumber) return "write a whole number";
  if (Takes(types, "boolean") && value.kind == NodeKind::kString) {
    return BooleanTextCure(value.text);
  }
  if (Takes(types, "array") && value.kind != NodeKind::kSequence) return "put the value in a list";
  if (Takes(types, "object") && !value.IsContainer()) {
    return "write its fields, each as `name: value`";
  }
  std::string cure = Joined({"write ", expected});
  if (value.kind == NodeKind::kSequence) cure += ", not a list";
  if (value.kind == NodeKind::kMapping) cure += ", not a mapping";
  return cure;
}

std::string RangeCure(const Node& schema, double value, std::string_view unit, bool may_be_absent) {
  const auto bound = [&](std::string_view keyword) {
    const Node* limit = Find(schema, keyword);
    return limit == nullptr ? std::nan("") : NumberValue(limit->text);
  };
  const auto is_small = [](double limit) { return std::fabs(limit) < kWordSize; };
  const double low = bound("minimum");
  const double above = bound("exclusiveMinimum");
  std::string cure;
  if (value < low && is_small(low)) {
    cure = Joined({"write ", ShortestNumber(low), " or more"});
  } else if (value <= above && is_small(above)) {
    cure = Joined({"write a number above ", ShortestNumber(above)});
  } else if (!unit.empty()) {
    cure = Joined({"check that the number is in ", unit});
  } else {
    cure = "check the number";
  }
  if (may_be_absent) cure += kOrAbsent;
  return cure;
}

std::string EnumCure(const Node& values) {
  std::vector<std::string_view> names;
  for (const Node& value : Children(values)) {
    if (!value.IsContainer() && value.kind != NodeKind::kNull) names.push_back(value.text);
  }
  if (names.size() <= kMaxEnumWords || names.size() > kMaxListedValues) {
    return names.size() == 1 ? Joined({"write ", names.front()})
                             : "write one of the allowed values";
  }
  std::string cure = "write one of them; the others are ";
  for (std::size_t i = kMaxEnumWords; i < names.size(); ++i) {
    if (i > kMaxEnumWords) cure += ", ";
    cure += names[i];
  }
  return cure;
}

std::string AddCure(double missing, std::string_view noun, bool may_be_absent) {
  const std::string count = missing == 1 ? "one" : ShortestNumber(missing);
  std::string cure = Joined({"add ", count, missing == 1 ? " " : " more ", noun});
  if (missing != 1) cure += 's';
  if (may_be_absent) cure += ", or remove the key";
  return cure;
}

}  // namespace smp::schema
