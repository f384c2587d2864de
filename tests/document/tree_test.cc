#include "document/tree.h"

#include <catch2/catch.hpp>

#include "document/support.h"

namespace smp::document {

TEST_CASE("Trees: a pointer leads to its node and the node tells its pointer", "[document]") {
  const ReadDocument document = ReadJsonOne(R"({"a/b": [1, {"m~n": 2}], "": 3})");
  const Node& root = *document.tree.root();
  for (const char* pointer : {"", "/a~1b", "/a~1b/0", "/a~1b/1", "/a~1b/1/m~0n", "/"}) {
    CAPTURE(pointer);
    const Node* node = Resolve(root, pointer);
    REQUIRE(node != nullptr);
    CHECK(PointerOf(*node) == pointer);
  }
  for (const char* pointer : {"/x", "/a~1b/2", "/a~1b/-1", "/a~1b/01x", "/a~1b/0/0"}) {
    CAPTURE(pointer);
    CHECK(Resolve(root, pointer) == nullptr);
  }
  CHECK(PointerOf(*ResolveNearest(root, "/a~1b/1/x/y")) == "/a~1b/1");
}

TEST_CASE("Trees: a copy leads to the node as it was written", "[document]") {
  const ReadDocument document = ReadJsonOne(R"({"a": [1, 2]})");
  Tree first(document.tree.shared_source());
  Node* copy = first.CopyInto(*document.tree.root());
  Tree second(document.tree.shared_source());
  Node* copy_of_copy = second.CopyInto(*copy);
  CHECK(SameContent(*copy_of_copy, *document.tree.root()));
  CHECK(&Written(*Resolve(*copy_of_copy, "/a/1")) == Resolve(*document.tree.root(), "/a/1"));
}

TEST_CASE("Trees: nodes stay where they are when the tree is moved or grows", "[document]") {
  ReadDocument document = ReadJsonOne("[1, 2]");
  const Node* root = document.tree.root();
  Tree moved = std::move(document.tree);
  for (int i = 0; i < 10'000; ++i) (void)moved.NewNode(NodeKind::kNull);
  CHECK(moved.root() == root);
  CHECK(Outline(*root) == "[n1, n2]");
  CHECK(moved.node_count() == 10'003);
}

TEST_CASE("Trees: content differs by kind, text, key and order, not by style", "[document]") {
  const auto same = [](const char* a, const char* b) {
    return SameContent(*ReadYamlOne(a).tree.root(), *ReadYamlOne(b).tree.root());
  };
  CHECK(same("{a: 'x', b: 1}", "a: x\nb: 1\n"));
  CHECK_FALSE(same("{a: 1, b: 2}", "{b: 2, a: 1}"));
  CHECK_FALSE(same("[1]", "['1']"));
  CHECK_FALSE(same("[1.0]", "[1.00]"));
  CHECK_FALSE(same("{a: 1}", "{b: 1}"));
  CHECK_FALSE(same("[1]", "[1, 1]"));
}

TEST_CASE("Trees: the order of members can be left out, that of items cannot", "[document]") {
  const auto same = [](const char* a, const char* b) {
    return SameButForOrder(*ReadYamlOne(a).tree.root(), *ReadYamlOne(b).tree.root());
  };
  CHECK(same("{a: 1, b: {c: 2, d: 3}}", "{b: {d: 3, c: 2}, a: 1}"));
  CHECK_FALSE(same("{a: 1, b: 2}", "{b: 1, a: 2}"));
  CHECK_FALSE(same("{a: 1, b: 2}", "{b: 2, c: 1}"));
  CHECK_FALSE(same("[1, 2]", "[2, 1]"));
  CHECK_FALSE(same("{a: 1}", "{a: '1'}"));
}

}  // namespace smp::document
