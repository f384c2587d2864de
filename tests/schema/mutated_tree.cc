#include "schema/mutated_tree.h"

#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace smp::schema_test {
namespace {

using document::Node;
using document::NodeKind;
using document::Tree;

constexpr std::string_view kNumbers[] = {
    "0",
    "-0",
    "-1",
    "1",
    "1.0",
    "1e3",
    "0.5",
    "100",
    "100.5",
    "1e400",
    "-1e-400",
    "99.999999",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "4294967296",
    "1e19",
};
constexpr std::string_view kTexts[] = {
    "",
    "x",
    "0",
    "-1",
    "12",
    "00000000000000000001",
    "9223372036854775807",
    "120s",
    "1.5s",
    "0s",
    "-1s",
    "1h",
    "v1.0.0",
    "v1.0.1",
    "2026-03-01T10:00:00Z",
    "2026-13-01T10:00:00Z",
    "2026-03-01T10:00:00+25:00",
    "00000000-6f0a-4c1e-9c39-0a4f0d7c9a11",
    "ISTIO",
    "istio",
    "MESH_TYPE_ISTIO",
    "OPEN",
    "SMP3008",
    "SMP8001",
    "org.example",
    "org..example",
    "smp-spec.io/meshmark@1",
    "é",
    "\n",
    "2026-03-01T10:00:00Z\n",
    "0fbb020aa29f49273a96465091efd9eb17a2ee62d0fbc083bfccd5790acd6a59",
};
constexpr std::string_view kKeys[] = {
    "id",         "name",       "results",     "mesh",   "report",       "smp_version",
    "smpVersion", "latency",    "quantile",    "counts", "rank_percent", "upper_edge_ms",
    "",           "extensions", "org.example", "x",      "200",
};

template <std::size_t size>
std::string_view Pick(const std::string_view (&texts)[size], std::size_t number) {
  return texts[number % size];
}

void Collect(Node& node, std::vector<Node*>& nodes) {
  nodes.push_back(&node);
  for (Node* child = node.first_child; child != nullptr; child = child->next)
    Collect(*child, nodes);
}

std::vector<Node*> ChildrenOf(Node& node) {
  std::vector<Node*> children;
  for (Node* child = node.first_child; child != nullptr; child = child->next)
    children.push_back(child);
  return children;
}

void SetChildren(Node& node, const std::vector<Node*>& children) {
  node.first_child = nullptr;
  node.last_child = nullptr;
  node.child_count = 0;
  for (Node* child : children) Tree::Append(&node, child);
}

void Clear(Node& node, NodeKind kind, std::string_view text) {
  SetChildren(node, {});
  node.kind = kind;
  node.style =
      kind == NodeKind::kString ? document::ScalarStyle::kQuoted : document::ScalarStyle::kPlain;
  node.text = text;
}

}  // namespace

std::size_t TreeMutator::Next() {
  state_ ^= state_ << 13U;
  state_ ^= state_ >> 7U;
  state_ ^= state_ << 17U;
  return static_cast<std::size_t>(state_ >> 11U);
}

Tree TreeMutator::Mutate(const Tree& original) {
  Tree tree(original.shared_source());
  tree.set_root(tree.CopyInto(*original.root()));
  for (std::size_t i = Next() % 3; i < 3; ++i) Edit(tree);
  return tree;
}

void TreeMutator::Edit(Tree& tree) {
  std::vector<Node*> nodes;
  Collect(*tree.root(), nodes);
  Node& node = *nodes[Next() % nodes.size()];
  if (node.IsContainer() && Next() % 8 != 0) {
    EditContainer(tree, node);
  } else {
    EditScalar(tree, node);
  }
}

void TreeMutator::EditScalar(Tree& tree, Node& node) {
  switch (Next() % 8) {
    case 0:
      return Clear(node, NodeKind::kNull, "");
    case 1:
      return Clear(node, NodeKind::kBool, Next() % 2 == 0 ? "true" : "false");
    case 2:
    case 3:
    case 4:
      return Clear(node, NodeKind::kNumber, Pick(kNumbers, Next()));
    case 5: {
      Clear(node, NodeKind::kSequence, "");
      if (Next() % 2 == 0) Tree::Append(&node, tree.NewNode(NodeKind::kMapping));
      return;
    }
    case 6:
      return Clear(node, NodeKind::kMapping, "");
    default:
      return Clear(node, NodeKind::kString, Pick(kTexts, Next()));
  }
}

void TreeMutator::EditContainer(Tree& tree, Node& node) {
  std::vector<Node*> children = ChildrenOf(node);
  const std::size_t at = children.empty() ? 0 : Next() % children.size();
  switch (Next() % 5) {
    case 0:
      if (!children.empty()) children.erase(children.begin() + static_cast<std::ptrdiff_t>(at));
      break;
    case 1:
      if (node.kind == NodeKind::kMapping && !children.empty())
        children[at]->key = Pick(kKeys, Next());
      break;
    case 2: {
      Node* made = tree.NewNode(NodeKind::kString);
      made->text = Pick(kTexts, Next());
      made->key = Pick(kKeys, Next());
      children.push_back(made);
      break;
    }
    case 3:
      if (node.kind == NodeKind::kSequence && !children.empty()) {
        children.push_back(tree.CopyInto(*children[at]));
      }
      break;
    default:
      if (!children.empty()) std::swap(children.front(), children[at]);
  }
  // Readers keep the first of two members with one name.
  for (std::size_t i = 0; i < children.size() && node.kind == NodeKind::kMapping; ++i) {
    for (std::size_t j = children.size() - 1; j > i; --j) {
      if (children[j]->key == children[i]->key)
        children.erase(children.begin() + static_cast<std::ptrdiff_t>(j));
    }
  }
  SetChildren(node, children);
}

}  // namespace smp::schema_test
