#include "document/json_reader.h"

#include <catch2/catch.hpp>

#include "document/support.h"

namespace smp::document {
namespace {

struct JsonRow {
  const char* text;
  Texts findings;
};

}  // namespace

TEST_CASE("JSON: every node knows its place, in characters", "[document]") {
  const ReadDocument document =
      ReadJsonOne("{\n  \"é\": [1.50, \"ü\\n\", true],\r\n  \"b\": {\"c\": null, \"d\": {}}\n}\n");
  CHECK(FindingTexts(document) == Texts{});
  CHECK(Outline(document) == "{é: [n1.50, s\"ü\n\", true], b: {c: ~, d: {}}}");
  CHECK(SpanAt(document, "") == "1:1-4:2");
  CHECK(SpanAt(document, "/é") == "2:8-2:27");
  CHECK(SpanAt(document, "/é/0") == "2:9-2:13");
  CHECK(SpanAt(document, "/é/1") == "2:15-2:20");
  CHECK(SpanAt(document, "/é/2") == "2:22-2:26");
  CHECK(SpanAt(document, "/b/c") == "3:14-3:18");
  CHECK(SpanAt(document, "/b/d") == "3:25-3:27");
  CHECK(SpanText(Resolve(*document.tree.root(), "/b/c")->key_span) == "3:9-3:12");
}

TEST_CASE("JSON: numbers keep their text", "[document]") {
  const char* const text = "[9007199254740993, 0.12345678901234567890, 1e400, -0, 1.20]";
  CHECK(Outline(ReadJsonOne(text)) ==
        "[n9007199254740993, n0.12345678901234567890, n1e400, n-0, n1.20]");
}

TEST_CASE("JSON: strings are unescaped, and plain ones point into the source", "[document]") {
  const ReadDocument document =
      ReadJsonOne(R"(["plain", "\"\\\/\b\f\n\r\t", "\u00e9\u20AC\ud83d\ude00", "\u0000"])");
  CHECK(FindingTexts(document) == Texts{});
  const std::string_view bytes = document.tree.source().bytes();
  const Node& root = *document.tree.root();
  const std::string_view plain = Resolve(root, "/0")->text;
  CHECK(plain.data() == bytes.data() + 2);
  CHECK(Resolve(root, "/1")->text == "\"\\/\b\f\n\r\t");
  CHECK(Resolve(root, "/2")->text == "é€😀");
  CHECK(Resolve(root, "/3")->text == std::string_view("\0", 1));
}

