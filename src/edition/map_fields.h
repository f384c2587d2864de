// Rows that say which field of an upstream message becomes which field of v1.
#pragma once

#include <span>
#include <string_view>

#include "document/tree.h"
#include "edition/tree_mapper.h"

namespace smp::edition {

// What becomes of a value on its way. A value that does not fit is left out: the schema check of
// v0.6 has said so.
enum class Convert : std::uint8_t {
  kCopy,               // as it is
  kCopyPositive,       // as it is; 0 is left out, because upstream's 0 is not stated and v1
                       // has no 0 there
  kMegabytes,          // times 10^6; see BytesText
  kPositiveMegabytes,  // both
  kMeshType,           // a name or number to the name; INVALID_MESH is left out
  kProtocol,           // a name or number to the name without prefix; PROTOCOL_INVALID is left
                       // out
  kMutualTls,          // true to ENABLED, false to DISABLED
  kTime,               // a point in time to the same one in UTC
};

struct FieldRow {
  std::string_view from;
  std::string_view to;  // a path
  Convert convert = Convert::kCopy;
};

// Maps the fields of the rows that a message has onto the members of `target`.
void MapFields(TreeMapper& mapper, const document::Node& message, document::Node& target,
               std::span<const FieldRow> rows);

// The member of a message with this name; null when it is absent or null, which proto3 takes for
// absent.
[[nodiscard]] const document::Node* Stated(const document::Node& message, std::string_view name);

// A whole number, also in quotes, as digits with an optional minus; empty when it is none.
[[nodiscard]] std::string IntegerText(const document::Node& value);

// Megabytes as bytes; empty when they are none, or more bytes than 64 bits hold. Upstream says MB
// and not which: it is read as 10^6 bytes, the meaning of the prefix in SI and IEC 80000-13. The
// other reading, 2^20 bytes, would be 4.9 % more; as both the use and the capacity of memory are
// read alike, their ratio does not change.
[[nodiscard]] std::string BytesText(const document::Node& megabytes);

}  // namespace smp::edition
