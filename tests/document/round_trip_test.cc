// Property: reading what was written gives the tree that was written, for trees made of nasty
// strings and numbers by a seeded generator.
#include <catch2/catch.hpp>
#include <cstdint>

#include "document/support.h"
#include "document/write.h"

namespace smp::document {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kStrings[] = {
    ""sv,
    "a"sv,
    " "sv,
    "yes"sv,
    "no"sv,
    "null"sv,
    "~"sv,
    "true"sv,
    "1"sv,
    "1_000"sv,
    "0x1F"sv,
    "1e3"sv,
    ".inf"sv,
    ".nan"sv,
    "1:30"sv,
    "2026-03-01T10:00:00Z"sv,
    "a: b"sv,
    "a #b"sv,
    "- a"sv,
    "? a"sv,
    "---"sv,
    "...\n"sv,
    "x\n"sv,
    "x\ny"sv,
    "x\n\n\n"sv,
    "\nx"sv,
    " x\ny"sv,
    "x\n  y\n"sv,
    "x\n   "sv,
    "x\n\t\n"sv,
    "\t"sv,
    "a\r\nb"sv,
    "\r"sv,
    "é€😀"sv,
    "\xC2\x85"sv,
    "\xE2\x80\xA8"sv,
    "x\xE2\x80\xA9y"sv,
    "\xEF\xBB\xBFx"sv,
    "\xEF\xBF\xBF"sv,
    "\x7F"sv,
    "\0"sv,
    "a\0b"sv,
    "\x1B[0m"sv,
    "\"quoted\""sv,
    "'quoted'"sv,
    "\\n"sv,
    "{a}"sv,
    "[a]"sv,
    "a,b"sv,
    "#c"sv,
    "&a"sv,
    "*a"sv,
    "!t"sv,
    "|"sv,
    ">"sv,
    "%d"sv,
    "@x"sv,
    "`x`"sv,
    "<<"sv,
    "="sv,
    "http://x.test:80/"sv,
    "x: y\nz: w\n"sv,
    "# not a comment\nx"sv,
    "--- x\n--- y\n"sv,
    "a:"sv,
    ":a"sv,
    "a "sv,
    "x\n#y\n"sv,
    "long long long long long long long long long long long long long long long long long text"sv};

constexpr std::string_view kNumbers[] = {
    "0"sv,     "-0"sv,   "1.20"sv, "9007199254740993"sv, "0.12345678901234567890"sv,
    "1e400"sv, "-1E-7"sv};

// Numbers that only YAML has; JSON gets their value in another spelling.
constexpr std::string_view kYamlNumbers[] = {"0x1F"sv, "0o17"sv, "+1"sv, ".5"sv, "1."sv, "007"sv};

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : state_((seed * 0x9E3779B97F4A7C15ULL) | 1U) {}

  std::size_t Below(std::size_t bound) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::size_t>(state_ >> 11U) % bound;
  }

  template <std::size_t kSize>
  std::string_view Pick(const std::string_view (&texts)[kSize]) {
    return texts[Below(kSize)];
  }

  // One of the strings, or two of them put together.
  std::string_view PickString(Tree& tree) {
    if (Below(3) != 0) return Pick(kStrings);
    std::string text(Pick(kStrings));
    text += Pick(kStrings);
    return tree.Keep(std::move(text));
  }

  Node* MakeNode(Tree& tree, std::size_t depth, bool yaml) {
    switch (Below(depth > 4 ? 5 : 8)) {
      case 0:
        return tree.NewNode(NodeKind::kNull);
      case 1:
        return MakeScalar(tree, NodeKind::kBool, Below(2) == 0 ? "true"sv : "false"sv);
      case 2:
        return MakeScalar(tree, NodeKind::kNumber,
                          yaml && Below(2) == 0 ? Pick(kYamlNumbers) : Pick(kNumbers));
      case 3:
      case 4:
        return MakeScalar(tree, NodeKind::kString, PickString(tree));
      default:
        return MakeContainer(tree, depth, yaml);
    }
  }

  Node* MakeContainer(Tree& tree, std::size_t depth, bool yaml) {
    const bool mapping = Below(2) == 0;
    Node* node = tree.NewNode(mapping ? NodeKind::kMapping : NodeKind::kSequence);
    for (std::size_t i = Below(6); i > 0; --i) {
      Node* child = MakeNode(tree, depth + 1, yaml);
      if (mapping) {
        child->key = PickString(tree);
        if (Find(*node, child->key) != nullptr) continue;
      }
      Tree::Append(node, child);
    }
    return node;
  }

 private:
  static Node* MakeScalar(Tree& tree, NodeKind kind, std::string_view text) {
    Node* node = tree.NewNode(kind);
    node->text = text;
    return node;
  }

  std::uint64_t state_;
};

const auto kSource = std::make_shared<const Source>("made", "");

}  // namespace

TEST_CASE("Round trip: YAML that was written reads back as the same tree", "[document]") {
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    Tree tree(kSource);
    const Node* root = Generator(seed).MakeContainer(tree, 0, true);
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
    const Node* root = Generator(seed).MakeContainer(tree, 0, false);
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
  for (const std::string_view text : kStrings) {
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
