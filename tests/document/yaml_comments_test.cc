// Comments of YAML: found, tied to nodes, written again, carried over.
#include "document/yaml_comments.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <memory>

#include "document/random_tree.h"
#include "document/support.h"
#include "document/text.h"
#include "document/write.h"

namespace smp::document {
namespace {

YamlComments CommentsOf(const ReadDocument& document, bool first = true) {
  const auto text = std::make_shared<YamlCommentText>(document.tree.shared_source());
  return FindYamlComments(document.tree, *text, first);
}

// What a file with one document is after it was read and written with its comments.
std::string Rewritten(std::string_view yaml) {
  const ReadDocument document = ReadYamlOne(yaml);
  const YamlComments comments = CommentsOf(document);
  return WriteYaml(*document.tree.root(), &comments);
}

// "/a before # x | /a beside # y", in the order of the tree.
void Tell(const Node& node, const YamlComments& comments, std::string& told) {
  const auto add = [&](std::string_view where, const Comment& comment) {
    if (!told.empty()) told += " | ";
    told.append(PointerOf(node)).append(" ").append(where).append(" ").append(comment.text);
  };
  if (const auto at = comments.find(&node); at != comments.end()) {
    for (const Comment& comment : at->second.before) add("before", comment);
    if (at->second.beside) add("beside", *at->second.beside);
    for (const Comment& comment : at->second.after) add("after", comment);
  }
  for (const Node& child : Children(node)) Tell(child, comments, told);
}

std::string Told(const ReadDocument& document, bool first = true) {
  std::string told;
  Tell(*document.tree.root(), CommentsOf(document, first), told);
  return told;
}

TEST_CASE("Comments: each is tied to the node that it is about", "[document]") {
  struct Row {
    const char* name;
    std::string_view yaml;
    std::string_view told;
  };
  constexpr Row kRows[] = {
      {"none", "a: 1\n", ""},
      {"at the top", "# x\na: 1\n", " before # x"},
      {"at the top, apart from the document", "# x\n\na: 1\n", " before # x"},
      {"before a marker", "# x\n---\na: 1\n", " before # x"},
      {"on the marker's line", "--- # x\na: 1\n", " before # x"},
      {"before a key", "a: 1\n# x\nb: 2\n", "/b before # x"},
      {"before the first key of a mapping", "a:\n  # x\n  b: 1\n", "/a/b before # x"},
      {"before an item", "a:\n  - 1\n  # x\n  - 2\n", "/a/1 before # x"},
      {"before an item in the key's column", "a:\n- 1\n# x\n- 2\n", "/a/1 before # x"},
      {"behind a dash", "- # x\n  a: 1\n", "/0 before # x"},
      {"beside a value", "a: 1 # x\nb: 2\n", "/a beside # x"},
      {"beside a quoted value", "a: 'it''s # 1' # x\n", "/a beside # x"},
      {"beside a key with a mapping", "a: # x\n  b: 1\n", "/a beside # x"},
      {"beside a key without a value", "a: # x\nb: 1\n", "/a beside # x"},
      {"beside an item", "- 1 # x\n- 2\n", "/0 beside # x"},
      {"beside a member of an item", "- a: 1 # x\n  b: 2\n", "/0/a beside # x"},
      {"beside a mapping in braces", "a: {b: 1, c: [2]} # x\n", "/a beside # x"},
      {"beside an anchor", "a: &n # x\n  b: 1\nc: *n # y\n", "/a beside # x | /c beside # y"},
      {"beside the end of a wrapped value", "a: one\n  two # x\nb: 1\n", "/a beside # x"},
      {"within brackets", "a: [ # x\n  1, # y\n  # z\n  2\n] # w\n",
       "/a before # w | /a beside # x | /a/0 beside # y | /a/1 before # z"},
      {"last within brackets", "a: [\n  1\n  # x\n]\nb: 2\n", "/a after # x"},
      {"in a block's header", "a: | # x\n  # no comment\nb: 1\n", "/a beside # x"},
      {"in the header of an item's block", "- |- # x\n  text\n", "/0 beside # x"},
      {"after a block", "a: |\n  text\n# x\nb: 1\n", "/b before # x"},
      {"after the last member, indented as it", "a:\n  b: 1\n  # x\nc: 2\n", "/a after # x"},
      {"after the last member, indented as what follows", "a:\n  b: 1\n# x\nc: 2\n",
       "/c before # x"},
      {"after the last member of an item", "- a: 1\n  # x\n- b: 2\n", "/0 after # x"},
      {"deeper than anything", "a:\n  b: 1\n        # x\nc: 2\n", "/a after # x"},
      {"below brackets", "a:\n  - {b: 1}\n      # x\n  - []\n  # y\nc: 2\n",
       "/a after # y | /a/1 before # x"},
      {"at the end", "a:\n  b: 1\n# x\n", " after # x"},
      {"at the end, indented", "a:\n  b: 1\n  # x\n# y\n", " after # y | /a after # x"},
      {"after the end marker", "a: 1\n... # x\n# y\n", " after # x |  after # y"},
      {"a scalar alone", "# x\n42 # y\n# z\n", " before # x |  beside # y |  after # z"},
      {"not in a plain text", "a: b#c\n", ""},
      {"not in quotes", "a: \"x\n  # y\"\n", ""},
      {"with Windows line ends", "# x\r\na: 1 # y\r\n", " before # x | /a beside # y"},
      {"in columns that count characters", "ä: é # x\n", "/ä beside # x"},
      {"after a byte order mark", "\xEF\xBB\xBF# x\na: 1\n", " before # x"},
  };
  for (const Row& row : kRows) {
    INFO(row.name);
    CHECK(Told(ReadYamlOne(row.yaml)) == row.told);
  }
}

TEST_CASE("Comments: a document of several has those around it", "[document]") {
  const auto documents = ReadAll(
      "# a\na: 1\n# b\n---\n# c\nb: 1 # d\n---\n# e\n---\n# f\nc: 1\n# g\n", TextFormat::kYaml);
  REQUIRE(documents.size() == 3);
  CHECK(Told(documents[0]) == " before # a |  after # b");
  CHECK(Told(documents[1], false) == " before # c |  after # e | /b beside # d");
  CHECK(Told(documents[2], false) == " before # f |  after # g");
}

TEST_CASE("Comments: places count lines and characters", "[document]") {
  const ReadDocument document = ReadYamlOne("ä: [é,\n     ö] # x\n");
  const YamlComments comments = CommentsOf(document);
  const auto at = comments.find(Find(*document.tree.root(), "ä"));
  REQUIRE(at != comments.end());
  CHECK(at->second.beside->place == Position{2, 9});
}

TEST_CASE("Comments: text in the writer's own layout stays byte for byte", "[document]") {
  constexpr std::string_view kText = R"(# Copyright of nobody.

# The report of Monday,
# in short.
smp_version: v1.0.0
report:  # one run
  # of Monday
  id: run-1
  # no description

  infrastructure:
    node_pools:
      - {name: workers, count: 3}  # in zone a
      # rented
      - name: spare
        count: 1  # at night
        # to be given back
  labels:
    text: |  # a poem
      # not a comment
      roses
    empty: []
  # nothing about the mesh
# the end
)";
  CHECK(Rewritten(kText) == kText);
}

TEST_CASE("Comments: other layouts keep every comment", "[document]") {
  CHECK(Rewritten("a: [1, # one\n  2, # two\n  # three is missing\n] # list\n") ==
        "a:  # list\n  - 1  # one\n  - 2  # two\n  # three is missing\n");
  CHECK(Rewritten("a: {b: 1, # x\n  c: 2}\n") == "a:\n  b: 1  # x\n  c: 2\n");
  CHECK(Rewritten("-\n  # x\n  a: 1\n") == "# x\n- {a: 1}\n");
  CHECK(Rewritten("a:\n- b # x\n# y\n- c\n") == "a:\n  - b  # x\n  # y\n  - c\n");
  CHECK(Rewritten("a: |+\n  x\n\n# y\nb: 1\n") == "a: |+\n  x\n\n# y\nb: 1\n");
  CHECK(Rewritten("a: []\n\n\n\n# x\n\n\nb: 1\n") == "a: []\n\n# x\n\nb: 1\n");
}

// A comment that stands in no text.
Comment Made(TreeGenerator& random, Tree& tree) {
  constexpr std::string_view kTexts[] = {"# why",     "#",         "#!x",   "# a: b",
                                         "# - # \"x", "#\ttab 'x", "# é €", "# {[&*"};
  Comment comment;
  comment.text = tree.Keep(std::string(random.Pick(kTexts)));
  comment.blank_before = random.Below(3) == 0;
  comment.blank_after = random.Below(3) == 0;
  return comment;
}

// `behind_dash`: the node begins on the line of a list's item, of which reading takes the comments
// before it.
void Scatter(const Node& node, bool behind_dash, TreeGenerator& random, Tree& tree,
             YamlComments& comments) {
  for (std::size_t i = random.Below(3); !behind_dash && i > 0 && random.Below(3) == 0; --i) {
    comments[&node].before.push_back(Made(random, tree));
  }
  if (random.Below(4) == 0) comments[&node].beside = Made(random, tree);
  if (node.IsContainer() && random.Below(4) == 0) {
    comments[&node].after.push_back(Made(random, tree));
  }
  const bool in_list = node.parent != nullptr && node.parent->kind == NodeKind::kSequence;
  for (const Node& child : Children(node)) {
    Scatter(child, child.index == 0 && (in_list || behind_dash), random, tree, comments);
  }
}

TEST_CASE("Comments: what was written with comments is read and written as the same bytes",
          "[document]") {
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    TreeGenerator random(seed);
    Tree tree(std::make_shared<const Source>("made", ""));
    const Node* root = random.MakeContainer(tree, 0, true);
    YamlComments comments;
    Scatter(*root, false, random, tree, comments);
    const std::string yaml = WriteYaml(*root, &comments);
    const ReadDocument back = ReadYamlOne(yaml);
    INFO("seed " << seed << "\n" << yaml);
    REQUIRE(back.tree.root() != nullptr);
    REQUIRE(SameContent(*root, *back.tree.root()));
    const YamlComments found = CommentsOf(back);
    REQUIRE(WriteYaml(*back.tree.root(), &found) == yaml);
  }
}

