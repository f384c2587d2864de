// What the reader of lines reads, libyaml reads to the same tree with the same places and findings.
#include "document/yaml_line_reader.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "document/encoding.h"
#include "document/mutated_text.h"
#include "document/support.h"
#include "document/tree_builder.h"
#include "document/yaml_guard.h"
#include "document/yaml_reader.h"
#include "long_runs.h"

namespace smp::document {
namespace {

// Every node with its kind, style, text, key and places, one a line.
void Describe(const Node& node, std::size_t depth, std::string& text) {
  text.append(depth, ' ')
      .append(std::to_string(static_cast<int>(node.kind)))
      .append(std::to_string(static_cast<int>(node.style)))
      .append(" ")
      .append(SpanText(node.span))
      .append(" ")
      .append(node.key)
      .append(" ")
      .append(depth == 0 ? "" : SpanText(node.key_span))
      .append(" ")
      .append(node.text)
      .append("\n");
  for (const Node& child : Children(node)) Describe(child, depth + 1, text);
}

std::string Description(const ReadDocument& document) {
  std::string text;
  if (document.tree.root() != nullptr) Describe(*document.tree.root(), 0, text);
  for (const std::string& finding : FindingTexts(document)) text += finding + "\n";
  return text + (document.complete ? "complete" : "incomplete");
}

// True when the reader of lines reads the text.
bool Compare(const std::string& text) {
  const Encoding encoding = CheckEncoding(text, ControlCharacters::kYaml);
  const bool can_be_read = !encoding.defect && encoding.is_ascii && encoding.bom_size == 0 &&
                           text.find('\r') == std::string::npos && !FindYamlTrap(text);
  if (!can_be_read) return false;
  const auto source = std::make_shared<const Source>("in", text);
  const Limits limits;
  Budget budget{limits};
  ReadDocument by_lines{.tree = Tree(source), .findings = {}};
  if (!ReadYamlLines(source->bytes(), by_lines, budget)) return false;
  const auto by_events = ReadYamlEvents(source, source->bytes(), true, limits);
  INFO(text);
  REQUIRE(by_events.size() == 1);
  REQUIRE(Description(by_lines) == Description(by_events.front()));
  return true;
}

// The YAML of the project: cases of conformance and examples.
std::vector<std::string> Documents() {
  std::vector<std::filesystem::path> paths;
  for (const char* folder : {"conformance", "examples"}) {
    const auto root = std::filesystem::path(SMP_SOURCE_DIR) / folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) texts.push_back(ReadFile(path));
  return texts;
}

constexpr std::string_view kLineTexts[] = {
    "a: 1\n",
    "--- # begins\na: 1\n# ends\n",
    "a:\n- 1\n- b: 2\n  c: 3\n-\n  d: 4\nb: x y  z # not text\n",
    "a:\n  - - 1\n    - -2\n  - - - x\n",
    "- {a: 1, b: [x, \"y, z\", 'it']}\n- []\n- {}\n",
    "a: [1, 2,\n    3, # three\n\n    -4]\nb: {c: d,\n  e: http://x.test:80/p#r}\n",
    "\"k 1\" : 'v'\nk-2: a:b#c\n012: 1:30\nyes: .inf\n",
    "a: yes\na: no\nb: {a: 1, a: 2}\n",
};

}  // namespace

TEST_CASE("YAML by lines: what it is for is read, and as libyaml reads it", "[document]") {
  for (const std::string_view text : kLineTexts) {
    CAPTURE(text);
    CHECK(Compare(std::string(text)));
  }
}

TEST_CASE("YAML by lines: what it does not know is left to libyaml", "[document]") {
  for (const std::string_view text : {"a: &x 1\nb: *x\n",
                                      "a: !!str 1\n",
                                      "a: |\n  text\n",
                                      "a: >-\n  text\n",
                                      "a:\nb: 1\n",
                                      "a: one\n  two\n",
                                      "a: \"x\\n\"\n",
                                      "a: 'it''s'\n",
                                      "? a\n: b\n",
                                      "<<: {a: 1}\n",
                                      "a: 1\n---\nb: 2\n",
                                      "a: 1\n...\n",
                                      "...\na: 1\n",
                                      "%YAML 1.2\n---\na: 1\n",
                                      "\ta: 1\n",
                                      "a:\t1\n",
                                      "a: b: c\n",
                                      "a: [1, 2\n",
                                      "a: {b}\n",
                                      "[a: b]\n",
                                      "a\n",
                                      "",
                                      "# nothing\n",
                                      "a: 1\n b: 2\n",
                                      "a: 1\n- b\n",
                                      "a: \"x\" y\n"}) {
    CAPTURE(text);
    CHECK_FALSE(Compare(std::string(text)));
  }
}

TEST_CASE("YAML by lines: the project's documents and their mutations", "[document]") {
  const std::vector<std::string> documents = Documents();
  std::size_t read = 0;
  for (const std::string& text : documents) read += Compare(text) ? 1U : 0U;
  // Most of them, so that the comparison compares something.
  CHECK(read * 10 > documents.size() * 7);
  TextMutator mutator(20261127);
  const int rounds = Rounds(4'000, 400'000);
  std::size_t mutations_read = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::string& text = documents[mutator.Next() % documents.size()];
    mutations_read += Compare(mutator.Mutate(text)) ? 1U : 0U;
  }
  CHECK(mutations_read * 10 > static_cast<std::size_t>(rounds));
}

}  // namespace smp::document