TEST_CASE("JSON: a defect of plain meaning is reported and the rest is read",
          "[document][SMP1001]") {
  const JsonRow rows[] = {
      {R"({"a": [1, 2,], "b": 1,})",
       {"SMP1001 /a 1:12-1:13 a comma stands before the closing bracket | remove the comma",
        "SMP1001  1:22-1:23 a comma stands before the closing bracket | remove the comma"}},
      {R"({"a": 1 "b": [1 2]})",
       {"SMP1001  1:8-1:9 a comma is missing here | put a comma between members",
        "SMP1001 /b 1:16-1:17 a comma is missing here | put a comma between items"}},
      {R"({'a': 'it'})",
       {"SMP1001  1:2-1:3 a string in single quotes | put strings and keys in double quotes",
        "SMP1001 /a 1:7-1:8 a string in single quotes | put strings and keys in double quotes"}},
      {"{ // one\n \"a\": /* two */ 1 }",
       {"SMP1001  1:3-1:5 JSON has no comments | remove them, or write the document as YAML, where "
        "# "
        "begins a comment"}},
      {"[1, # one\n2]",
       {"SMP1001 /1 1:5-1:6 JSON has no comments | remove them, or write the document as YAML, "
        "where # "
        "begins a comment"}},
      {R"({a: 1, 2: 3})",
       {"SMP1001  1:2-1:3 key `a` is not quoted | put keys in double quotes",
        "SMP1001  1:8-1:9 key `2` is not quoted | put keys in double quotes"}},
      {"[01, +1, .5, 1., 0x1F]",
       {"SMP1001 /0 1:2-1:4 `01` is not a number in JSON | write 1",
        "SMP1001 /1 1:6-1:8 `+1` is not a number in JSON | write 1",
        "SMP1001 /2 1:10-1:12 `.5` is not a number in JSON | write 0.5",
        "SMP1001 /3 1:14-1:16 `1.` is not a number in JSON | write 1",
        "SMP1001 /4 1:18-1:22 `0x1F` is not a number in JSON | write 31"}},
      {"[True, None, undefined]",
       {"SMP1001 /0 1:2-1:6 `True` is not a literal in JSON | write true",
        "SMP1001 /1 1:8-1:12 `None` is not a literal in JSON | write null",
        "SMP1001 /2 1:14-1:23 `undefined` is not a literal in JSON | write null"}},
      {R"(["a\x41", "\u12"])",
       {"SMP1001 /0 1:4-1:6 `\\x` is no escape in JSON | write \\\\ for a backslash",
        "SMP1001 /1 1:12-1:14 `\\u` is not followed by 4 hexadecimal digits | write four digits, "
        "or \\\\ "
        "for a backslash"}},
      {"[\"a\tb\tc\"]",
       {"SMP1001 /0 1:4-1:5 control character U+0009 inside a string | write it as \\t"}},
      {"[1] x",
       {"SMP1001  1:5-1:6 text follows the end of the document | remove what follows the last "
        "bracket"}},
      {"{} {}",
       {"SMP1001  1:4-1:5 text follows the end of the document | write one document a line and "
        "read it as "
        "NDJSON"}},
  };
  for (const JsonRow& row : rows) {
    CAPTURE(row.text);
    const ReadDocument document = ReadJsonOne(row.text);
    CHECK(FindingTexts(document) == row.findings);
    CHECK(document.complete);
  }
  CHECK(Outline(ReadJsonOne("{a: 'x', \"b\": [True, 01,],}")) == "{a: s\"x\", b: [true, n01]}");
}

TEST_CASE("JSON: a defect in doubt ends the reading with one finding", "[document][SMP1001]") {
  const JsonRow rows[] = {
      {R"({"a": [1, {"b": 2)",
       {"SMP1001 /a/1 1:18-1:19 the text ends inside the object opened at 1:11 | the file may be "
        "cut off; "
        "close the object with `}`"}},
      {"[1,\n\n",
       {"SMP1001  1:4-1:5 the text ends inside the list opened at 1:1 | the file may be cut off; "
        "close the "
        "list with `]`"}},
      {R"({"a": )",
       {"SMP1001  1:6-1:7 the text ends inside the object opened at 1:1 | the file may be cut off; "
        "close "
        "the object with `}`"}},
      {R"({"a)",
       {"SMP1001  1:2-1:3 the string that begins here is not closed on its line | close it with a "
        "double "
        "quote; write a line break as \\n"}},
      {"{\"a\": \"x\n}",
       {"SMP1001 /a 1:7-1:8 the string that begins here is not closed on its line | close it with "
        "a double "
        "quote; write a line break as \\n"}},
      {R"({"a": [1})",
       {"SMP1001 /a 1:9-1:10 `}` does not close the `[` opened at 1:7 | close it with `]` first"}},
      {R"([{"a": 1])",
       {"SMP1001 /0 1:9-1:10 `]` does not close the `{` opened at 1:2 | close it with `}` first"}},
      {R"({"a":,})",
       {"SMP1001 /a 1:6-1:7 a value is missing before `,` | write the value, or remove what "
        "announces it"}},
      {"[1,,2]",
       {"SMP1001 /1 1:4-1:5 a value is missing before `,` | write the value, or remove what "
        "announces it"}},
      {R"({"é" 1})",
       {"SMP1001 /é 1:5-1:6 a colon is missing after key `é` | write \"key\": value"}},
      {"[1, abc]",
       {"SMP1001 /1 1:5-1:8 `abc` is neither a number nor a literal | put text in double quotes"}},
      {"[1.2.3]",
       {"SMP1001 /0 1:2-1:7 `1.2.3` is neither a number nor a literal | put text in double "
        "quotes"}},
      {"[é]", {"SMP1001 /0 1:2-1:3 `é` cannot begin a value or a key | put text in double quotes"}},
      {"[1 é]",
       {"SMP1001  1:3-1:4 a comma or `]` is missing here | put text in double quotes and a comma "
        "between values"}},
      {"{\"a\": 1 b}",
       {"SMP1001  1:8-1:9 a comma or `}` is missing here | put text in double quotes and a comma "
        "between values"}},
      {"[/* x",
       {"SMP1001 /0 1:2-1:3 the comment that begins here is not closed, and JSON has no comments | "
        "remove "
        "it"}},
  };
  for (const JsonRow& row : rows) {
    CAPTURE(row.text);
    const ReadDocument document = ReadJsonOne(row.text);
    CHECK(FindingTexts(document) == row.findings);
    CHECK_FALSE(document.complete);
  }
}

