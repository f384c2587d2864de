// What none of several messages states of the document that they were made of.
#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "document/tree.h"
#include "edition/tree_mapper.h"

namespace smp::edition {

class Losses {
 public:
  // Says what the result of a mapping states: `message` and what its mapper claimed.
  void AddUsed(const TreeMapper& mapper, const document::Node& message);

  // Says that what is in these nodes is stated.
  void AddStated(const std::vector<const document::Node*>& nodes) {
    used_.insert(nodes.begin(), nodes.end());
  }

  // The values below `root` that nothing states, in document order. A mapping or list of which
  // nothing is stated stands for all that is in it. Null is absent but in `extensions`, where it is
  // a value.
  [[nodiscard]] std::vector<const document::Node*> Below(const document::Node& root) const;

 private:
  enum class State : std::uint8_t { kNothing, kStated, kLost, kMixed };

  void Add(const document::Node& node);
  State Collect(const document::Node& node, bool is_free,
                std::vector<const document::Node*>* lost) const;

  std::unordered_set<const document::Node*> used_;
};

}  // namespace smp::edition
