#include "document/yaml_reader.h"

#include <catch2/catch.hpp>

#include "document/support.h"

namespace smp::document {
namespace {

struct YamlRow {
  const char* text;
  const char* finding;
};

}  // namespace

TEST_CASE("YAML: every node knows its place, in characters", "[document]") {
  const ReadDocument document = ReadYamlOne(
      "# comment\n"
      "é: {a: 1, \"ü b\": [x, 'y z', ~]}\n"
      "list:\n"
      "  - name: \"p\\n\"  # comment\n"
      "    id:\n"
      "  -\n"
      "\n"
      "text: |\n"
      "  one é\n"
      "  two\n"
      "\n"
      "last: plain on\n"
      "  two lines\n"
      "\n");
  CHECK(FindingTexts(document) == Texts{});
  CHECK(Outline(document) ==
        "{é: {a: n1, ü b: [s\"x\", s\"y z\", ~]}, list: [{name: s\"p\n\", id: ~}, ~], "
        "text: s\"one é\ntwo\n\", last: s\"plain on two lines\"}");
  const std::pair<const char*, const char*> spans[] = {
      {"", "2:1-13:12"},         {"/é", "2:4-2:32"},        {"/é/a", "2:8-2:9"},
      {"/é/ü b", "2:18-2:31"},   {"/é/ü b/1", "2:22-2:27"}, {"/é/ü b/2", "2:29-2:30"},
      {"/list", "4:3-6:4"},      {"/list/0", "4:5-5:8"},    {"/list/0/name", "4:11-4:16"},
      {"/list/0/id", "5:8-5:8"}, {"/list/1", "6:4-6:4"},    {"/text", "8:7-10:6"},
      {"/last", "12:7-13:12"},
  };
  for (const auto& [pointer, span] : spans) {
    CAPTURE(pointer);
    CHECK(SpanAt(document, pointer) == span);
  }
  CHECK(SpanText(Resolve(*document.tree.root(), "/é/ü b")->key_span) == "2:11-2:16");
}

TEST_CASE("YAML: plain scalars are typed by the core schema", "[document]") {
  CHECK(Outline(ReadYamlOne("[null, Null, NULL, ~, true, True, FALSE, nUll, tRue]")) ==
        "[~, ~, ~, ~, true, true, false, s\"nUll\", s\"tRue\"]");
  CHECK(Outline(ReadYamlOne("[1, -1.50, +3, 0x1F, 0o17, 1e3, .5, 6., 12345678901234567890]")) ==
        "[n1, n-1.50, n+3, n0x1F, n0o17, n1e3, n.5, n6., n12345678901234567890]");
  CHECK(Outline(ReadYamlOne("[2026-03-01, 2026-03-01T10:00:00Z, 1.2.3, 30s, 1e, '1', \"true\"]")) ==
        "[s\"2026-03-01\", s\"2026-03-01T10:00:00Z\", s\"1.2.3\", s\"30s\", s\"1e\", s\"1\", "
        "s\"true\"]");
  CHECK(Outline(ReadYamlOne("{200: a, true: b, ~: c, 1.0: d}")) ==
        "{200: s\"a\", true: s\"b\", ~: s\"c\", 1.0: s\"d\"}");
}

TEST_CASE("YAML: styles are told apart", "[document]") {
  const ReadDocument document = ReadYamlOne("a: x\nb: 'x'\nc: \"x\"\nd: |-\n  x\ne: >-\n  x\n");
  CHECK(Outline(document) == "{a: s\"x\", b: s\"x\", c: s\"x\", d: s\"x\", e: s\"x\"}");
  const ScalarStyle styles[] = {ScalarStyle::kPlain, ScalarStyle::kQuoted, ScalarStyle::kQuoted,
                                ScalarStyle::kBlock, ScalarStyle::kBlock};
  for (const Node& child : Children(*document.tree.root())) {
    CHECK(child.style == styles[child.index]);
  }
}

TEST_CASE("YAML: texts that stand in the source are not copied", "[document]") {
  const ReadDocument document = ReadYamlOne("é: plain\nb: 'quoted'\n");
  const std::string_view bytes = document.tree.source().bytes();
  for (const Node& child : Children(*document.tree.root())) {
    CHECK(child.text.data() >= bytes.data());
    CHECK(child.text.data() < bytes.data() + bytes.size());
  }
}

TEST_CASE("YAML: what YAML 1.1 reads differently is a warning", "[document][SMP1028]") {
  const ReadDocument document =
      ReadYamlOne("a: yes\nb: 1:30\nc: 0777\nd: 1_000\n'no': 'no'\noff: on it\n");
  CHECK(
      FindingTexts(document) ==
      Texts{"SMP1028 /a 1:4-1:7 `yes` is text in YAML 1.2 and the boolean true in YAML 1.1 | quote "
            "it",
            "SMP1028 /b 2:4-2:8 `1:30` is text in YAML 1.2 and a number of base 60 in YAML 1.1 | "
            "quote it",
            "SMP1028 /c 3:4-3:8 `0777` is a decimal number in YAML 1.2 and an octal number in YAML "
            "1.1 | "
            "write the number without the leading zero, or quote it as text",
            "SMP1028 /d 4:4-4:9 `1_000` is text in YAML 1.2 and a number in YAML 1.1 | quote it"});
  CHECK(document.findings[0].severity == Severity::kWarning);
  CHECK(Outline(document) ==
        "{a: s\"yes\", b: s\"1:30\", c: n0777, d: s\"1_000\", no: s\"no\", off: s\"on it\"}");
}

TEST_CASE("YAML: not-a-number and infinities are findings and no numbers", "[document][SMP1020]") {
  const ReadDocument document = ReadYamlOne("[.nan, -.INF, '.inf', NaN]");
  const std::string hint = " | write a finite number, or leave the field out if it is optional";
  CHECK(FindingTexts(document) ==
        Texts{"SMP1020 /0 1:2-1:6 `.nan` is not a finite number" + hint,
              "SMP1020 /1 1:8-1:13 `-.INF` is not a finite number" + hint});
  const bool non_finite[] = {true, true, false, false};
  for (const Node& child : Children(*document.tree.root())) {
    CHECK(IsNonFinite(child) == non_finite[child.index]);
    CHECK(child.kind == NodeKind::kString);
  }
}

TEST_CASE("YAML: tags of the core types are honoured", "[document]") {
  const ReadDocument document = ReadYamlOne(
      "[!!str 12, !!int '12', !!float 1, !!bool 'true', !!null '', !!timestamp 2026-01-01, "
      "!!map {a: 1}, !!seq [1], ! x]");
  CHECK(FindingTexts(document) == Texts{});
  CHECK(Outline(document) == "[s\"12\", n12, n1, true, ~, s\"2026-01-01\", {a: n1}, [n1], s\"x\"]");
  CHECK(Resolve(*document.tree.root(), "/0")->style == ScalarStyle::kQuoted);
  CHECK(SpanAt(document, "/0") == "1:2-1:10");
}

TEST_CASE("YAML: another tag is a finding and the value read without it", "[document][SMP1021]") {
  const YamlRow rows[] = {
      {"a: !Ref x",
       "SMP1021 /a 1:4-1:5 tag `!Ref` is not one of YAML's core types | remove the tag; the "
       "value is read without it"},
      {"a: !!python/object x",
       "SMP1021 /a 1:4-1:5 tag `!!python/object` is not one of YAML's core types | "
       "remove the tag; the value is read without it"},
      {"a: !<x:y> {b: 1}",
       "SMP1021 /a 1:4-1:5 tag `!<x:y>` is not one of YAML's core types | remove the "
       "tag; the value is read without it"},
      {"a: !!int abc",
       "SMP1021 /a 1:4-1:13 the value `abc` does not fit its tag `!!int` | remove the tag "
       "or correct the value"},
      {"a: !!int 1.5",
       "SMP1021 /a 1:4-1:13 the value `1.5` does not fit its tag `!!int` | remove the tag "
       "or correct the value"},
      {"a: !!seq {b: 1}",
       "SMP1021 /a 1:4-1:5 a mapping does not fit its tag `!!seq` | remove the tag or "
       "correct the value"},
  };
  for (const YamlRow& row : rows) {
    CAPTURE(row.text);
    const ReadDocument document = ReadYamlOne(row.text);
    CHECK(FindingTexts(document) == Texts{row.finding});
    CHECK(document.complete);
  }
  CHECK(Outline(ReadYamlOne("[!Ref x, !Ref {b: 1}, !!int abc]")) == "[s\"x\", {b: n1}, s\"abc\"]");
}

TEST_CASE("YAML: an alias is a copy that stands at the alias", "[document]") {
  const ReadDocument document =
      ReadYamlOne("a: &x {b: [1, 2]}\nc: *x\n? &k d\n: *k\ne: &x 5\nf: *x\n");
  CHECK(FindingTexts(document) == Texts{});
  CHECK(Outline(document) == "{a: {b: [n1, n2]}, c: {b: [n1, n2]}, d: s\"d\", e: n5, f: n5}");
  CHECK(SpanAt(document, "/c") == "2:4-2:6");
  CHECK(SpanAt(document, "/c/b/1") == "1:15-1:16");
  CHECK(PointerOf(*Resolve(*document.tree.root(), "/c/b/1")) == "/c/b/1");
}

TEST_CASE("YAML: an alias without a sound anchor is a finding", "[document][SMP1001]") {
  const YamlRow rows[] = {
      {"a: *x\n",
       "SMP1001 /a 1:4-1:6 alias `*x` names no anchor above it | quote a text that begins with "
       "`*`"},
      {"a: &x [1, *x]\n",
       "SMP1001 /a/1 1:11-1:13 alias `*x` stands inside the value that it names | a "
       "report cannot contain itself: write the value out"},
      {"a: &x [1]\n*x : 2\n",
       "SMP1001  2:1-2:3 alias `*x` is used as a key and names no scalar | write the "
       "key out"},
  };
  for (const YamlRow& row : rows) {
    CAPTURE(row.text);
    CHECK(FindingTexts(ReadYamlOne(row.text)) == Texts{row.finding});
  }
  CHECK(Outline(ReadYamlOne("a: &x [1, *x]\n")) == "{a: [n1, ~]}");
  // Anchors end with their document.
  CHECK(ReadAll("a: &x 1\n---\nb: *x\n", TextFormat::kYaml)[1].findings.size() == 1);
}

TEST_CASE("YAML: merge keys give what the mapping does not say", "[document]") {
  const ReadDocument document = ReadYamlOne(
      "d: &d {a: 1, b: 2}\n"
      "e: &e {b: 3, c: 4}\n"
      "one: {<<: *d, b: 9}\n"
      "two: {<<: [*d, *e]}\n"
      "own: {x: 0, <<: {a: 5}}\n"
      "plain: {'<<': 1}\n");
  CHECK(FindingTexts(document) == Texts{});
  CHECK(Outline(document) ==
        "{d: {a: n1, b: n2}, e: {b: n3, c: n4}, one: {b: n9, a: n1}, two: {a: n1, b: n2, c: n4}, "
        "own: {x: n0, a: n5}, plain: {<<: n1}}");
  CHECK(SpanAt(document, "/one/a") == "1:11-1:12");
  CHECK(FindingTexts(ReadYamlOne("a:\n  <<: 3\n")) ==
        Texts{"SMP1001 /a 2:7-2:8 merge key `<<` takes a mapping or a list of mappings | write the "
              "merged fields out"});
}

TEST_CASE("YAML: a duplicate key is reported and the first value kept", "[document][SMP1003]") {
  const ReadDocument document = ReadYamlOne("a: 1\nb:\n  c: 1\n  c: [x]\n'a': 2\n");
  const std::string hint = " | remove or rename one of them; the first one is used here";
  CHECK(FindingTexts(document) ==
        Texts{"SMP1003 /b/c 4:3-4:4 key `c` is given twice; the first is at 3:3" + hint,
              "SMP1003 /a 5:1-5:4 key `a` is given twice; the first is at 1:1" + hint});
  CHECK(Outline(document) == "{a: n1, b: {c: n1}}");
}

TEST_CASE("YAML: a key that is no scalar is reported and skipped", "[document][SMP1001]") {
  const ReadDocument document = ReadYamlOne("? [1, {a: 2}]\n: {x: 1}\nb: 1\n");
  CHECK(FindingTexts(document) ==
        Texts{"SMP1001  1:3-1:4 a mapping or list is used as a key | a key is text; "
              "quote it if it begins with `[` or `{`"});
  CHECK(Outline(document) == "{b: n1}");
}

TEST_CASE("YAML: line breaks of YAML 1.1 alone are characters and a warning",
          "[document][SMP1028]") {
  const ReadDocument document =
      ReadYamlOne("é: {a: \"x\xE2\x80\xA8y\xC2\x85z\", b: *u}\nc:\n  d: *v\n");
  CHECK(
      FindingTexts(document) ==
      Texts{
          "SMP1028  1:10-1:11 a character (U+0085, U+2028 or U+2029) that is a line break in YAML "
          "1.1 alone | remove it, or write it as an escape in a double-quoted string",
          "SMP1001 /é/b 1:20-1:22 alias `*u` names no anchor above it | quote a text that begins "
          "with `*`",
          "SMP1001 /c/d 3:6-3:8 alias `*v` names no anchor above it | quote a text that begins "
          "with `*`"});
  CHECK(SpanAt(document, "/é/a") == "1:8-1:15");
  CHECK(FindingTexts(ReadYamlOne("a: \"\\u2028\\N\"\n")) == Texts{});
}

TEST_CASE("YAML: syntax errors say the cause and the cure", "[document][SMP1001]") {
  const YamlRow rows[] = {
      {"env:\n  count: 5\n    node:\n      x: 1\n",
       "SMP1001 /env 3:5-3:9 key `node` is nested below `count`, which has a value | give `node` "
       "the "
       "indentation of `count` (line 2), or remove the value there"},
      {"a: b: c\n",
       "SMP1001  1:5-1:6 a second `: ` follows a key on one line | quote a value that contains "
       "`: `, or begin the nested mapping on its own line"},
      {"a:\n\tb: 1\n", "SMP1001 /a 2:1-2:2 a tab is used for indentation | indent with spaces"},
      {"a: 1\n\tb: 2\n", "SMP1001 /a 2:1-2:2 a tab is used for indentation | indent with spaces"},
      {"a: \"x\nb: 1\n",
       "SMP1001 /a 1:4-1:5 the quote opened here is never closed | close it with the same "
       "quote character"},
      {"a: 'x\n---\nb: 1\n",
       "SMP1001 /a 1:4-1:5 the quote opened here is not closed before the document "
       "ends | close it with the same quote character"},
      {"a: [1, 2\nb: 3\n",
       "SMP1001 /a 1:4-1:5 the list opened here with `[` is not closed, or a `,` is "
       "missing in it | close it with `]` and put a comma between its items"},
      {"a: {b: 1\nc: 3\n",
       "SMP1001 /a 1:4-1:5 the mapping opened here with `{` is not closed, or a `,` is "
       "missing in it | close it with `}` and put a comma between its members"},
      {"a: @x\n",
       "SMP1001 /a 1:4-1:5 a plain value cannot begin with `@` | put the value in quotes"},
      {"a: %x\n",
       "SMP1001 /a 1:4-1:5 a plain value cannot begin with `%` | put the value in quotes"},
      {"a: *\n",
       "SMP1001 /a 1:4-1:5 `*` is not followed by the name of an anchor | quote a text that begins "
       "with `*`"},
      {"a: & x\n",
       "SMP1001 /a 1:4-1:5 `&` is not followed by a name for the anchor | quote a text that "
       "begins with `&`"},
      {"a: 1\nfoo\nb: 2\n",
       "SMP1001  2:1-2:2 a key without `: ` and a value | write `key: value`; a text "
       "that goes on in the next line is indented below its key"},
      {"a: - b\n",
       "SMP1001 /a 1:4-1:5 a list item is not allowed here | begin a list on its own line; quote "
       "a text that begins with `- `"},
      {"a: \"\\q\"\n",
       "SMP1001 /a 1:5-1:6 an unknown escape in a double-quoted string | write \\\\ for a "
       "backslash, or use single quotes, in which it has no meaning"},
      {"a: \"x\" y\n",
       "SMP1001  1:8-1:9 text follows the end of a value | put all of the value in quotes"},
      {"a:\n    b: 1\n  c: 2\n",
       "SMP1001  3:3-3:4 this line is indented unlike the keys above it | align it "
       "with the keys of its mapping"},
      {"- a\n b: 1\n",
       "SMP1001  2:3-2:4 a key is not allowed here | align it with the keys of its mapping; quote "
       "a text of several lines that contains `: `"},
      {"a: |x\n  y\n",
       "SMP1001 /a 1:5-1:6 text follows `|` or `>` on the same line | begin the text on the "
       "next line"},
      {"%YAML 3.0\n---\na: 1\n",
       "SMP1001  1:1-1:2 the document declares a version of YAML other than 1.1 "
       "and 1.2 | remove the line"},
      {"a: !x!y 1\n",
       "SMP1001 /a 1:4-1:5 a tag with an undeclared prefix | quote a text that begins with "
       "`!`"},
  };
  for (const YamlRow& row : rows) {
    CAPTURE(row.text);
    const ReadDocument document = ReadYamlOne(row.text);
    CHECK(FindingTexts(document) == Texts{row.finding});
    CHECK_FALSE(document.complete);
  }
  const std::string long_key = std::string(1100, 'k') + ": 1\n";
  CHECK(FindingTexts(ReadYamlOne(long_key)) ==
        Texts{"SMP1001  1:1101-1:1102 a key of more than 1024 characters | shorten it"});
}

TEST_CASE("YAML: what was read before a syntax error is in the tree", "[document]") {
  const ReadDocument document = ReadYamlOne(
      "mesh_build: x\nenv:\n  kubernetes: gke\n  node_count: 5\n    node:\n      cores: 4\n");
  CHECK_FALSE(document.complete);
  CHECK(Outline(document) == "{mesh_build: s\"x\", env: {kubernetes: s\"gke\", node_count: n5}}");
  CHECK(SpanAt(document, "/env/node_count") == "4:15-4:16");
}

TEST_CASE("YAML: an error after a document leaves that document whole", "[document]") {
  const auto documents = ReadAll("a: 1\n...\nb: 2\n", TextFormat::kYaml);
  REQUIRE(documents.size() == 2);
  CHECK(documents[0].complete);
  CHECK(Outline(documents[0]) == "{a: n1}");
  CHECK(FindingTexts(documents[1]) == Texts{"SMP1001  3:1-3:2 text follows the end of the document "
                                            "| indent it as a part of the document, "
                                            "or separate documents with `---`"});
}

}  // namespace smp::document
