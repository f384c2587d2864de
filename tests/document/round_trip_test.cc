// Property: reading what was written gives the tree that was written, for trees made of nasty
// strings and numbers by a seeded generator.
#include <catch2/catch.hpp>
#include <cstdint>

#include "document/random_tree.h"
#include "document/support.h"
#include "document/write.h"

namespace smp::document {
namespace {

const auto kSource = std::make_shared<const Source>("made", "");

}  // namespace

TEST_CASE("Round trip: YAML that was written reads back as the same tree", "[document]") {
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    Tree tree(kSource);
    const Node* root = TreeGenerator(seed).MakeContainer(tree, 0, true);
    const std::string yaml = WriteYaml(*root);
    const ReadDocument back = ReadYamlOne(yaml);
    INFO("seed " << seed << "\n" << yaml);
    for (const Finding& finding : back.findings) {
      // 007 is kept as it was written, and that is reported; nothing else is.
      REQUIRE(FindingText(finding).find("SMP1028") == 0);
      REQUIRE(FindingText(finding).find("`007`") != std::string::npos);
    }
    REQUIRE(back.tree.root() != nullptr);
    REQUIRE(SameContent(*root, *back.tree.root()));
  }
}

TEST_CASE("Round trip: JSON that was written reads back as the same tree", "[document]") {
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    Tree tree(kSource);
    const Node* root = TreeGenerator(seed).MakeContainer(tree, 0, false);
    for (const bool indent : {true, false}) {
      const std::string json = WriteJson(*root, {.indent = indent});
      const ReadDocument back = ReadJsonOne(json);
      INFO("seed " << seed << "\n" << json);
      REQUIRE(FindingTexts(back) == Texts{});
      REQUIRE(SameContent(*root, *back.tree.root()));
    }
  }
}

TEST_CASE("Round trip: each nasty string alone is the same string", "[document]") {
  for (const std::string_view text : nasty::kStrings) {
    Tree tree(kSource);
    Node* node = tree.NewNode(NodeKind::kString);
    node->text = text;
    const ReadDocument back = ReadYamlOne(WriteYaml(*node));
    CAPTURE(std::string(text));
    REQUIRE(back.tree.root() != nullptr);
    CHECK(back.tree.root()->kind == NodeKind::kString);
    CHECK(back.tree.root()->text == text);
  }
}

}  // namespace smp::document
