#include "schema/program.h"

#include <algorithm>
#include <cmath>

#include "schema/keyword_check.h"
#include "schema/number_value.h"
#include "schema/program_types.h"

namespace smp::schema {

using document::Children;
using document::NameTable;
using document::Node;
using document::NodeKind;

bool Program::Holds(RowIndex index, const Node& value) const {
  if (index >= kNothing) return index == kAnything;
  const Row& row = rows_[index];
  switch (value.kind) {
    case NodeKind::kNull:
      if ((row.types & kNullType) == 0) return false;
      break;
    case NodeKind::kBool:
      if ((row.types & kBooleanType) == 0) return false;
      break;
    case NodeKind::kNumber: {
      const double number = NumberValue(value.text);
      const bool is_of_type = ((row.types & kNumberType) != 0 && std::isfinite(number)) ||
                              ((row.types & kIntegerType) != 0 && IsIntegral(number)) ||
                              row.types == kAnyType;
      if (!is_of_type || number < row.minimum || number > row.maximum ||
          number <= row.exclusive_minimum) {
        return false;
      }
      break;
    }
    case NodeKind::kString:
      if ((row.types & kStringType) == 0) return false;
      if (row.pattern != nullptr && !row.pattern->Matches(value.text)) return false;
      if (row.least_length > 0 && Characters(value.text) < row.least_length) return false;
      break;
    case NodeKind::kSequence:
      if ((row.types & kArrayType) == 0 || !ListHolds(row, value)) return false;
      break;
    case NodeKind::kMapping:
      if ((row.types & kObjectType) == 0) return false;
      if (row.object && !ObjectHolds(*row.object, value)) return false;
      break;
  }
  if (row.has_values && !IsListed(row, value)) return false;
  return row.one_of.empty() || OneHolds(row, value);
}

bool Program::IsListed(const Row& row, const Node& value) {
  if (value.kind == NodeKind::kString) return row.texts.Find(value.text) != NameTable::kAbsent;
  return std::any_of(row.values.begin(), row.values.end(),
                     [&value](const Node* listed) { return SameValue(value, *listed); });
}

bool Program::ListHolds(const Row& row, const Node& list) const {
  if (list.child_count < row.least_items) return false;
  if (row.items == kAnything) return true;
  for (const Node& item : Children(list)) {
    if (!Holds(row.items, item)) return false;
  }
  return true;
}

bool Program::ObjectHolds(const Object& object, const Node& mapping) const {
  std::uint64_t missing = object.required;
  for (const Node& member : Children(mapping)) {
    if (object.names != kAnything && !Holds(object.names, TextNode(member.key))) return false;
    const std::uint32_t position = object.members.Find(member.key);
    if (position == NameTable::kAbsent) {
      if (!Holds(object.others, member)) return false;
      continue;
    }
    if (position < kMostRequired) missing &= ~(std::uint64_t{1} << position);
    if (!Holds(object.rows[position], member)) return false;
  }
  return missing == 0;
}

bool Program::OneHolds(const Row& row, const Node& value) const {
  int count = 0;
  for (const RowIndex one : row.one_of) {
    if (Holds(one, value) && ++count > 1) return false;
  }
  return count == 1;
}

}  // namespace smp::schema
