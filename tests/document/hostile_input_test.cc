// Input made to exhaust its reader ends in bounded time and memory. The inputs are the size that
// would take minutes if a reader were quadratic; the bound on time is for a slow machine with
// sanitizers, since the point is the order of growth.
#include <catch2/catch.hpp>
#include <chrono>
#include <functional>

#include "document/support.h"

namespace smp::document {
namespace {

constexpr std::size_t kSize = 4'000'000;
constexpr std::chrono::seconds kBound{20};

std::string Repeat(std::string_view unit, std::size_t size) {
  std::string text;
  text.reserve(size + unit.size());
  while (text.size() < size) text += unit;
  return text;
}

std::string Numbered(std::size_t count, const std::function<std::string(std::size_t)>& line) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += line(i);
  return text;
}

struct HostileRow {
  const char* name;
  TextFormat format;
  std::string text;
  const char* rule;  // of the first finding, "" for none
};

void Check(const HostileRow& row) {
  CAPTURE(row.name);
  const auto begin = std::chrono::steady_clock::now();
  const auto documents = ReadAll(row.text, row.format);
  CHECK(std::chrono::steady_clock::now() - begin < kBound);
  std::size_t nodes = 0;
  for (const ReadDocument& document : documents) nodes += document.tree.node_count();
  CHECK(nodes <= Limits{}.max_nodes);
  const std::vector<Finding>& findings = documents.back().findings;
  CHECK((findings.empty() ? "" : findings.back().rule->id) == row.rule);
}

}  // namespace

TEST_CASE("Hostile: nesting", "[document][hostile]") {
  Check({"lists in JSON", kAsJson, Repeat("[", kSize), "SMP1005"});
  Check({"objects in JSON", kAsJson, Repeat("{\"a\":", kSize), "SMP1005"});
  Check({"flow lists", kAsYaml, "a: " + Repeat("[", kSize), "SMP1005"});
  Check({"flow mappings", kAsYaml, "a: " + Repeat("{a: ", kSize), "SMP1005"});
  Check({"block lists in one line", kAsYaml, Repeat("- ", kSize), "SMP1005"});
  Check({"complex keys", kAsYaml, Repeat("? ", kSize), "SMP1005"});
  Check({"complex flow keys", kAsYaml, "? " + Repeat("[", kSize), "SMP1005"});
}

TEST_CASE("Hostile: aliases that multiply", "[document][hostile]") {
  const auto level = [](std::size_t i) {
    std::string line = "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) {
      line += (i == 0 ? "x" : "*a" + std::to_string(i - 1)) + (j < 9 ? ", " : "]\n");
    }
    return line;
  };
  Check({"billion laughs", kAsYaml, Numbered(10, level), "SMP1005"});
  const std::string base =
      "b: &b {" + Numbered(1000, [](std::size_t i) { return "k" + std::to_string(i) + ": 1, "; }) +
      "}\nl:\n";
  Check({"merge keys", kAsYaml, base + Repeat("- <<: *b\n", 50'000), "SMP1005"});
}

TEST_CASE("Hostile: one large scalar", "[document][hostile]") {
  Check({"JSON string", kAsJson, "[\"" + Repeat("x", kSize) + "\"]", ""});
  Check({"JSON escapes", kAsJson, "[\"" + Repeat("\\n", kSize) + "\"]", ""});
  Check({"JSON number", kAsJson, "[" + Repeat("1", kSize) + "]", ""});
  Check({"plain", kAsYaml, "a: " + Repeat("x", kSize), ""});
  Check({"quoted", kAsYaml, "a: \"" + Repeat("\\x41", kSize) + "\"", ""});
  Check({"words", kAsYaml, "a: " + Repeat("é y ", kSize) + "z", ""});
  Check({"literal block", kAsYaml, "a: |\n" + Repeat("  x\n", kSize), ""});
  Check({"folded block", kAsYaml, "a: >\n" + Repeat("  x\n", kSize), ""});
  Check({"key", kAsYaml, Repeat("x", kSize) + ": 1", "SMP1001"});
  Check({"anchor", kAsYaml, "&" + Repeat("x", kSize) + " a", ""});
  Check({"tag", kAsYaml, "!" + Repeat("x", kSize) + " a", "SMP1021"});
  Check({"comment", kAsYaml, "# " + Repeat("x", kSize), "SMP1006"});
  Check({"unclosed comment in JSON", kAsJson, "[/*" + Repeat("x", kSize), "SMP1001"});
  Check({"hexadecimal number", kAsYaml, "a: 0x" + Repeat("f", kSize), ""});
}

TEST_CASE("Hostile: many small things", "[document][hostile]") {
  const auto key = [](std::size_t i) { return "\"k" + std::to_string(900'000 - i) + "\":1,"; };
  Check({"keys of one object", kAsJson, "{" + Numbered(300'000, key) + "\"z\":1}", ""});
  Check({"equal keys", kAsJson, "{" + Repeat("\"k\":1,", kSize) + "\"k\":1}", "SMP1003"});
  Check({"items", kAsJson, "[" + Repeat("1,", kSize) + "1]", "SMP1005"});
  Check({"bad numbers", kAsJson, "[" + Repeat("01,", 900'000) + "1]", "SMP1001"});
  Check({"comments in JSON", kAsJson, "[" + Repeat("//\n", kSize) + "1]", "SMP1001"});
  Check({"documents of YAML", kAsYaml, Repeat("--- a\n", kSize), "SMP1005"});
  Check({"empty documents of YAML", kAsYaml, Repeat("---\n", 400'000), "SMP1006"});
  Check({"documents of NDJSON", TextFormat::kNdjson, Repeat("{}\n", kSize), "SMP1005"});
  Check({"anchors", kAsYaml,
         Numbered(200'000, [](std::size_t i) { return "- &a" + std::to_string(i) + " x\n"; }), ""});
  Check({"line separators", kAsYaml, Repeat("\xE2\x80\xA8", kSize), "SMP1006"});
  Check({"colons", kAsYaml, Repeat(":", kSize), "SMP1001"});
}

TEST_CASE("Hostile: what makes libyaml quadratic is refused before it is parsed",
          "[document][hostile]") {
  const std::string gap = "a: x" + std::string(2'000'000, ' ') + "y" + Repeat(" z", kSize);
  Check({"white space", kAsYaml, gap, "SMP1005"});
  CHECK(FindingTexts(ReadYamlOne(gap)) ==
        Texts{"SMP1005  1:5-1:6 white space of 2000000 characters stands here in a text of 2000002 "
              "words | "
              "remove it"});
  const std::string tags =
      Numbered(100'000, [](std::size_t i) { return "%TAG !a" + std::to_string(i) + "! x\n"; }) +
      "--- a";
  Check({"directives", kAsYaml, tags, "SMP1005"});
  CHECK(FindingTexts(ReadYamlOne(tags)) == Texts{"SMP1005  101:1-101:2 the input has more than 100 "
                                                 "%TAG directives | remove them; a report needs "
                                                 "none"});
}

}  // namespace smp::document
