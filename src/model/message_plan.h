// What decoding needs to know of a message type, looked up once and not for every value: fields by
// name with their kinds and bounds, enum values by name. Made from rows, so from the protos.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/name_table.h"
#include "model/message_rows.h"

namespace smp::model {

struct MessagePlan;

// The names of an enum's values, as documents write them and in whole.
struct EnumPlan {
  document::NameTable names;
  std::vector<std::int32_t> numbers;  // by position in `names`
};

struct FieldPlan {
  const FieldRow* row = nullptr;
  std::uint32_t tag = 0;                  // its number and how it is encoded, as on the wire
  const MessagePlan* message = nullptr;   // of a message; of a map, its entry
  const EnumPlan* enumeration = nullptr;  // of an enum
};

// Immutable and kept for the life of the process, so thread-safe.
struct MessagePlan {
  const MessageRow* row = nullptr;
  document::NameTable names;
  std::vector<FieldPlan> fields;  // by position in `names`

  // Null when the type has no such field.
  [[nodiscard]] const FieldPlan* Find(std::string_view name) const {
    const std::uint32_t position = names.Find(name);
    return position == document::NameTable::kAbsent ? nullptr : &fields[position];
  }
};

// Made at the first call, with those of the messages in it. Thread-safe, but takes a lock: ask once
// for a tree. Requires: a message that a document can be or hold, such as "smp.v1.Report".
[[nodiscard]] const MessagePlan& PlanOf(std::string_view full_name);

}  // namespace smp::model
