// Documents that are nearly right in structure: seeded edits of a tree, the same from run to run.
#pragma once

#include <cstdint>
#include <string>

#include "document/tree.h"

namespace smp::schema_test {

class TreeMutator {
 public:
  explicit TreeMutator(std::uint64_t seed) : state_(seed) {}

  // A number that nobody expects.
  std::size_t Next();
  // A copy of the tree with one to three edits: members and items left out, repeated or renamed,
  // values of another kind, numbers and texts at the edge of what is allowed.
  document::Tree Mutate(const document::Tree& original);

 private:
  void Edit(document::Tree& tree);
  void EditScalar(document::Tree& tree, document::Node& node);
  void EditContainer(document::Tree& tree, document::Node& node);

  std::uint64_t state_;
};

}  // namespace smp::schema_test
