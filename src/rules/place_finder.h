// Finds the nodes that JSON Pointers lead to, many of them in one tree.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/tree.h"

namespace smp::rules {

// Keeps an index of each large list or mapping that it went through, so that the time for many
// pointers grows with their number and not with the length of the lists as well.
class PlaceFinder {
 public:
  explicit PlaceFinder(const document::Node& report_node);

  // The node to report at: the deepest one that exists on the way and that somebody wrote. In a
  // tree that was made from another one, what stands for a node that nobody wrote (the list around
  // a single result, say) is the nearest one above it that was.
  [[nodiscard]] const document::Node& PlaceOf(std::string_view pointer);

 private:
  struct Index {
    std::vector<const document::Node*> items;
    std::unordered_map<std::string_view, const document::Node*> by_key;
  };

  [[nodiscard]] const document::Node* ChildOf(const document::Node& node, std::string_view token);
  [[nodiscard]] const Index& IndexOf(const document::Node& node);

  const document::Node& report_node_;
  bool made_from_another_;
  std::unordered_map<const document::Node*, Index> indexes_;
};

}  // namespace smp::rules
