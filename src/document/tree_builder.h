// Builds one document's tree from a reader's events, within the limits, and keeps its findings.
//
// A reader calls Key before each member's value. Duplicate members are found and YAML's merge
// keys applied when a mapping is closed. After false (or null) a limit was reached and reported:
// the reader stops and calls Finish, which closes what is open.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/read.h"

namespace smp::document {

// What the documents of one input have used of its limits together.
struct Budget {
  const Limits& limits;
  std::uint64_t nodes = 0;
  std::uint64_t aliases = 0;
  std::uint64_t findings = 0;
  bool exhausted = false;  // max_nodes was exceeded and reported
};

// A document without content takes as much memory as this many nodes, and counts as them.
inline constexpr std::uint64_t kNodesPerDocument = 8;

// Which node a finding of a reader is about: its JSON Pointer is reported.
enum class Subject : std::uint8_t { kNextValue, kContainer };

class TreeBuilder {
 public:
  TreeBuilder(ReadDocument& document, Budget& budget) : document_(document), budget_(budget) {
    budget_.nodes += kNodesPerDocument - 1;
  }

  [[nodiscard]] Tree& tree() { return document_.tree; }
  [[nodiscard]] std::size_t depth() const { return open_.size(); }
  [[nodiscard]] bool stopped() const { return stopped_; }
  // The innermost open container; null outside of the root.
  [[nodiscard]] const Node* innermost() const {
    return open_.empty() ? nullptr : open_.back().node;
  }
  [[nodiscard]] Node* innermost() { return open_.empty() ? nullptr : open_.back().node; }
  // True where a mapping waits for a member's name.
  [[nodiscard]] bool ExpectsKey() const {
    return !open_.empty() && open_.back().node->kind == NodeKind::kMapping && !has_key_;
  }
  // True between a key and its value; then key() and key_span() are that key's.
  [[nodiscard]] bool has_key() const { return has_key_; }
  [[nodiscard]] std::string_view key() const { return key_; }
  [[nodiscard]] const Span& key_span() const { return key_span_; }

  // The name of the next value. `merge` marks YAML's `<<`, whose value is merged at Close.
  void Key(std::string_view key, const Span& span, bool merge = false) {
    key_ = key;
    key_span_ = span;
    has_key_ = true;
    merge_ = merge;
    last_end_ = span.end;
  }
  Node* Scalar(NodeKind kind, ScalarStyle style, std::string_view text, const Span& span);
  // The container stays open until Close; its span ends there.
  Node* Open(NodeKind kind, Position begin);
  bool Close(Position end);
  // As Close, ending where the last thing in the container ended.
  bool CloseAfterLast() { return Close(last_end_); }
  // A deep copy of a node of this document, at `span`: what an alias stands for.
  Node* Copy(const Node& node, const Span& span);
  // Closes what is open and puts the findings in the order of the text. Call it last.
  void Finish();

  // False, and a finding, when `depth` containers are more than may be open.
  bool CheckDepth(std::size_t depth, const Span& span);
  // Counts an alias; false when it is one too many.
  bool CountAlias(const Span& span);
  // Reports a defect of the next value, of its key or of the container that would hold it.
  void Report(const Rule& rule, const Span& span, std::string message, std::string hint,
              Subject subject = Subject::kNextValue);
  // As Report, and nothing is read after it. Returns false, for `return Stop(…)`.
  bool Stop(const Rule& rule, const Span& span, std::string message, std::string hint,
            Subject subject = Subject::kNextValue);

 private:
  struct Frame {
    Node* node;
    std::vector<Node*> merges;
  };

  void StopAtNodeLimit(const Span& span);
  Node* NewNode(NodeKind kind, const Span& span);
  void Link(Node* node);
  Node* DeepCopy(const Node& node, std::size_t depth, const Span& span);
  void RemoveDuplicates(Node& mapping);
  bool ApplyMerges(const Frame& frame);
  void ReportDuplicate(const Node& first, const Node& duplicate);
  void Add(Finding finding);

  ReadDocument& document_;
  Budget& budget_;
  std::vector<Frame> open_;
  std::string_view key_;
  Span key_span_;
  Position last_end_{1, 1};
  bool has_key_ = false;
  bool merge_ = false;
  bool stopped_ = false;
};

// Here, since they are run for every value.
inline Node* TreeBuilder::NewNode(NodeKind kind, const Span& span) {
  if (budget_.nodes >= budget_.limits.max_nodes) {
    StopAtNodeLimit(span);
    return nullptr;
  }
  ++budget_.nodes;
  Node* node = document_.tree.NewNode(kind);
  node->span = span;
  return node;
}

inline void TreeBuilder::Link(Node* node) {
  if (open_.empty()) {
    tree().set_root(node);
    return;
  }
  Frame& frame = open_.back();
  if (frame.node->kind == NodeKind::kMapping) {
    node->key = key_;
    node->key_span = key_span_;
    has_key_ = false;
    if (std::exchange(merge_, false)) {
      node->parent = frame.node;
      frame.merges.push_back(node);
      return;
    }
  }
  Tree::Append(frame.node, node);
}

inline Node* TreeBuilder::Scalar(NodeKind kind, ScalarStyle style, std::string_view text,
                                 const Span& span) {
  Node* node = NewNode(kind, span);
  if (node == nullptr) return nullptr;
  node->style = style;
  node->text = text;
  last_end_ = span.end;
  Link(node);
  return node;
}

}  // namespace smp::document
