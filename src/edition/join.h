// Which messages of v0.6 belong together: results name the test configuration, the mesh
// configuration and the environment they are of by their ids.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "edition/step.h"

namespace smp::edition {

// Messages that become one document, by their index: results first. One alone stays alone.
struct Group {
  std::vector<std::size_t> members;
};

struct Grouping {
  std::vector<Group> groups;                   // in the order of their first member
  std::vector<std::vector<Finding>> findings;  // of each message: SMP5026, SMP5061
};

// Groups messages by their ids. Results that name the same messages share a group; a message that
// no result names stays alone, and one that results of two groups name is in both.
[[nodiscard]] Grouping GroupByIds(std::span<const Stage* const> messages);

}  // namespace smp::edition
