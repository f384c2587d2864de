// What becomes of values of v0.2 that v0.6 holds otherwise; see upgrade_v02.h.
#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>

#include "document/tree.h"
#include "smp/upgrade.h"

namespace smp::edition {

// An enum whose numbers moved up by one in v0.3.0.
struct EnumMove {
  std::string_view type;  // in v0.6
  int highest;            // of the numbers up to v0.2.1
  const ChangeRule* moved;
  const ChangeRule* defaulted;
};

// The row for a field of v0.6; null when it is of no such enum.
[[nodiscard]] const EnumMove* FindEnumMove(const google::protobuf::FieldDescriptor& field);

// The name in v0.6 of a number up to v0.2.1; empty when there was no such number.
[[nodiscard]] std::string_view NameOfOldNumber(const document::Node& number,
                                               const google::protobuf::FieldDescriptor& field,
                                               const EnumMove& move);

// The pointer of a message in a document of v0.2 ("/node/0") with the field names of v0.6. What is
// no field stays. `message` is the outermost one, of v0.2.
[[nodiscard]] std::string PointerInV06(std::string_view pointer,
                                       const google::protobuf::Descriptor& message);

}  // namespace smp::edition
