#include "document/read.h"

#include <catch2/catch.hpp>

#include "document/support.h"

namespace smp::document {

TEST_CASE("Formats: the beginning of the bytes tells the format", "[document]") {
  struct Row {
    const char* text;
    TextFormat format;
  };
  constexpr TextFormat kNdjson = TextFormat::kNdjson;
  const Row rows[] = {
      {"", kAsYaml},
      {"smp_version: v1", kAsYaml},
      {"--- {\"a\": 1}", kAsYaml},
      {"{a: 1}", kAsYaml},
      {"{'a': 1}", kAsYaml},
      {"[a, b]", kAsYaml},
      {"[truely]", kAsYaml},
      {"[[a]]", kAsYaml},
      {"{\"a\": 1}", kAsJson},
      {"\xEF\xBB\xBF {\"a\": 1}", kAsJson},
      {"  \n{ }", kAsJson},
      {"[]", kAsJson},
      {"[1]", kAsJson},
      {"[-1]", kAsJson},
      {"[true]", kAsJson},
      {"[null, 1]", kAsJson},
      {"[[{\"a\"", kAsJson},
      {"{", kAsJson},
      {"{,}", kAsJson},
      {"{ // comment", kAsJson},
      {"{\n\"a\": 1}\n{\"b\": 2}", kAsJson},
      {"{\"a\": 1} {\"b\": 2}", kAsJson},
      {"{\"a\": 1}\n\n", kAsJson},
      {"{\"a\": \"}\"}\n{\"b\": 2}", kNdjson},
      {"[1]\r\n\r\n[2]\r\n", kNdjson},
      {"{\"a\": \"\\\"}\"}\n{", kNdjson},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(static_cast<int>(GuessTextFormat(row.text)) == static_cast<int>(row.format));
  }
}

TEST_CASE("Empty inputs are told as such in every format", "[document][SMP1006]") {
  const std::string empty =
      "SMP1006  1:1-1:2 the input is empty | a report begins with `smp_version`";
  const std::string nothing =
      "SMP1006  1:1-1:2 the input holds no document | a report begins with `smp_version`";
  for (const TextFormat format : {TextFormat::kYaml, TextFormat::kJson, TextFormat::kNdjson}) {
    for (const char* text : {"", " \n\t\n"}) {
      if (format == TextFormat::kYaml && text[0] != '\0') continue;  // a tab is YAML's business
      CAPTURE(static_cast<int>(format), text);
      CHECK(FindingTexts(ReadOne(text, format)) == Texts{empty});
      CHECK(ReadOne(text, format).tree.root() == nullptr);
    }
  }
  CHECK(FindingTexts(ReadYamlOne("\n  \n")) == Texts{empty});
  CHECK(FindingTexts(ReadYamlOne("# only a comment\n")) == Texts{nothing});
  CHECK(FindingTexts(ReadYamlOne("---\n")) == Texts{nothing});
  CHECK(FindingTexts(ReadYamlOne("---\n---\n...\n")) == Texts{nothing});
}

TEST_CASE("Multi-document YAML: empty documents beside others are left out", "[document]") {
  const auto documents =
      ReadAll("---\n---\na: 1\n---\n# none\n---\nb: 2\n---\n", TextFormat::kYaml);
  REQUIRE(documents.size() == 2);
  CHECK(Outline(documents[0]) == "{a: n1}");
  CHECK(Outline(documents[1]) == "{b: n2}");
  CHECK(SpanAt(documents[1], "/b") == "7:4-7:5");
}

TEST_CASE("NDJSON: one document a line, and a broken one does not stop the others", "[document]") {
  const auto documents =
      ReadAll("{\"a\": 1}\r\n\n{\"b\": }\n  {\"c\": 3}\n{\"d\": 4}", TextFormat::kNdjson);
  REQUIRE(documents.size() == 4);
  CHECK(Outline(documents[0]) == "{a: n1}");
  CHECK_FALSE(documents[1].complete);
  CHECK(FindingTexts(documents[1]) == Texts{"SMP1001 /b 3:7-3:8 a value is missing before `}` | "
                                            "write the value, or remove what announces it"});
  CHECK(Outline(documents[2]) == "{c: n3}");
  CHECK(SpanAt(documents[2], "/c") == "4:9-4:10");
  CHECK(SpanAt(documents[3], "/d") == "5:7-5:8");
}

TEST_CASE("Limits: depth", "[document][SMP1005]") {
  Limits limits;
  limits.max_depth = 3;
  CHECK(FindingTexts(ReadJsonOne("[[[1]]]", limits)) == Texts{});
  CHECK(FindingTexts(ReadYamlOne("- - - 1", limits)) == Texts{});
  const std::string message =
      " mappings and sequences are nested more than 3 levels deep | flatten the document, or raise "
      "--max-depth if you trust its author";
  const ReadDocument json = ReadJsonOne("[[[0, [1]]]]", limits);
  CHECK_FALSE(json.complete);
  CHECK(Outline(json) == "[[[n0]]]");
  CHECK(FindingTexts(json) == Texts{"SMP1005 /0/0/1 1:7-1:8" + message});
  CHECK(FindingTexts(ReadYamlOne("a:\n  b:\n    c:\n      d: 1\n", limits)) ==
        Texts{"SMP1005 /a/b/c 4:7-4:8" + message});
  // Through an alias, too.
  CHECK(FindingTexts(ReadYamlOne("a: &a [[1]]\nb: [*a]\n", limits)) ==
        Texts{"SMP1005 /b/0 2:5-2:7" + message});
}

TEST_CASE("Limits: nodes of all documents and of aliases", "[document][SMP1005]") {
  Limits limits;
  limits.max_nodes = 20;
  const std::string message =
      " the input has more than 20 nodes | split it, or raise --max-nodes if you trust its author";
  CHECK(FindingTexts(ReadJsonOne("[1,2,3,4,5,6,7,8,9,0,1,2]", limits)) == Texts{});
  CHECK(FindingTexts(ReadJsonOne("[1,2,3,4,5,6,7,8,9,0,1,2,3]", limits)) ==
        Texts{"SMP1005 /12 1:26-1:27" + message});
  CHECK(FindingTexts(ReadYamlOne("[&a [1,2,3,4], *a, *a]", limits)) ==
        Texts{"SMP1005 /2 1:20-1:22" + message});
  const auto documents = ReadAll("[]\n[]\n[]\n", TextFormat::kNdjson, limits);
  REQUIRE(documents.size() == 3);  // a document counts as eight
  CHECK(FindingTexts(documents[2]) == Texts{"SMP1005  3:1-3:2" + message});
}

TEST_CASE("Limits: aliases", "[document][SMP1005]") {
  Limits limits;
  limits.max_aliases = 2;
  CHECK(FindingTexts(ReadYamlOne("[&a 1, *a, *a]", limits)) == Texts{});
  CHECK(FindingTexts(ReadYamlOne("[&a 1, *a, *a, *a]", limits)) ==
        Texts{"SMP1005 /3 1:16-1:18 the input uses more than 2 aliases | write the values out, or "
              "raise "
              "--max-aliases if you trust its author"});
}

TEST_CASE("Limits: findings beyond the limit are counted", "[document]") {
  Limits limits;
  limits.max_findings = 2;
  const ReadDocument document = ReadJsonOne("[01, 02, 03, 04]", limits);
  CHECK(document.findings.size() == 2);
  CHECK(document.more_findings == 2);
  CHECK(Outline(document) == "[n01, n02, n03, n04]");
}

}  // namespace smp::document
