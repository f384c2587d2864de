#include "edition/losses.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

void Losses::AddUsed(const TreeMapper& mapper, const Node& message) {
  Add(message);
  for (const Node* node : mapper.claimed()) used_.insert(node);
}

void Losses::Add(const Node& node) {
  // A made value or message may stand for a mapping that has more in it.
  const bool is_value = node.child_count == 0 && node.origin != nullptr;
  if (is_value && node.origin->child_count == 0) used_.insert(node.origin);
  for (const Node& child : document::Children(node)) Add(child);
}

std::vector<const Node*> Losses::Below(const Node& root) const {
  std::vector<const Node*> lost;
  Collect(root, false, &lost);
  return lost;
}

Losses::State Losses::Collect(const Node& node, bool is_free,
                              std::vector<const Node*>* lost) const {
  const bool is_leaf = node.child_count == 0;
  if (used_.contains(&node)) return State::kStated;
  if (is_leaf) {
    const bool is_value = is_free || (!node.IsContainer() && node.kind != NodeKind::kNull);
    if (is_value) lost->push_back(&node);
    return is_value ? State::kLost : State::kNothing;
  }
  const std::size_t before = lost->size();
  bool has_stated = false;
  for (const Node& child : document::Children(node)) {
    const State state = Collect(child, is_free || node.key == "extensions", lost);
    has_stated |= state == State::kStated || state == State::kMixed;
  }
  if (lost->size() == before) return has_stated ? State::kStated : State::kNothing;
  if (has_stated) return State::kMixed;
  // The root is never listed, since something is made of each document.
  if (node.parent == nullptr) return State::kLost;
  lost->resize(before);
  lost->push_back(&node);
  return State::kLost;
}

}  // namespace smp::edition
