// Properties of the readers on thousands of seeded mutations of YAML and JSON documents: what is
// refused has a finding, every place is inside the text, and what was read can be written and
// read again.
#include <catch2/catch.hpp>

#include "document/mutated_text.h"
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
  TextMutator mutator(20260302);
  std::size_t complete = 0;
  for (std::size_t run = 0; run < 8'000; ++run) {
    const std::string text = mutator.Mutate(kDocuments[run % std::size(kDocuments)]);
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
