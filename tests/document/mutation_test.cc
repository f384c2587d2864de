// Properties of the readers on thousands of seeded mutations of YAML and JSON documents: what is
// refused has a finding, every place is inside the text, and what was read can be written and
// read again.
#include <catch2/catch.hpp>
#include <cstdint>

#include "document/support.h"
#include "document/write.h"

namespace smp::document {
namespace {

constexpr std::string_view kDocuments[] = {
    "smp_version: v1.0.0\nreport:\n  id: \"x\"  # comment\n  mesh: {type: ISTIO, version: '1.2'}\n"
    "  results:\n    - id: run-1\n      quantiles: [{rank: 50, value_ms: 4.10}, {rank: 99}]\n"
    "    - &a\n      text: |\n        one\n        two\n    - *a\n    - <<: *a\n      n: ~\n",
    "%YAML 1.2\n---\na: >-\n  folded\n  text é\n? key\n: !!str 12\n...\n---\n- - 1\n  - "
    "\"\\u00e9\\n\"\n",
    "{\"smp_version\": \"v1\", \"a\": [1, -2.5e3, true, null, \"\\u00e9\\n\"], \"b\": {\"c\": "
    "{}}}\n",
    "{\"a\": 1}\n{\"b\": [2, {\"c\": \"x\"}]}\n\n{\"d\": null}\n",
};

constexpr std::string_view kFragments[] = {
    " ",    "\n",   "\n  ",   "\t",   ":",   ": ", "- ",    "? ",           "[",
    "]",    "{",    "}",      ",",    "\"",  "'",  "#",     " #",           "&a",
    "*a",   "!",    "!!int ", "|",    ">",   "%",  "---\n", "...\n",        "<<: ",
    "\\",   "é",    "0x",     ".nan", "yes", "1",  "\r\n",  "\xE2\x80\xA8", "\xC2\x85",
    "\xFF", "\x01", "//",     "/*",
};

std::size_t Next(std::uint64_t& state) {
  state ^= state << 13U;
  state ^= state >> 7U;
  state ^= state << 17U;
  return static_cast<std::size_t>(state >> 11U);
}

std::string Mutate(std::string text, std::uint64_t& state) {
  for (std::size_t i = Next(state) % 3; i < 3 && !text.empty(); ++i) {
    const std::size_t at = Next(state) % text.size();
    switch (Next(state) % 4) {
      case 0:
        text.erase(at, 1 + Next(state) % 8);
        break;
      case 1:
        text.insert(at, text.substr(Next(state) % text.size(), Next(state) % 20));
        break;
      default:
        text.insert(at, kFragments[Next(state) % std::size(kFragments)]);
    }
  }
  return text;
}

// The number of characters of each line.
std::vector<std::size_t> LineWidths(std::string_view text) {
  std::vector<std::size_t> widths{0};
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool crlf = text.substr(at, 2) == "\r\n";
    if (text[at] == '\n' || (text[at] == '\r' && !crlf)) {
      widths.push_back(0);
    } else if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) {
      ++widths.back();
    }
  }
  return widths;
}

bool IsInside(Position place, const std::vector<std::size_t>& widths) {
  // One column and one line behind the end are places of defects at the end.
  return place.line >= 1 && place.line <= widths.size() && place.column >= 1 &&
         place.column <= widths[place.line - 1] + 2;
}

bool IsInside(const Node& node, const std::vector<std::size_t>& widths) {
  for (const Node& child : Children(node)) {
    if (!IsInside(child, widths)) return false;
  }
  return IsInside(node.span.begin, widths) && IsInside(node.span.end, widths) &&
         node.span.begin <= node.span.end;
}

void CheckDocument(const ReadDocument& document, const std::vector<std::size_t>& widths) {
  REQUIRE((document.complete || !document.findings.empty()));
  for (const Finding& finding : document.findings) {
    INFO(FindingText(finding));
    REQUIRE(IsInside(finding.span.begin, widths));
    REQUIRE(finding.span.begin <= finding.span.end);
  }
  const Node* root = document.tree.root();
  if (root == nullptr) {
    REQUIRE_FALSE(document.findings.empty());
    return;
  }
  REQUIRE(IsInside(*root, widths));
  const std::string yaml = WriteYaml(*root);
  INFO(yaml);
  const ReadDocument from_yaml = ReadYamlOne(yaml);
  const bool null_root = root->kind == NodeKind::kNull;
  REQUIRE((from_yaml.tree.root() != nullptr || null_root));
  if (!null_root) REQUIRE(SameContent(*root, *from_yaml.tree.root()));
  const ReadDocument from_json = ReadJsonOne(WriteJson(*root));
  REQUIRE(FindingTexts(from_json) == Texts{});
}

}  // namespace

TEST_CASE("Mutations: whatever the text, findings and places are sound", "[document]") {
  std::uint64_t state = 20260302;
  std::size_t complete = 0;
  for (std::size_t run = 0; run < 8'000; ++run) {
    const std::string text = Mutate(std::string(kDocuments[run % std::size(kDocuments)]), state);
    for (const TextFormat format : {TextFormat::kYaml, TextFormat::kJson, TextFormat::kNdjson}) {
      CAPTURE(run, static_cast<int>(format), text);
      const auto widths = LineWidths(text);
      const auto documents = ReadAll(text, format);
      REQUIRE_FALSE(documents.empty());
      for (const ReadDocument& document : documents) CheckDocument(document, widths);
      complete += documents.front().complete ? 1U : 0U;
    }
  }
  CHECK(complete > 4'000);
}

}  // namespace smp::document
