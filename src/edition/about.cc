#include "edition/about.h"

#include <utility>

namespace smp::edition {

using document::Node;
using document::NodeKind;

Finding FindingAbout(const Rule& rule, const document::Tree& tree, const Node& node,
                     std::string message, std::string hint) {
  Finding finding =
      document::FindingAt(rule, tree.source(), node, std::move(message), std::move(hint));
  if (node.parent != nullptr && node.parent->kind == NodeKind::kMapping) {
    finding.span = node.key_span;
  } else if (node.kind == NodeKind::kMapping && node.first_child != nullptr) {
    finding.span = node.first_child->key_span;
  } else if (node.IsContainer()) {
    finding.span.end = {finding.span.begin.line, finding.span.begin.column + 1};
  }
  return finding;
}

}  // namespace smp::edition
