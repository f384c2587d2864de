// What the tests of the readers and writers share.
#pragma once

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "document/read.h"

namespace smp::document {

inline constexpr TextFormat kAsYaml = TextFormat::kYaml;
inline constexpr TextFormat kAsJson = TextFormat::kJson;

inline std::vector<ReadDocument> ReadAll(std::string_view text, TextFormat format,
                                         const Limits& limits = {}) {
  return ReadText(std::make_shared<const Source>("in", std::string(text)), format, limits);
}

// The first document of the input.
inline ReadDocument ReadOne(std::string_view text, TextFormat format, const Limits& limits = {}) {
  std::vector<ReadDocument> documents = ReadAll(text, format, limits);
  return std::move(documents.front());
}

inline ReadDocument ReadYamlOne(std::string_view text, const Limits& limits = {}) {
  return ReadOne(text, TextFormat::kYaml, limits);
}

inline ReadDocument ReadJsonOne(std::string_view text, const Limits& limits = {}) {
  return ReadOne(text, TextFormat::kJson, limits);
}

inline std::string SpanText(const Span& span) {
  const auto place = [](Position position) {
    return std::to_string(position.line) + ":" + std::to_string(position.column);
  };
  return place(span.begin) + "-" + place(span.end);
}

// "SMP1001 /a 1:2-1:3 message | hint"
inline std::string FindingText(const Finding& finding) {
  std::string text(finding.rule->id);
  text += " " + finding.pointer + " " + SpanText(finding.span) + " " + finding.message;
  if (!finding.hint.empty()) text += " | " + finding.hint;
  return text;
}

inline std::vector<std::string> FindingTexts(const ReadDocument& document) {
  std::vector<std::string> texts;
  for (const Finding& finding : document.findings) texts.push_back(FindingText(finding));
  return texts;
}

using Texts = std::vector<std::string>;

inline std::string ReadFile(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return std::move(text).str();
}

// The tree in one line: `{a: n1, b: [s"x", ~, true]}` with n for numbers and s for strings.
inline std::string Outline(const Node& node) {
  switch (node.kind) {
    case NodeKind::kNull:
      return "~";
    case NodeKind::kBool:
      return std::string(node.text);
    case NodeKind::kNumber: {
      std::string text = "n";
      text += node.text;
      return text;
    }
    case NodeKind::kString: {
      std::string text = "s\"";
      text += node.text;
      return text += '"';
    }
    default:
      break;
  }
  const bool mapping = node.kind == NodeKind::kMapping;
  std::string outline = mapping ? "{" : "[";
  for (const Node& child : Children(node)) {
    if (child.index != 0) outline += ", ";
    if (mapping) outline.append(child.key).append(": ");
    outline += Outline(child);
  }
  return outline += mapping ? '}' : ']';
}

inline std::string Outline(const ReadDocument& document) {
  return document.tree.root() == nullptr ? "nothing" : Outline(*document.tree.root());
}

// The span of the node at a pointer, "none" when there is no such node.
inline std::string SpanAt(const ReadDocument& document, std::string_view pointer) {
  const Node* node = Resolve(*document.tree.root(), pointer);
  return node == nullptr ? "none" : SpanText(node->span);
}

}  // namespace smp::document
