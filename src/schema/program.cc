#include "schema/program.h"

#include <cmath>

#include "schema/keyword_check.h"
#include "schema/number_value.h"
#include "schema/program_types.h"

namespace smp::schema {

using document::Children;
using document::NameTable;
using document::Node;
using document::NodeKind;

namespace {

// The value of most numbers of a report: few digits and nothing else. Negative for others.
double ShortWholeNumber(std::string_view text) {
  constexpr std::size_t kMostDigits = 15;  // all of them are doubles
  if (text.size() > kMostDigits) return -1;
  std::uint64_t value = 0;
  for (const char c : text) {
    const auto digit = static_cast<unsigned char>(c - '0');
    if (digit > 9) return -1;
    value = value * 10 + digit;
  }
  return static_cast<double>(value);
}

struct Number {
  double value;
  bool is_integral;
};

Number NumberOf(std::string_view text) {
  if (const double whole = ShortWholeNumber(text); whole >= 0) return {whole, true};
  const double value = NumberValue(text);
  return {value, IsIntegral(value)};
}

}  // namespace

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
      const Number number = NumberOf(value.text);
      const bool is_of_type = ((row.types & kNumberType) != 0 && std::isfinite(number.value)) ||
                              ((row.types & kIntegerType) != 0 && number.is_integral) ||
                              row.types == kAnyType;
      if (!is_of_type || number.value < row.minimum || number.value > row.maximum ||
          number.value <= row.exclusive_minimum) {
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
  if (row.is_text_enum &&
      (value.kind != NodeKind::kString || row.texts.Find(value.text) == NameTable::kAbsent)) {
    return false;
  }
  return row.one_of.empty() || OneHolds(row, value);
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
