// What decoding needs to know of a message type, looked up once and not for every value: fields by
// name with their kinds and bounds, enum values by name. Made from the descriptors, so from the
// protos.
#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string_view>
#include <vector>

#include "document/name_table.h"
#include "model/names.h"

namespace smp::model {

struct MessagePlan;

struct FieldPlan {
  const google::protobuf::FieldDescriptor* field = nullptr;
  google::protobuf::FieldDescriptor::CppType cpp_type = {};
  bool is_repeated = false;
  bool is_map = false;
  // The schema has a bound on this side of zero.
  bool is_bounded_below = false;
  bool is_bounded_above = false;
  Special special = Special::kNone;      // of a message
  const MessagePlan* message = nullptr;  // of a message; of a map, its entry
  document::NameTable enum_names;        // of an enum: as documents write them
  std::vector<int> enum_numbers;         // the same
};

// Immutable and kept for the life of the process, so thread-safe.
struct MessagePlan {
  const google::protobuf::Reflection* reflection = nullptr;
  document::NameTable names;
  std::vector<FieldPlan> fields;  // by position in `names`
  bool has_oneof = false;

  // Null when the type has no such field.
  [[nodiscard]] const FieldPlan* Find(std::string_view name) const {
    const std::uint32_t position = names.Find(name);
    return position == document::NameTable::kAbsent ? nullptr : &fields[position];
  }
};

// Takes a lock: ask once for a tree. Requires: a generated type.
[[nodiscard]] const MessagePlan& PlanOf(const google::protobuf::Descriptor& type);

}  // namespace smp::model
