// The document as it was written: a light tree in which every node knows its place.
//
// Scalars keep their source text, mappings their order, nothing is rounded. Nodes are typed by
// the syntax (YAML 1.2 core schema, JSON); whether a type is allowed is for the schema check.
// A Tree owns its nodes and shares the bytes they point into. Const access is thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "document/source.h"
#include "smp/finding.h"

namespace smp::document {

enum class NodeKind : std::uint8_t { kNull, kBool, kNumber, kString, kSequence, kMapping };

// How a scalar was written. A plain YAML scalar is typed by its text; a quoted one is a string.
enum class ScalarStyle : std::uint8_t { kPlain, kQuoted, kBlock };

struct Node {
  NodeKind kind = NodeKind::kNull;
  ScalarStyle style = ScalarStyle::kPlain;
  std::uint32_t child_count = 0;
  std::uint32_t index = 0;  // position among its siblings, from 0
  // Scalars: the value's text after unescaping; numbers verbatim ("1.20", "0x1f"), booleans
  // "true" or "false", null "". Not-a-number and infinities are no numbers: SMP1020 was reported
  // and the node is a kString of style kPlain for which IsNonFinite holds.
  std::string_view text;
  // The member's name when the parent is a mapping; of a root, the name of the input.
  std::string_view key;
  Span key_span;
  Span span;
  const Node* parent = nullptr;
  Node* first_child = nullptr;
  Node* last_child = nullptr;
  Node* next = nullptr;  // next sibling
  // The node of another tree (the document as written) that this one was made from; null when
  // this node was read. Findings are reported at the origin.
  const Node* origin = nullptr;

  [[nodiscard]] bool IsContainer() const {
    return kind == NodeKind::kSequence || kind == NodeKind::kMapping;
  }
};

// Iterates over the children of a node: for (const Node& child : Children(node)).
class Children {
 public:
  class Iterator {
   public:
    explicit Iterator(const Node* node) : node_(node) {}
    const Node& operator*() const { return *node_; }
    const Node* operator->() const { return node_; }
    Iterator& operator++() {
      node_ = node_->next;
      return *this;
    }
    bool operator==(const Iterator& other) const = default;

   private:
    const Node* node_;
  };
  explicit Children(const Node& parent) : first_(parent.first_child) {}
  [[nodiscard]] Iterator begin() const { return Iterator(first_); }
  [[nodiscard]] Iterator end() const { return Iterator(nullptr); }

 private:
  const Node* first_;
};

class Tree {
 public:
  explicit Tree(std::shared_ptr<const Source> source);
  Tree(Tree&&) noexcept = default;
  Tree& operator=(Tree&&) noexcept = default;
  Tree(const Tree&) = delete;  // nodes are linked by address; copy with CopyInto
  Tree& operator=(const Tree&) = delete;

  // The outermost node; null for a tree in which nothing was read.
  [[nodiscard]] const Node* root() const { return root_; }
  [[nodiscard]] Node* root() { return root_; }
  void set_root(Node* node) {
    root_ = node;
    if (node != nullptr) node->key = source_->name();
  }
  [[nodiscard]] const Source& source() const { return *source_; }
  [[nodiscard]] const std::shared_ptr<const Source>& shared_source() const { return source_; }
  [[nodiscard]] std::size_t node_count() const { return node_count_; }

  // A new unlinked node, owned by the tree.
  Node* NewNode(NodeKind kind) {
    if (free_ == 0) AddBlock();
    Node* node = new (blocks_.back().get() + (block_size_ - free_--) * sizeof(Node)) Node;
    node->kind = kind;
    ++node_count_;
    return node;
  }
  // Keeps a text as long as the tree lives; for text that is not in the source's bytes.
  std::string_view Keep(std::string text);
  // Links `child` as the last child of `parent`. Requires: child is unlinked.
  static void Append(Node* parent, Node* child) {
    child->parent = parent;
    child->next = nullptr;
    child->index = parent->child_count++;
    (parent->last_child == nullptr ? parent->first_child : parent->last_child->next) = child;
    parent->last_child = child;
  }
  // A deep copy of `node` (any tree's) into this tree, unlinked, with origin set to the node it
  // was copied from. Requires: the tree of `node` outlives this one.
  Node* CopyInto(const Node& node);

 private:
  void AddBlock();

  std::shared_ptr<const Source> source_;
  // Room for nodes, growing in size; they never move, and need no destruction.
  static_assert(std::is_trivially_destructible_v<Node>);
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::size_t block_size_ = 0;  // of the last one
  std::size_t free_ = 0;        // nodes at its end
  std::size_t node_count_ = 0;
  std::unique_ptr<std::deque<std::string>> texts_;  // null until the first one
  Node* root_ = nullptr;
};

// True for a place where a number was meant and .nan, .inf or -.inf was found. The reader has
// reported it (SMP1020), so that a type check need not.
[[nodiscard]] bool IsNonFinite(const Node& node);

// The member of a mapping with this key, else null (also when `mapping` is no mapping).
[[nodiscard]] const Node* Find(const Node& mapping, std::string_view key);
[[nodiscard]] Node* Find(Node& mapping, std::string_view key);

// Adds a token, a key or an index, to a JSON Pointer (RFC 6901): "a/b" becomes "/a~1b".
void AppendPointerToken(std::string& pointer, std::string_view token);

// RFC 6901 JSON Pointer of a node within its own tree; "" for the root.
[[nodiscard]] std::string PointerOf(const Node& node);

// The node at a JSON Pointer below `root`; null when there is none.
[[nodiscard]] const Node* Resolve(const Node& root, std::string_view pointer);

// The node at the longest prefix of the pointer that exists; never null.
[[nodiscard]] const Node* ResolveNearest(const Node& root, std::string_view pointer);

// The node of the document as it was written: follows origins to their end.
[[nodiscard]] const Node& Written(const Node& node);

// The name of the input that the node was read from; empty for a node that was made.
[[nodiscard]] std::string_view FileOf(const Node& node);

// A finding at a node: pointer, span and file of Written(node); `source` names the file of a node
// that was not read.
[[nodiscard]] Finding FindingAt(const Rule& rule, const Source& source, const Node& node,
                                std::string message, std::string hint);

// As above, at the node's key: for a field that should not be there.
[[nodiscard]] Finding FindingAtKey(const Rule& rule, const Source& source, const Node& node,
                                   std::string message, std::string hint);

// True when both trees have the same kinds, texts, keys and order; styles and places are ignored.
[[nodiscard]] bool SameContent(const Node& a, const Node& b);

// As SameContent, but for the order of the members of mappings.
[[nodiscard]] bool SameButForOrder(const Node& a, const Node& b);

}  // namespace smp::document
