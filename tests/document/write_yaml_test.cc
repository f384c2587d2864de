#include <catch2/catch.hpp>

#include "document/support.h"
#include "document/write.h"
#include "document/yaml_spelling.h"

namespace smp::document {

TEST_CASE("YAML writer: blocks, with short lists and items in one line", "[document]") {
  const ReadDocument document = ReadJsonOne(
      R"({"smp_version": "v1.0.0", "report": {"urls": ["a", "b"], "none": [], "empty": {}, "id": null,
          "quantiles": [{"rank_percent": 50, "value_ms": 4.10}, {"rank_percent": 99, "value_ms": 19.7}],
          "clients": [{"id": "x", "load": {"name": "wrk2"}}], "text": "one\ntwo\n", "grid": [[1, 2], [[3]]]}})");
  CHECK(WriteYaml(*document.tree.root()) ==
        "smp_version: v1.0.0\n"
        "report:\n"
        "  urls: [a, b]\n"
        "  none: []\n"
        "  empty: {}\n"
        "  id: null\n"
        "  quantiles:\n"
        "    - {rank_percent: 50, value_ms: 4.10}\n"
        "    - {rank_percent: 99, value_ms: 19.7}\n"
        "  clients:\n"
        "    - id: x\n"
        "      load:\n"
        "        name: wrk2\n"
        "  text: |\n"
        "    one\n"
        "    two\n"
        "  grid:\n"
        "    - [1, 2]\n"
        "    - - [3]\n");
}

TEST_CASE("YAML writer: what another reader could take for something else is quoted",
          "[document]") {
  for (const char* text : {"",           " a",
                           "a ",         "yes",
                           "No",         "ON",
                           "y",          "N",
                           "true",       "False",
                           "null",       "~",
                           "1",          "1_000",
                           "0x1F",       "1e3",
                           "1.5",        "+1",
                           ".5",         ".inf",
                           ".NaN",       "-",
                           "1:30",       "12:30:45",
                           "2026-03-01", "2026-03-01T10:00:00Z",
                           "1.20.3",     "0b1",
                           "08",         "<<",
                           "=",          "a: b",
                           "a:",         "a #b",
                           "#a",         "&a",
                           "*a",         "!a",
                           "|",          ">",
                           "@a",         "`a",
                           "%a",         "'a'",
                           "\"a\"",      "[a",
                           "{a",         "]",
                           "? a",        "- a",
                           "--- a",      "... a",
                           "a\tb",       "a\nb",
                           "a\x01",      "\xEF\xBB\xBF",
                           "\xC2\x85"}) {
    CAPTURE(text);
    CHECK_FALSE(MayBePlain(text, YamlContext::kBlock));
  }
  for (const char* text : {"a", "v1.0.0", "30s", "100ms", "http://x.test/?a=b", "a b", "istio-1.2",
                           "é", "nope", "it's", "a, b", "100%", "project#1"}) {
    CAPTURE(text);
    CHECK(MayBePlain(text, YamlContext::kBlock));
  }
  for (const char* text : {"a, b", "a]", "http://x.test", "{"}) {
    CAPTURE(text);
    CHECK_FALSE(MayBePlain(text, YamlContext::kFlow));
  }
}

TEST_CASE("YAML writer: characters that readers refuse are escaped", "[document]") {
  CHECK(DoubleQuoted("a\"\\\n\t\r") == R"("a\"\\\n\t\r")");
  CHECK(DoubleQuoted(std::string_view("\0\x1B\x7F", 3)) == R"("\x00\x1B\x7F")");
  CHECK(DoubleQuoted("\xC2\x85\xE2\x80\xA8\xE2\x80\xA9\xEF\xBB\xBF\xEF\xBF\xBE\xC2\xA0") ==
        "\"\\x85\\u2028\\u2029\\uFEFF\\uFFFE\xC2\xA0\"");
}

TEST_CASE("YAML writer: a text of several lines keeps its line breaks", "[document]") {
  CHECK(WriteYaml(*ReadJsonOne(
                       R"({"a": "x\ny", "b": "x\n\n y\n", "c": "x\n\n\n", "d": " x\n", "e": "\n"})")
                       .tree.root()) ==
        "a: |-\n  x\n  y\nb: |\n  x\n\n   y\nc: |+\n  x\n\n\nd: \" x\\n\"\ne: \"\\n\"\n");
}

TEST_CASE("YAML writer: a key that is too long for one line stands after a question mark",
          "[document]") {
  const std::string key(2000, 'k');
  const ReadDocument document = ReadJsonOne("{\"" + key + "\": {\"a\": 1}, \"b\": 2}");
  const std::string yaml = WriteYaml(*document.tree.root());
  CHECK(yaml == "? " + key + "\n:\n  a: 1\nb: 2\n");
  CHECK(SameContent(*ReadYamlOne(yaml).tree.root(), *document.tree.root()));
}

}  // namespace smp::document