TEST_CASE("JSON: what was read before the defect is in the tree", "[document]") {
  const ReadDocument document =
      ReadJsonOne(R"({"smp_version": "v1", "report": {"id": 1, "name": x)");
  CHECK(Outline(document) == "{smp_version: s\"v1\", report: {id: n1}}");
  CHECK(SpanAt(document, "/report/id") == "1:40-1:41");
}

TEST_CASE("JSON: a duplicate key is reported and the first value kept", "[document][SMP1003]") {
  const ReadDocument document = ReadJsonOne(R"({"a": 1, "b": 2, "\u0061": {"c": 3}})");
  CHECK(FindingTexts(document) == Texts{"SMP1003 /a 1:18-1:26 key `a` is given twice; the first is "
                                        "at 1:2 | remove or rename one of "
                                        "them; the first one is used here"});
  CHECK(Outline(document) == "{a: n1, b: n2}");
}

TEST_CASE("JSON: duplicates are found among many keys", "[document][SMP1003]") {
  std::string text = "{";
  for (int i = 0; i < 100; ++i) text += "\"k" + std::to_string(i) + "\": 0, ";
  text += "\"k7\": 1, \"k93\": 2}";
  const ReadDocument document = ReadJsonOne(text);
  REQUIRE(document.findings.size() == 2);
  CHECK(document.findings[0].pointer == "/k7");
  CHECK(document.findings[1].pointer == "/k93");
  CHECK(document.tree.root()->child_count == 100);
  CHECK(Find(*document.tree.root(), "k7")->text == "0");
}

TEST_CASE("JSON: not-a-number and infinities are findings and no numbers", "[document][SMP1020]") {
  const ReadDocument document = ReadJsonOne("[NaN, -Infinity, 1]");
  const std::string hint = " | write a finite number, or leave the field out if it is optional";
  CHECK(FindingTexts(document) ==
        Texts{"SMP1020 /0 1:2-1:5 `NaN` is not a finite number" + hint,
              "SMP1020 /1 1:7-1:16 `-Infinity` is not a finite number" + hint});
  CHECK(IsNonFinite(*Resolve(*document.tree.root(), "/0")));
  CHECK(Resolve(*document.tree.root(), "/1")->text == "-.inf");
  CHECK_FALSE(IsNonFinite(*Resolve(*document.tree.root(), "/2")));
  const ReadDocument quoted = ReadJsonOne("[\".nan\"]");
  CHECK_FALSE(IsNonFinite(*Resolve(*quoted.tree.root(), "/0")));
}

TEST_CASE("JSON: half a surrogate pair is no character", "[document][SMP1002]") {
  const ReadDocument document = ReadJsonOne(R"(["\ud800x", "\udc00", "\ud800\u0041"])");
  const std::string message =
      " a surrogate without its other half is no character | write both \\u escapes of the pair, "
      "or the "
      "character itself";
  CHECK(FindingTexts(document) == Texts{"SMP1002 /0 1:3-1:9" + message,
                                        "SMP1002 /1 1:14-1:20" + message,
                                        "SMP1002 /2 1:24-1:30" + message});
  CHECK(Outline(document) == "[s\"\uFFFDx\", s\"\uFFFD\", s\"\uFFFDA\"]");
}

}  // namespace smp::document
