// Our own writer, since yaml-cpp's emitter leaves U+007F, U+2028, U+2029 and U+FFFE bare inside
// double quotes, where readers refuse them or take them for line breaks.
#include <algorithm>
#include <unordered_set>

#include "document/write.h"
#include "document/yaml_comments.h"
#include "document/yaml_spelling.h"

namespace smp::document {
namespace {

constexpr std::size_t kYamlIndent = 2;
// A list of scalars, or a mapping of scalars in a list, is written in one line up to this width.
constexpr std::size_t kFlowWidth = 76;

std::string StringText(std::string_view text, YamlContext context) {
  return MayBePlain(text, context) ? std::string(text) : DoubleQuoted(text);
}

std::string ScalarText(const Node& node, YamlContext context) {
  switch (node.kind) {
    case NodeKind::kNull:
      return "null";
    case NodeKind::kString:
      return StringText(node.text, context);
    default:
      return std::string(node.text);
  }
}

class YamlWriter {
 public:
  explicit YamlWriter(const YamlComments* comments) : comments_(comments) {
    if (comments == nullptr) return;
    for (const auto& [node, about] : *comments) {
      if (!about.after.empty()) holders_.insert(node);
      for (const Node* at = node->parent; at != nullptr; at = at->parent) holders_.insert(at);
    }
  }

  std::string Write(const Node& root) && {
    const bool block = root.IsContainer() && root.child_count > 0;
    WriteBefore(root, 0, block);
    WriteNode(root, 0, false);
    if (!block) WriteAfter(root, 0);
    return std::move(yaml_);
  }

 private:
  // Writes a node, on the line that is begun or, where none is, on its own: `indent` is the column
  // of its siblings, and `in_list` is true after `- `.
  void WriteNode(const Node& node, std::size_t indent, bool in_list) {
    if (!node.IsContainer()) {
      WriteScalar(node, indent);
    } else if (const std::string flow = FlowOf(node, indent, in_list); !flow.empty()) {
      yaml_ += flow;
      EndLine(node);
    } else if (node.kind == NodeKind::kSequence) {
      WriteSequence(node, indent);
    } else {
      WriteMapping(node, indent);
    }
  }

  // The container as it is written in one line; empty when it is written as a block.
  [[nodiscard]] std::string FlowOf(const Node& node, std::size_t indent, bool in_list) const {
    const bool may_flow =
        node.child_count == 0 || (indent > 0 && (node.kind == NodeKind::kSequence || in_list));
    return may_flow ? FlowText(node) : std::string();
  }

  // The container in one line; empty when it is too wide for that, or holds another container or a
  // comment.
  [[nodiscard]] std::string FlowText(const Node& node) const {
    if (node.child_count > 0 && holders_.contains(&node)) return {};
    const bool mapping = node.kind == NodeKind::kMapping;
    std::string text = mapping ? "{" : "[";
    for (const Node& child : Children(node)) {
      if (child.IsContainer() ? child.child_count > 0 : MayBeLiteral(child.text)) return {};
      if (child.text.size() > kFlowWidth || child.key.size() > kFlowWidth) return {};
      if (child.index != 0) text += ", ";
      if (mapping) text += StringText(child.key, YamlContext::kFlow) + ": ";
      text += child.IsContainer() ? FlowText(child) : ScalarText(child, YamlContext::kFlow);
      if (text.size() > kFlowWidth) return {};
    }
    text += mapping ? '}' : ']';
    return text;
  }

  void WriteScalar(const Node& node, std::size_t indent) {
    if (node.kind != NodeKind::kString || !MayBeLiteral(node.text)) {
      yaml_ += ScalarText(node, YamlContext::kBlock);
      EndLine(node);
      return;
    }
    yaml_ += LiteralHeader(node.text);
    EndLine(node);
    std::string_view rest = node.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (end > 0) yaml_.append(std::max(indent, kYamlIndent), ' ').append(rest.substr(0, end));
      yaml_ += '\n';
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    end_of_literal_ = yaml_.size();
  }

