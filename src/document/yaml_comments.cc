#include "document/yaml_comments.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace smp::document {
namespace {

// A node by where it, or its key, begins.
struct Anchor {
  Position begin;
  const Node* node;
};

// What ends in a line and can have a comment beside it.
struct Ending {
  Position end;
  const Node* node;
};

Position BeginOf(const Node& node) {
  return node.key_span.begin.line > 0 ? node.key_span.begin : node.span.begin;
}

// The column in which the children of a block begin.
std::uint32_t ColumnOfChildren(const Node& container) {
  if (container.kind == NodeKind::kSequence) return container.span.begin.column;
  return container.child_count == 0 ? 1 : BeginOf(*container.first_child).column;
}

std::uint32_t ColumnOf(const Node& node) {
  return node.parent == nullptr ? BeginOf(node).column : ColumnOfChildren(*node.parent);
}

class Attacher {
 public:
  Attacher(const Node& root, const YamlCommentScan& scan) : root_(root), scan_(scan) {
    Visit(root);
    std::stable_sort(anchors_.begin(), anchors_.end(),
                     [](const Anchor& a, const Anchor& b) { return a.begin < b.begin; });
    std::stable_sort(endings_.begin(), endings_.end(),
                     [](const Ending& a, const Ending& b) { return a.end < b.end; });
  }

  void Attach(const Comment& comment) {
    if (const Node* beside = comment.own_line ? nullptr : NodeBefore(comment.place);
        beside != nullptr) {
      NodeComments& comments = comments_[beside];
      if (!comments.beside) {
        comments.beside = comment;
        return;
      }
      comments.before.push_back(comment);
      return;
    }
    AttachLine(comment);
  }

  YamlComments Take() { return std::move(comments_); }

 private:
  // Copies that aliases stand for are left out: their places are the alias's.
  void Visit(const Node& node) {
    anchors_.push_back({BeginOf(node), &node});
    if (node.key_span.begin.line > 0) endings_.push_back({node.key_span.end, &node});
    endings_.push_back({node.span.end, &node});
    if (node.style == ScalarStyle::kBlock) endings_.push_back({node.span.begin, &node});
    for (const Node& child : Children(node)) {
      const Position begin = BeginOf(child);
      const bool inside = begin >= node.span.begin && begin <= node.span.end;
      if (inside && child.span != node.span) Visit(child);
    }
  }

  // What ends last in the line before a place; of several that end there, the innermost.
  [[nodiscard]] const Node* NodeBefore(Position place) const {
    const auto after =
        std::upper_bound(endings_.begin(), endings_.end(), place,
                         [](Position at, const Ending& ending) { return at < ending.end; });
    if (after == endings_.begin() || std::prev(after)->end.line != place.line) return nullptr;
    return std::prev(after)->node;
  }

  void AttachLine(const Comment& comment) {
    const auto after =
        std::upper_bound(anchors_.begin(), anchors_.end(), comment.place,
                         [](Position at, const Anchor& anchor) { return at < anchor.begin; });
    const Node* next = after == anchors_.end() ? nullptr : after->node;
    const Node* last = after == anchors_.begin() ? nullptr : std::prev(after)->node;
    if (last == nullptr) {
      comments_[next == nullptr ? &root_ : next].before.push_back(comment);
    } else if (const Node* ended = EndedContainer(*last, next, comment.place); ended != nullptr) {
      comments_[ended].after.push_back(comment);
    } else {
      comments_[next].before.push_back(comment);
    }
  }

  // The container whose last child stands before the comment and to which the comment is indented;
  // null when it is about what follows. Requires: without `next` there is one, the root.
  [[nodiscard]] const Node* EndedContainer(const Node& last, const Node* next,
                                           Position place) const {
    for (const Node* at = &last; at != nullptr; at = at->parent) {
      if (!at->IsContainer()) continue;
      const bool open = at->span.end > place;
      // A bracket closes after the comment: nothing follows it in here.
      if (open) return next == nullptr || BeginOf(*next) >= at->span.end ? at : nullptr;
      if (IsInBrackets(*at)) continue;
      if (next != nullptr && ColumnOfChildren(*at) <= ColumnOf(*next)) return nullptr;
      if (ColumnOfChildren(*at) <= place.column) return at;
    }
    return next == nullptr ? &root_ : nullptr;
  }

  [[nodiscard]] bool IsInBrackets(const Node& container) const {
    return std::binary_search(scan_.opening.begin(), scan_.opening.end(), container.span.begin);
  }

