// What the same message says in v0.2 and in v0.6. Both editions have the same field numbers, but
// v0.3.0 moved the numbers of enum values up by one: 2 was ISTIO and is CONSUL. Nothing in the
// bytes tells which of the two was meant.
#pragma once

#include <google/protobuf/message.h>

#include <cstddef>
#include <string>

namespace smp::model {

struct TwoReadings {
  std::size_t count = 0;  // fields that the two editions read differently
  // The first of them: "mesh_type.type is ISTIO in v0.2 and CONSUL in v0.6".
  std::string first;
};

// What a message of smp.v0 says otherwise when its bytes are those of v0.2. Nothing when it holds a
// field or a number that only v0.6 has, since then there is one reading. An absent value counts: it
// was 0, which had a meaning up to v0.2.1.
[[nodiscard]] TwoReadings FindTwoReadings(const google::protobuf::Message& message);

}  // namespace smp::model
