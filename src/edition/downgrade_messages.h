// The parts of a document of v1 that make each message of v0.6; the way back of map_messages.h.
#pragma once

#include <cstddef>
#include <vector>

#include "document/tree.h"
#include "edition/field_writer.h"
#include "edition/tree_mapper.h"
#include "edition/v1_parts.h"

namespace smp::edition {

// Text that v1 has once and v0.6 in each node or result: how much of it is written at most.
inline constexpr std::size_t kMostRepeatedText = std::size_t{16} << 20;

class KeptPlaces;

// What a message is made with.
struct Draft {
  TreeMapper& mapper;
  FieldWriter& writer;
  const V1Parts& parts;
  KeptPlaces& places;
};

void WriteTestConfig(const Draft& draft);
void WriteTestResult(const Draft& draft, const document::Node& result);
// With the use of the components that the first result states.
void WriteMeshConfig(const Draft& draft);

// A pool and the nodes that were made of it.
struct Pool {
  const document::Node* pool;
  const document::Node* count;  // null: not stated
  document::Node* first;
  document::Node* last;
};

// With the use of the services that the first result states.
[[nodiscard]] std::vector<Pool> WriteEnvironment(const Draft& draft);
// Logs pools whose nodes the environment cannot tell from those of the pool before. Call it when
// the nodes are complete.
void TellJoinedPools(TreeMapper& mapper, const std::vector<Pool>& pools);

// The first result, or null.
[[nodiscard]] const document::Node* FirstResult(const V1Parts& parts);
// Takes an aggregation or population UNDECLARED, which is what v0.6 means by saying nothing.
void TakeUndeclared(const Draft& draft, const document::Node* value);

}  // namespace smp::edition