  const Node& root_;
  const YamlCommentScan& scan_;
  std::vector<Anchor> anchors_;
  std::vector<Ending> endings_;
  YamlComments comments_;
};

// From the end of the document before to the end of the one whose root is given.
std::pair<Position, Position> ExtentOf(const YamlCommentScan& scan, const Node& root, bool first) {
  constexpr Position kEnd{std::numeric_limits<std::uint32_t>::max(), 1};
  const auto begin = std::upper_bound(scan.markers.begin(), scan.markers.end(), root.span.begin);
  const Position from = first || begin == scan.markers.begin() ? Position{0, 0} : *std::prev(begin);
  // An empty document beside others is none; its comments are those of the one before.
  const auto value = std::upper_bound(scan.values.begin(), scan.values.end(),
                                      std::max(root.span.begin, root.span.end));
  if (value == scan.values.end()) return {from, kEnd};
  const auto end = std::lower_bound(scan.markers.begin(), scan.markers.end(), *value);
  return {from, end == scan.markers.begin() ? kEnd : *std::prev(end)};
}

bool IsUnchanged(const Node& node, const Node& written) {
  if (node.IsContainer() || written.IsContainer()) {
    return node.IsContainer() && written.IsContainer();
  }
  return node.kind == written.kind && node.text == written.text;
}

class Carrier {
 public:
  explicit Carrier(std::span<const CommentedOriginal> originals) : originals_(originals) {
    for (const CommentedOriginal& original : originals) {
      for (const auto& [node, comments] : original.comments) open_.emplace(node, &comments);
    }
  }

  CarriedComments Run(const Node* root) && {
    if (root != nullptr && !open_.empty()) Visit(*root);
    for (const CommentedOriginal& original : originals_) {
      if (root != nullptr) GiveRoot(original, *root);
      CollectLost(original);
    }
    return std::move(carried_);
  }

 private:
  void Visit(const Node& node) {
    const Node& written = Written(node);
    const auto at = open_.find(&written);
    if (at != open_.end() && IsUnchanged(node, written)) {
      carried_.comments.emplace(&node, *at->second);
      open_.erase(at);
    }
    for (const Node& child : Children(node)) Visit(child);
  }

  // What is said of a whole document must not get lost with its outermost node.
  void GiveRoot(const CommentedOriginal& original, const Node& root) {
    const auto at = open_.find(original.tree->root());
    if (at == open_.end()) return;
    NodeComments& to = carried_.comments[&root];
    const NodeComments& from = *at->second;
    to.before.insert(to.before.end(), from.before.begin(), from.before.end());
    if (from.beside) to.before.push_back(*from.beside);
    to.after.insert(to.after.end(), from.after.begin(), from.after.end());
    open_.erase(at);
  }

  void CollectLost(const CommentedOriginal& original) {
    std::vector<Comment> lost;
    for (const auto& [node, comments] : original.comments) {
      if (!open_.contains(node)) continue;
      lost.insert(lost.end(), comments.before.begin(), comments.before.end());
      if (comments.beside) lost.push_back(*comments.beside);
      lost.insert(lost.end(), comments.after.begin(), comments.after.end());
    }
    std::sort(lost.begin(), lost.end(),
              [](const Comment& a, const Comment& b) { return a.place < b.place; });
    carried_.lost.insert(carried_.lost.end(), lost.begin(), lost.end());
  }

  std::span<const CommentedOriginal> originals_;
  std::unordered_map<const Node*, const NodeComments*> open_;  // not carried yet
  CarriedComments carried_;
};

}  // namespace

YamlComments FindYamlComments(const Tree& tree, const YamlCommentText& text, bool first) {
  if (tree.root() == nullptr || text.scan().comments.empty()) return {};
  const YamlCommentScan& scan = text.scan();
  const auto [from, to] = ExtentOf(scan, *tree.root(), first);
  const auto at_or_after = [&](Position place) {
    return std::lower_bound(scan.comments.begin(), scan.comments.end(), place,
                            [](const Comment& comment, Position at) { return comment.place < at; });
  };
  Attacher attacher(*tree.root(), scan);
  for (auto comment = at_or_after(from); comment != at_or_after(to); ++comment) {
    attacher.Attach(*comment);
  }
  return attacher.Take();
}

CarriedComments CarryComments(const Node* root, std::span<const CommentedOriginal> originals) {
  return Carrier(originals).Run(root);
}

}  // namespace smp::document
