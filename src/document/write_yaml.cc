// Our own writer, since yaml-cpp's emitter leaves U+007F, U+2028, U+2029 and U+FFFE bare inside
// double quotes, where readers refuse them or take them for line breaks.
#include "document/write.h"
#include "document/yaml_spelling.h"

namespace smp::document {
namespace {

constexpr std::size_t kIndent = 2;
// A list of scalars, or a mapping of scalars in a list, is written in one line up to this width.
constexpr std::size_t kFlowWidth = 76;
// libyaml refuses a longer key unless `? ` stands before it.
constexpr std::size_t kLongestKey = 1000;

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

// The container in one line; empty when it is too wide for that or holds another container.
std::string FlowText(const Node& node) {
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

class YamlWriter {
 public:
  // Writes a node of which the line is begun: `indent` is the column of its siblings, and
  // `in_list` is true after `- `.
  void Write(const Node& node, std::size_t indent, bool in_list) {
    if (!node.IsContainer()) {
      WriteScalar(node, indent);
      return;
    }
    const bool may_flow =
        node.child_count == 0 || (indent > 0 && (node.kind == NodeKind::kSequence || in_list));
    const std::string flow = may_flow ? FlowText(node) : std::string();
    if (!flow.empty()) {
      yaml_ += flow + "\n";
    } else if (node.kind == NodeKind::kSequence) {
      WriteSequence(node, indent);
    } else {
      WriteMapping(node, indent);
    }
  }

  std::string Take() { return std::move(yaml_); }

 private:
  void WriteScalar(const Node& node, std::size_t indent) {
    if (node.kind != NodeKind::kString || !MayBeLiteral(node.text)) {
      yaml_ += ScalarText(node, YamlContext::kBlock) + "\n";
      return;
    }
    yaml_ += LiteralHeader(node.text);
    yaml_ += '\n';
    std::string_view rest = node.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (end > 0) yaml_.append(std::max(indent, kIndent), ' ').append(rest.substr(0, end));
      yaml_ += '\n';
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  // Items and members after the first begin their own line; the first continues the line it is on.
  void WriteSequence(const Node& node, std::size_t indent) {
    for (const Node& child : Children(node)) {
      if (child.index != 0) yaml_.append(indent, ' ');
      yaml_ += "- ";
      Write(child, indent + kIndent, true);
    }
  }

  void WriteMapping(const Node& node, std::size_t indent) {
    for (const Node& child : Children(node)) {
      if (child.index != 0) yaml_.append(indent, ' ');
      WriteKey(child.key, indent);
      const std::size_t before = yaml_.size();
      yaml_ += ' ';
      WriteValue(child, indent, before);
    }
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
  void WriteValue(const Node& value, std::size_t indent, std::size_t end_of_key) {
    const bool flow = value.kind == NodeKind::kSequence && !FlowText(value).empty();
    if (value.IsContainer() && value.child_count > 0 && !flow) {
      yaml_.resize(end_of_key);
      yaml_ += '\n';
      yaml_.append(indent + kIndent, ' ');
    }
    Write(value, indent + kIndent, false);
  }

  std::string yaml_;
};

}  // namespace

std::string WriteYaml(const Node& root) {
  YamlWriter writer;
  writer.Write(root, 0, false);
  return writer.Take();
}

}  // namespace smp::document
