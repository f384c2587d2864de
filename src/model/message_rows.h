// What decoding needs to know of the messages of the specification, as rows of constants.
// tools/message_rows writes them from the descriptors whenever the library is built, so a program
// has them when it starts: building descriptors takes protobuf longer than checking a report.
#pragma once

#include <cstdint>
#include <span>

#include "model/names.h"

namespace smp::model {

// The types of fields that the specification has.
enum class FieldType : std::uint8_t {
  kBool,
  kInt32,
  kInt64,
  kUint32,
  kDouble,
  kString,
  kEnum,
  kMessage
};

// Names stand in the rows themselves: pointers to them would have to be relocated at each start.
inline constexpr std::size_t kRowNameSize = 64;

inline constexpr std::size_t kMostOneofs = 4;
inline constexpr std::uint8_t kNoOneof = 0xFF;

struct FieldRow {
  char name[kRowNameSize];
  std::uint16_t number;
  FieldType type;
  bool is_repeated;  // of a map, too
  bool is_map;
  // The schema has a bound on this side of zero.
  bool is_bounded_below;
  bool is_bounded_above;
  std::uint8_t oneof;  // its position in the message, or kNoOneof
  // Of a message or an enum: its row. Of a map: the row of the message that is its entry.
  std::uint16_t target;
};

struct EnumValueRow {
  char name[kRowNameSize];         // the whole one
  std::uint8_t written_name_from;  // where the name that documents write begins in it
  std::int32_t number;
};

struct EnumRow {
  std::uint16_t first_value;
  std::uint16_t value_count;
};

struct MessageRow {
  char name[kRowNameSize];  // the full one, smp.v1.Report
  std::uint16_t first_field;
  std::uint16_t field_count;
  std::uint8_t oneof_count;
  Special special;
};

struct MessageRows {
  std::span<const MessageRow> messages;  // ordered by name
  std::span<const FieldRow> fields;
  std::span<const EnumRow> enums;
  std::span<const EnumValueRow> enum_values;
};

// Every message that a document can be, and every one in those. Generated.
[[nodiscard]] MessageRows AllMessageRows();

}  // namespace smp::model
