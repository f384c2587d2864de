#include "edition/content_text.h"

#include <fmt/format.h>

#include <cstdint>

#include "document/text.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;
using document::Quoted;

std::string ContentText(const Node& root) {
  switch (root.kind) {
    case NodeKind::kMapping:
      break;
    case NodeKind::kSequence:
      return fmt::format("a list of {} {}", root.child_count,
                         root.child_count == 1 ? "element" : "elements");
    case NodeKind::kString:
      return fmt::format("the text {}", Quoted(root.text));
    case NodeKind::kNumber:
      return fmt::format("the number {}", Quoted(root.text));
    case NodeKind::kBool:
      return fmt::format("the boolean {}", Quoted(root.text));
    case NodeKind::kNull:
      return "null";
  }
  if (root.child_count == 0) return "an empty mapping";
  constexpr std::uint32_t kShown = 4;
  std::string keys;
  std::uint32_t shown = 0;
  for (const Node& child : document::Children(root)) {
    if (shown == kShown) break;
    if (shown > 0) keys += ", ";
    keys += Quoted(child.key);
    ++shown;
  }
  if (root.child_count > kShown) keys += fmt::format(" and {} more", root.child_count - kShown);
  return fmt::format("a mapping of {}, none of which tells a kind of the format", keys);
}

}  // namespace smp::edition
