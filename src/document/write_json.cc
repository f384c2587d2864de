#include "document/number.h"
#include "document/text.h"
#include "document/write.h"

namespace smp::document {
namespace {

constexpr std::size_t kJsonIndent = 2;

void WriteEscape(std::string& json, char c) {
  switch (c) {
    case '"':
      json += "\\\"";
      return;
    case '\\':
      json += "\\\\";
      return;
    case '\b':
      json += "\\b";
      return;
    case '\f':
      json += "\\f";
      return;
    case '\n':
      json += "\\n";
      return;
    case '\r':
      json += "\\r";
      return;
    case '\t':
      json += "\\t";
      return;
    default:
      constexpr char kHex[] = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      json += "\\u00";
      json += kHex[byte >> 4U];
      json += kHex[byte & 0xFU];
  }
}

bool NeedsEscape(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F || c == '"' || c == '\\';
}

void WriteString(std::string& json, std::string_view text) {
  json += '"';
  std::size_t run = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!NeedsEscape(text[at])) continue;
    json += text.substr(run, at - run);
    WriteEscape(json, text[at]);
    run = at + 1;
  }
  json += text.substr(run);
  json += '"';
}

class JsonWriter {
 public:
  explicit JsonWriter(JsonStyle style) : style_(style) {}

  void Write(const Node& node, std::size_t depth) {
    switch (node.kind) {
      case NodeKind::kNull:
        json_ += "null";
        return;
      case NodeKind::kBool:
        json_ += node.text;
        return;
      case NodeKind::kNumber:
        json_ += ToJsonNumber(node.text);
        return;
      case NodeKind::kString:
        WriteString(json_, node.text);
        return;
      case NodeKind::kSequence:
        WriteContainer(node, depth, '[', ']');
        return;
      case NodeKind::kMapping:
        WriteContainer(node, depth, '{', '}');
    }
  }

  std::string Take() {
    json_ += '\n';
    return std::move(json_);
  }

 private:
  void WriteContainer(const Node& node, std::size_t depth, char open, char close) {
    json_ += open;
    for (const Node& child : Children(node)) {
      if (child.index != 0) json_ += style_.indent ? "," : ", ";
      BreakLine(depth + 1);
      if (node.kind == NodeKind::kMapping) {
        WriteString(json_, child.key);
        json_ += ": ";
      }
      Write(child, depth + 1);
    }
    if (node.child_count > 0) BreakLine(depth);
    json_ += close;
  }

  void BreakLine(std::size_t depth) {
    if (!style_.indent) return;
    json_ += '\n';
    json_.append(depth * kJsonIndent, ' ');
  }

  JsonStyle style_;
  std::string json_;
};

}  // namespace

std::string WriteJson(const Node& root, JsonStyle style) {
  JsonWriter writer(style);
  writer.Write(root, 0);
  return writer.Take();
}

}  // namespace smp::document
