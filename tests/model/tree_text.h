// A tree on one line, for tests: {key:"text",list:[1,true,null]}.
#pragma once

#include <string>

#include "document/tree.h"

namespace smp::model {

inline std::string TreeText(const document::Node& node) {
  using document::NodeKind;
  const auto join = [&node](char open, char close) {
    std::string text(1, open);
    for (const document::Node& child : document::Children(node)) {
      if (text.size() > 1) text += ',';
      if (open == '{') text.append(child.key).append(":");
      text += TreeText(child);
    }
    return text + close;
  };
  switch (node.kind) {
    case NodeKind::kNull:
      return "null";
    case NodeKind::kString:
      return std::string("\"").append(node.text).append("\"");
    case NodeKind::kSequence:
      return join('[', ']');
    case NodeKind::kMapping:
      return join('{', '}');
    default:
      return std::string(node.text);
  }
}

inline std::string TreeText(const document::Tree& tree) { return TreeText(*tree.root()); }

}  // namespace smp::model