  void WriteSequence(const Node& node, std::size_t indent) {
    for (const Node& child : Children(node)) {
      if (IsAtLineStart()) WriteBeforeItem(child, indent);
      BeginLine(indent);
      yaml_ += "- ";
      WriteNode(child, indent + kYamlIndent, true);
      if (!child.IsContainer() || child.child_count == 0) WriteAfter(child, indent);
    }
    WriteAfter(node, indent);
  }

  void WriteMapping(const Node& node, std::size_t indent) {
    for (const Node& child : Children(node)) {
      // The first member may stand behind the `- ` of an item.
      if (IsAtLineStart()) WriteBefore(child, indent, false);
      BeginLine(indent);
      WriteKey(child.key, indent);
      WriteValue(child, indent);
    }
    WriteAfter(node, indent);
  }

  void WriteKey(std::string_view key, std::size_t indent) {
    const std::string text = StringText(key, YamlContext::kBlock);
    if (text.size() > kLongestKey) {
      yaml_ += "? " + text + "\n";
      yaml_.append(indent, ' ');
    } else {
      yaml_ += text;
    }
    yaml_ += ':';
  }

  // A member's value: on the key's line, or as a block below it.
  void WriteValue(const Node& value, std::size_t indent) {
    const bool leaf = !value.IsContainer() || value.child_count == 0;
    if (leaf || !FlowOf(value, indent + kYamlIndent, false).empty()) {
      yaml_ += ' ';
    } else {
      EndLine(value);
    }
    WriteNode(value, indent + kYamlIndent, false);
    if (leaf) WriteAfter(value, indent);
  }

  // --- lines and comments -------------------------------------------------------------------

  [[nodiscard]] bool IsAtLineStart() const { return yaml_.empty() || yaml_.back() == '\n'; }

  void BeginLine(std::size_t indent) {
    if (IsAtLineStart()) yaml_.append(indent, ' ');
  }

  // Ends a line, with the comment that belongs beside the node.
  void EndLine(const Node& node) {
    const NodeComments* about = Find(node);
    if (about != nullptr && about->beside) yaml_.append("  ").append(about->beside->text);
    yaml_ += '\n';
  }

  [[nodiscard]] const NodeComments* Find(const Node& node) const {
    if (comments_ == nullptr) return nullptr;
    const auto at = comments_->find(&node);
    return at == comments_->end() ? nullptr : &at->second;
  }

  // A block that has no key, and so no line of its own, has the comment beside it before it.
  void WriteBefore(const Node& node, std::size_t indent, bool keyless_block) {
    const NodeComments* about = Find(node);
    if (about == nullptr) return;
    for (const Comment& comment : about->before) WriteLine(comment, indent);
    if (keyless_block && about->beside) WriteLine(*about->beside, indent);
    if (!about->before.empty() && about->before.back().blank_after) WriteBlankLine();
  }

  // Also of what begins on the item's line: its first member, or the first item in it.
  void WriteBeforeItem(const Node& item, std::size_t indent) {
    if (comments_ == nullptr) return;
    const bool block = item.IsContainer() && FlowOf(item, indent + kYamlIndent, true).empty();
    WriteBefore(item, indent, block);
    if (!block) return;
    const Node& first = *item.first_child;
    if (item.kind == NodeKind::kSequence) {
      WriteBeforeItem(first, indent);
    } else {
      WriteBefore(first, indent, false);
    }
  }

  void WriteAfter(const Node& node, std::size_t indent) {
    const NodeComments* about = Find(node);
    if (about == nullptr) return;
    for (const Comment& comment : about->after) WriteLine(comment, indent);
  }

  void WriteLine(const Comment& comment, std::size_t indent) {
    if (comment.blank_before) WriteBlankLine();
    yaml_.append(indent, ' ').append(comment.text).append("\n");
  }

  // At most one at a time, and none that would be the last line of a text.
  void WriteBlankLine() {
    const bool after_blank = yaml_.ends_with("\n\n");
    if (!yaml_.empty() && !after_blank && yaml_.size() != end_of_literal_) yaml_ += '\n';
  }

  const YamlComments* comments_;
  std::unordered_set<const Node*> holders_;  // of a comment below them, or after their children
  std::string yaml_;
  std::size_t end_of_literal_ = 0;
};

}  // namespace

std::string WriteYaml(const Node& root, const YamlComments* comments) {
  return YamlWriter(comments).Write(root);
}

}  // namespace smp::document
