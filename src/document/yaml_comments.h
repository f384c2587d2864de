// Comments of YAML: found in the text, tied to the nodes that they are about, and carried over to
// the nodes of another tree that were made from those.
//
// A comment on lines of its own is about the key or item that follows it; one that is indented
// deeper than that, about the container whose last child stands before it. A comment at the end of
// a line is about the last value, or else the last key, of the line.
#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "document/tree.h"
#include "document/yaml_comment_scan.h"

namespace smp::document {

struct NodeComments {
  std::vector<Comment> before;    // on lines of their own
  std::optional<Comment> beside;  // at the end of the node's line
  std::vector<Comment> after;     // of a container: on lines of their own after the last child
};

using YamlComments = std::unordered_map<const Node*, NodeComments>;

// The comments of one document, by nodes of its tree, which was read from `text`; comments at the
// end are `after` the root. Of a text with several documents, those from the end of the one before
// to the end of this one. `first` is true for the first document.
[[nodiscard]] YamlComments FindYamlComments(const Tree& tree, const YamlCommentText& text,
                                            bool first);

struct CarriedComments {
  YamlComments comments;      // by nodes of the tree that they were carried to
  std::vector<Comment> lost;  // in the order of the originals
};

// One document whose comments are to be carried over.
struct CommentedOriginal {
  const Tree* tree;
  YamlComments comments;
};

// Carries comments to the tree below `root`, which was made from the originals or is one of them. A
// node keeps the comments of the node that it was made from when it is a container, too, or the
// same scalar; comments of an original's root that has no such node go to `root` itself. With null,
// all are lost.
[[nodiscard]] CarriedComments CarryComments(const Node* root,
                                            std::span<const CommentedOriginal> originals);

}  // namespace smp::document
