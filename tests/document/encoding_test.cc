#include "document/encoding.h"

#include <catch2/catch.hpp>

#include "document/support.h"

namespace smp::document {
namespace {

using namespace std::string_literals;

// The bytes of an ASCII text in UTF-16 or UTF-32: each character among `zeros` NUL bytes.
std::string Widen(std::string_view text, std::size_t before, std::size_t after) {
  std::string wide;
  for (const char c : text) wide += std::string(before, '\0') + c + std::string(after, '\0');
  return wide;
}

}  // namespace

TEST_CASE("Encoding: UTF-16 and UTF-32 are named, with and without a mark", "[document][SMP1002]") {
  struct Row {
    const char* name;
    std::string bytes;
    const char* encoding;
  };
  const Row rows[] = {
      {"UTF-16LE", Widen("a: 1", 0, 1), "UTF-16"},
      {"UTF-16BE", Widen("a: 1", 1, 0), "UTF-16"},
      {"UTF-16LE with mark", "\xFF\xFE" + Widen("a: 1", 0, 1), "UTF-16"},
      {"UTF-16BE with mark", "\xFE\xFF" + Widen("a: 1", 1, 0), "UTF-16"},
      {"UTF-32LE", Widen("a: 1", 0, 3), "UTF-32"},
      {"UTF-32BE", Widen("a: 1", 3, 0), "UTF-32"},
      {"UTF-32LE with mark", "\xFF\xFE\0\0"s + Widen("a: 1", 0, 3), "UTF-32"},
      {"UTF-32BE with mark", "\0\0\xFE\xFF"s + Widen("a: 1", 3, 0), "UTF-32"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    for (const TextFormat format : {kAsYaml, kAsJson, TextFormat::kNdjson}) {
      const ReadDocument document = ReadOne(row.bytes, format);
      CHECK_FALSE(document.complete);
      CHECK(FindingTexts(document) == Texts{"SMP1002  1:1-1:2 the text is encoded in "s +
                                            row.encoding + ", not UTF-8 | save the file as UTF-8"});
    }
  }
}

TEST_CASE("Encoding: a byte that is no UTF-8 is named at its place", "[document][SMP1002]") {
  struct Row {
    const char* name;
    std::string bytes;
    const char* finding;
  };
  const std::string hint =
      " | save the file as UTF-8; it looks like another encoding, such as Windows-1252";
  const Row rows[] = {
      {"Latin-1", "a: 1\nb: caf\xE9 x\n", "SMP1002  2:7-2:8 byte 0xE9 is not valid UTF-8 here"},
      {"column in characters", "a: \xC3\xA9\xC3\xA9 \x80\n",
       "SMP1002  1:7-1:8 byte 0x80 is not valid UTF-8 here"},
      {"overlong", "a: \xC0\xAF\n", "SMP1002  1:4-1:5 byte 0xC0 is not valid UTF-8 here"},
      {"overlong, three bytes", "a: \xE0\x80\xAF\n",
       "SMP1002  1:4-1:5 byte 0xE0 is not valid UTF-8 here"},
      {"surrogate", "a: \xED\xA0\x80\n", "SMP1002  1:4-1:5 byte 0xED is not valid UTF-8 here"},
      {"beyond Unicode", "a: \xF4\x90\x80\x80\n",
       "SMP1002  1:4-1:5 byte 0xF4 is not valid UTF-8 here"},
      {"cut at the end", "a: \xE2\x82", "SMP1002  1:4-1:5 byte 0xE2 is not valid UTF-8 here"},
      {"after CR LF", "a: 1\r\nb: \xFF\r\n", "SMP1002  2:4-2:5 byte 0xFF is not valid UTF-8 here"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(FindingTexts(ReadOne(row.bytes, kAsYaml)) == Texts{row.finding + hint});
    CHECK(FindingTexts(ReadOne(row.bytes, kAsJson)) == Texts{row.finding + hint});
  }
}

TEST_CASE("Encoding: control characters that YAML forbids are findings", "[document][SMP1002]") {
  const std::string hint = " | remove it, or write it as an escape in a double-quoted string";
  CHECK(FindingTexts(ReadYamlOne("a: 1\nb: x\0y\n"s)) ==
        Texts{"SMP1002  2:5-2:6 the text holds a NUL byte | remove it; a report is text in UTF-8"});
  CHECK(FindingTexts(ReadYamlOne("a: x\x07\n")) ==
        Texts{"SMP1002  1:5-1:6 control character U+0007 is not allowed in YAML" + hint});
  CHECK(FindingTexts(ReadYamlOne("abcdefghijk: x\x7F\n")) ==
        Texts{"SMP1002  1:15-1:16 control character U+007F is not allowed in YAML" + hint});
  CHECK(FindingTexts(ReadYamlOne("a: \xC2\x9F\n")) ==
        Texts{"SMP1002  1:4-1:5 control character U+009F is not allowed in YAML" + hint});
  CHECK(FindingTexts(ReadYamlOne("a: x\xEF\xBB\xBF\n")) ==
        Texts{"SMP1002  1:5-1:6 a byte order mark (U+FEFF) stands inside the text | remove it"});
  CHECK(FindingTexts(ReadJsonOne("[\"x\0\"]"s)) ==
        Texts{"SMP1002  1:4-1:5 the text holds a NUL byte | remove it; a report is text in UTF-8"});
}

TEST_CASE("Encoding: what both formats allow is no finding", "[document]") {
  CHECK(FindingTexts(ReadYamlOne("a: \"\xC2\xA0\xE2\x82\xAC\xF0\x9F\x98\x80\"\t# x\r\n")) ==
        Texts{});
  // JSON allows DEL, C1 and a byte order mark inside of strings.
  CHECK(FindingTexts(ReadJsonOne("[\"\x7F\xC2\x9F\xEF\xBB\xBF\"]")) == Texts{});
}

TEST_CASE("Encoding: a byte order mark is a note and moves no column", "[document][SMP1026]") {
  const std::string note =
      "SMP1026  1:1-1:2 the file begins with a byte order mark (U+FEFF) | save it as UTF-8 without "
      "BOM";
  const ReadDocument yaml = ReadYamlOne("\xEF\xBB\xBFsmp_version: v1\n");
  CHECK(FindingTexts(yaml) == Texts{note});
  CHECK(yaml.findings[0].severity == Severity::kNote);
  CHECK(SpanAt(yaml, "/smp_version") == "1:14-1:16");
  const ReadDocument json = ReadJsonOne("\xEF\xBB\xBF{\"a\": 1}");
  CHECK(FindingTexts(json) == Texts{note});
  CHECK(SpanAt(json, "/a") == "1:7-1:8");
}

TEST_CASE("Encoding: a line of NDJSON that is no UTF-8 does not stop the others",
          "[document][SMP1002]") {
  const auto documents =
      ReadAll("{\"a\": 1}\n{\"b\": \"\xE9\"}\n{\"c\": 3}\n", TextFormat::kNdjson);
  REQUIRE(documents.size() == 3);
  CHECK(FindingTexts(documents[1]) == Texts{"SMP1002  2:8-2:9 byte 0xE9 is not valid UTF-8 here | "
                                            "save the file as UTF-8; it looks like "
                                            "another encoding, such as Windows-1252"});
  CHECK(Outline(documents[2]) == "{c: n3}");
}

}  // namespace smp::document
