// Trees made of nasty strings and numbers by a seeded generator.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "document/tree.h"

namespace smp::document {

namespace nasty {

using namespace std::string_view_literals;

inline constexpr std::string_view kStrings[] = {
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

inline constexpr std::string_view kNumbers[] = {
    "0"sv,     "-0"sv,   "1.20"sv, "9007199254740993"sv, "0.12345678901234567890"sv,
    "1e400"sv, "-1E-7"sv};

// Numbers that only YAML has; JSON gets their value in another spelling.
inline constexpr std::string_view kYamlNumbers[] = {"0x1F"sv, "0o17"sv, "+1"sv,
                                                    ".5"sv,   "1."sv,   "007"sv};

}  // namespace nasty

class TreeGenerator {
 public:
  explicit TreeGenerator(std::uint64_t seed) : state_((seed * 0x9E3779B97F4A7C15ULL) | 1U) {}

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
    if (Below(3) != 0) return Pick(nasty::kStrings);
    std::string text(Pick(nasty::kStrings));
    text += Pick(nasty::kStrings);
    return tree.Keep(std::move(text));
  }

  Node* MakeNode(Tree& tree, std::size_t depth, bool yaml) {
    switch (Below(depth > 4 ? 5 : 8)) {
      case 0:
        return tree.NewNode(NodeKind::kNull);
      case 1:
        return MakeScalar(tree, NodeKind::kBool, Below(2) == 0 ? "true" : "false");
      case 2:
        return MakeScalar(
            tree, NodeKind::kNumber,
            yaml && Below(2) == 0 ? Pick(nasty::kYamlNumbers) : Pick(nasty::kNumbers));
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

}  // namespace smp::document
