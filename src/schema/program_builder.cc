// A prepared schema to the rows of a program.
#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "schema/keyword_check.h"
#include "schema/keywords.h"
#include "schema/number_value.h"
#include "schema/program.h"
#include "schema/program_types.h"

namespace smp::schema {

using document::Children;
using document::Find;
using document::NameTable;
using document::Node;
using document::NodeKind;

class ProgramBuilder {
 public:
  explicit ProgramBuilder(const PreparedSchema& schema) : schema_(schema) {}

  std::optional<Program> Build() {
    RowOf(schema_.root());
    if (!understood_) return std::nullopt;
    return std::move(program_);
  }

 private:
  using Row = Program::Row;
  using Object = Program::Object;
  using RowIndex = Program::RowIndex;

  // The row of a schema; one that was built before is not built again.
  RowIndex RowOf(const Node& schema) {
    const Node& resolved = schema_.Resolved(schema);
    if (resolved.kind == NodeKind::kBool) {
      return IsTrue(resolved) ? Program::kAnything : Program::kNothing;
    }
    const auto [entry, is_new] =
        rows_.try_emplace(&resolved, static_cast<RowIndex>(program_.rows_.size()));
    const RowIndex index = entry->second;
    if (is_new) {
      program_.rows_.emplace_back();
      Row row = Fill(resolved);
      program_.rows_[index] = std::move(row);
    }
    return index;
  }

  Row Fill(const Node& schema) {
    Row row;
    row.types = kAnyType;
    for (const Node& keyword : Children(schema)) {
      if (!TakeOfValue(keyword, row) && !TakeOfContainer(keyword, schema, row)) {
        understood_ = understood_ && IsAnnotation(keyword.key);
      }
    }
    return row;
  }

  // What says nothing about the value.
  static bool IsAnnotation(std::string_view name) {
    constexpr std::string_view kAnnotations[] = {
        "$id", "$schema", "$comment", "default", "definitions", "description", "examples", "title"};
    return std::find(std::begin(kAnnotations), std::end(kAnnotations), name) !=
           std::end(kAnnotations);
  }

  // Keywords that speak of scalars.
  bool TakeOfValue(const Node& keyword, Row& row) {
    const std::string_view name = keyword.key;
    if (name == "type") {
      row.types = TypesOf(keyword);
    } else if (name == "minimum") {
      row.minimum = NumberValue(keyword.text);
    } else if (name == "maximum") {
      row.maximum = NumberValue(keyword.text);
    } else if (name == "exclusiveMinimum") {
      row.exclusive_minimum = NumberValue(keyword.text);
    } else if (name == kPatternKeyword) {
      row.pattern = &schema_.PatternOf(keyword.text);
    } else if (name == kMinLengthKeyword) {
      row.least_length = CountOf(keyword);
    } else if (name == "enum") {
      TakeEnum(keyword, row);
    } else if (name == "oneOf") {
      for (const Node& one : Children(keyword)) row.one_of.push_back(RowOf(one));
    } else {
      return false;
    }
    return true;
  }

  // Keywords that speak of lists and objects.
  bool TakeOfContainer(const Node& keyword, const Node& schema, Row& row) {
    const std::string_view name = keyword.key;
    if (name == "items") {
      if (keyword.kind == NodeKind::kSequence) return false;
      row.items = RowOf(keyword);
    } else if (name == "minItems") {
      row.least_items = CountOf(keyword);
    } else if (name == "properties" || name == "required" || name == "additionalProperties" ||
               name == "propertyNames") {
      if (!row.object) row.object = ObjectOf(schema);
    } else {
      return name == kPropertyNamesKeyword;  // read by way of propertyNames
    }
    return true;
  }

  static std::uint8_t TypesOf(const Node& keyword) {
    const auto type_of = [](std::string_view name) -> std::uint8_t {
      for (const TypeName& row : kTypeNames) {
        if (row.name == name) return row.type;
      }
      return 0;
    };
    if (keyword.kind != NodeKind::kSequence) return type_of(keyword.text);
    std::uint8_t types = 0;
    for (const Node& one : Children(keyword)) types |= type_of(one.text);
    return types;
  }

  std::uint64_t CountOf(const Node& keyword) {
    constexpr double kMost = 1e15;
    const double count = NumberValue(keyword.text);
    understood_ = understood_ && count >= 0 && count <= kMost;
    return understood_ ? static_cast<std::uint64_t>(count) : 0;
  }

  static void TakeEnum(const Node& keyword, Row& row) {
    std::vector<std::string_view> texts;
    for (const Node& value : Children(keyword)) {
      if (value.kind == NodeKind::kString) {
        texts.push_back(value.text);
      } else {
        row.values.push_back(&value);
      }
    }
    row.has_values = true;
    row.texts = NameTable(texts);
  }

  // The members that are required come first: a bit tells each of them.
  Object ObjectOf(const Node& schema) {
    Object object;
    std::vector<std::string_view> names;
    if (const Node* required = Find(schema, "required"); required != nullptr) {
      for (const Node& name : Children(*required)) {
        if (std::find(names.begin(), names.end(), name.text) == names.end()) {
          names.push_back(name.text);
        }
      }
    }
    understood_ = understood_ && names.size() <= kMostRequired;
    for (std::size_t i = 0; i < names.size() && understood_; ++i) {
      object.required |= std::uint64_t{1} << i;
    }
    if (const Node* others = Find(schema, "additionalProperties"); others != nullptr) {
      object.others = RowOf(*others);
    }
    const Node* properties = Find(schema, "properties");
    for (const std::string_view name : names) {
      const Node* member = properties == nullptr ? nullptr : Find(*properties, name);
      object.rows.push_back(member == nullptr ? object.others : RowOf(*member));
    }
    if (properties != nullptr) {
      for (const Node& member : Children(*properties)) {
        if (std::find(names.begin(), names.end(), member.key) != names.end()) continue;
        names.push_back(member.key);
        object.rows.push_back(RowOf(member));
      }
    }
    if (const Node* keys = Find(schema, "propertyNames"); keys != nullptr) {
      object.names = RowOf(*keys);
    }
    object.members = NameTable(names);
    return object;
  }

  const PreparedSchema& schema_;
  Program program_;
  std::unordered_map<const Node*, RowIndex> rows_;
  bool understood_ = true;
};

std::optional<Program> Program::Build(const PreparedSchema& schema) {
  return ProgramBuilder(schema).Build();
}

}  // namespace smp::schema
