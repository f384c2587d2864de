// NDJSON part by part gives the same documents and findings as NDJSON at once.
#include "smp/ndjson.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "smp/validate.h"

namespace smp {
namespace {

// What can be told of a document: its index, its findings with their places.
std::string Describe(const SourceDocument& document) {
  std::string text = std::to_string(document.index());
  for (const Finding& finding : Validate(document)) {
    text += " | " + std::string(finding.rule->id) + " " + finding.file + ":" +
            std::to_string(finding.span.begin.line) + ":" +
            std::to_string(finding.span.begin.column) + " " + finding.pointer + " " +
            finding.message;
  }
  return text;
}

std::vector<std::string> AtOnce(const std::string& text) {
  std::vector<std::string> lines;
  ReadOptions options;
  options.format = Format::kNdjson;
  const auto documents = ReadBytes(text, "in", options);
  REQUIRE(documents.has_value());
  for (const SourceDocument& document : *documents) lines.push_back(Describe(document));
  return lines;
}

std::vector<std::string> ByParts(const std::string& text, std::size_t* part_count = nullptr) {
  std::istringstream stream(text);
  NdjsonParts parts(stream, "in", {});
  std::vector<std::string> lines;
  while (true) {
    auto part = parts.Next();
    REQUIRE(part.has_value());
    if (!*part) break;
    if (part_count != nullptr) ++*part_count;
    const auto documents = ReadPart(**std::move(part), "in", {});
    REQUIRE(documents.has_value());
    for (const SourceDocument& document : *documents) lines.push_back(Describe(document));
  }
  return lines;
}

// Lines of every kind, some 200 KiB of them.
std::string ManyLines() {
  const std::string kinds[] = {
      R"({"smp_version": "v1.0.0", "mesh": {"type": "ISTIO", "version": "1.24.1"}})",
      R"({"smp_version": "v1.0.0", "mesh": {"type": "ISTOI"}})",
      "",
      "  \r",
      "{\"smp_version\": \"v1.0.0\",\r \"mesh\": {\"typ\": \"ISTIO\"}}\r",
      "{\"smp_version\": \"v1.0.0\", \"mesh\": {\"name\": \"\xFF\"}}",
      R"({"smp_version": "v1.0.0", "mesh": )",
      "\xEF\xBB\xBF{\"smp_version\": \"v1.0.0\"}",
      R"(["no object"])",
  };
  std::string text;
  for (int i = 0; text.size() < 200 * 1024; ++i) {
    text += kinds[static_cast<std::size_t>(i * i + i / 7) % std::size(kinds)] + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("NdjsonParts: the same documents and findings as at once", "[ndjson]") {
  const std::string text = ManyLines();
  std::size_t parts = 0;
  const std::vector<std::string> by_parts = ByParts(text, &parts);
  CHECK(parts >= 3);
  CHECK(by_parts.size() > 1'000);
  CHECK(by_parts == AtOnce(text));
}

TEST_CASE("NdjsonParts: a line longer than a part, and no line feed at the end", "[ndjson]") {
  const std::string name(100'000, 'x');
  const std::string text = R"({"smp_version": "v1.0.0", "mesh": {"type": "ISTIO", "name": ")" +
                           name + "\"}}\n" +
                           R"({"smp_version": "v1.0.0", "mesh": {"typ": "ISTIO"}})";
  CHECK(ByParts(text).size() == 2);
  CHECK(ByParts(text) == AtOnce(text));
}

TEST_CASE("NdjsonParts: an input without a document is told as such", "[ndjson]") {
  for (const std::string& text :
       {std::string(), std::string("\n"), std::string("\n \r\n"), std::string(150'000, '\n')}) {
    CHECK(ByParts(text) == std::vector<std::string>{"0 | SMP1006 in:1:1  the input is empty"});
  }
}

TEST_CASE("NdjsonParts: a line beyond the limit ends the reading", "[ndjson]") {
  std::istringstream stream("{}\n{}\n{\"a\": \"" + std::string(300'000, 'x') + "\"}\n");
  NdjsonParts parts(stream, "in", {.max_bytes = 100'000});
  const auto first = parts.Next();
  REQUIRE(first.has_value());
  REQUIRE(first->has_value());
  CHECK((*first)->bytes == "{}\n{}\n");
  const auto next = parts.Next();
  REQUIRE_FALSE(next.has_value());
  CHECK(next.error().code == ErrorCode::kTooLarge);
  CHECK(next.error().message == "in:3: 131066 or more bytes are more than the limit of 100000");
}

TEST_CASE("NdjsonParts: what begins otherwise can be taken whole", "[ndjson]") {
  const std::string text =
      "smp_version: v1.0.0\nmesh:\n  type: ISTIO\n" + std::string(200'000, '\n');
  std::istringstream stream(text);
  NdjsonParts parts(stream, "in", {});
  const auto beginning = parts.Peek();
  REQUIRE(beginning.has_value());
  CHECK_FALSE(BeginsAsNdjson(*beginning));
  CHECK(parts.Rest() == text);
}

TEST_CASE("BeginsAsNdjson: one value a line", "[ndjson]") {
  CHECK(BeginsAsNdjson("{\"a\": 1}\n{\"b\""));
  CHECK(BeginsAsNdjson("\n{\"a\": [1]} \n\n[2"));
  for (const char* text :
       {"", "{\"a\": 1}\n", "{\n\"a\": 1}\n{", "{\"a\": 1} {\"b\": 2}\n", "a: 1\n"}) {
    CAPTURE(text);
    CHECK_FALSE(BeginsAsNdjson(text));
  }
}

TEST_CASE("NdjsonParts: a file that cannot be read", "[ndjson]") {
  const auto missing = NdjsonParts::Open("no-such-file.ndjson", {});
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().message == "no-such-file.ndjson: there is no such file");
  const auto directory = NdjsonParts::Open(".", {});
  REQUIRE_FALSE(directory.has_value());
  CHECK(directory.error().message == ".: is a directory, not a file");
}

}  // namespace smp