// --- carrying over -----------------------------------------------------------------------------

std::string LostText(const CarriedComments& carried) {
  std::string text;
  for (const Comment& comment : carried.lost) {
    if (!text.empty()) text += ", ";
    text += PlaceText(comment.place);
  }
  return text;
}

TEST_CASE("Comments: nodes that were moved keep theirs, changed values do not", "[document]") {
  const ReadDocument read = ReadYamlOne(
      "# about the test\n"
      "id: x  # kept\n"
      "# kept, too\n"
      "rps: 10\n"
      "mem: 4  # megabytes\n"
      "gone: 1  # lost\n"
      "# last\n");
  const Node& from = *read.tree.root();
  Tree made(read.tree.shared_source());
  Node* root = made.NewNode(NodeKind::kMapping);
  made.set_root(root);
  Node* body = made.NewNode(NodeKind::kMapping);
  body->key = "test";
  Tree::Append(root, body);
  for (const char* key : {"rps", "id", "mem"}) {
    Node* copy = made.CopyInto(*Find(from, key));
    if (copy->key == "mem") copy->text = "4000000";
    Tree::Append(body, copy);
  }
  const CommentedOriginal originals[] = {{&read.tree, CommentsOf(read)}};

  const CarriedComments to_made = CarryComments(root, originals);
  CHECK(WriteYaml(*root, &to_made.comments) ==
        "# about the test\n"
        "test:\n"
        "  # kept, too\n"
        "  rps: 10\n"
        "  id: x  # kept\n"
        "  mem: 4000000\n"
        "# last\n");
  CHECK(LostText(to_made) == "5:9, 6:10");

  body->origin = &from;
  const CarriedComments with_origin = CarryComments(root, originals);
  CHECK(WriteYaml(*root, &with_origin.comments) ==
        "# about the test\n"
        "test:\n"
        "  # kept, too\n"
        "  rps: 10\n"
        "  id: x  # kept\n"
        "  mem: 4000000\n"
        "  # last\n");

  CHECK(LostText(CarryComments(nullptr, originals)) == "1:1, 2:8, 3:1, 5:9, 6:10, 7:1");
}

}  // namespace
}  // namespace smp::document
