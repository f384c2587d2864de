#include "importers/json_lines.h"

#include <catch2/catch.hpp>
#include <string>

#include "smp/limits.h"

namespace smp::importers {
namespace {

struct ReadLines {
  std::vector<std::string> values;
  std::vector<Finding> findings;
};

ReadLines ReadAllLines(std::string text) {
  const auto source = std::make_shared<const document::Source>("log.json", std::move(text));
  const RawOutput output{source, nullptr, true};
  ImportFindings findings(source);
  const Limits limits;
  JsonLines lines(output, limits, findings);
  ReadLines read;
  while (const document::Node* line = lines.Next()) {
    const document::Node* value = document::Find(*line, "v");
    read.values.push_back(std::to_string(lines.line_number()) + ":" +
                          (value == nullptr ? "" : std::string(value->text)));
  }
  read.findings = std::move(findings).Take();
  return read;
}

TEST_CASE("JsonLines: a value a line, empty lines between them", "[importers]") {
  const ReadLines read = ReadAllLines("\xEF\xBB\xBF{\"v\": 1}\n\n  {\"v\": \"b\"}\r\n{\"v\": 3}");
  CHECK(read.values == std::vector<std::string>{"1:1", "3:b", "4:3"});
  CHECK(read.findings.empty());
}

TEST_CASE("JsonLines: a line that cannot be read ends the reading, with its place", "[importers]") {
  const ReadLines read = ReadAllLines("{\"v\": 1}\n{\"v\": \n{\"v\": 3}\n");
  CHECK(read.values == std::vector<std::string>{"1:1"});
  REQUIRE(read.findings.size() == 1);
  CHECK(read.findings[0].rule->id == "SMP1032");
  CHECK(read.findings[0].span.begin.line == 2);
}

TEST_CASE("JsonLines: a line that is not UTF-8 ends the reading", "[importers]") {
  const ReadLines read = ReadAllLines("{\"v\": 1}\n{\"v\": \"\xFF\"}\n");
  CHECK(read.values.size() == 1);
  REQUIRE(read.findings.size() == 1);
  CHECK(read.findings[0].span.begin == Position{2, 1});
}

TEST_CASE("JsonLines: two values on a line are one too many", "[importers]") {
  const ReadLines read = ReadAllLines("{\"v\": 1} {\"v\": 2}\n");
  CHECK(read.values.empty());
  REQUIRE(read.findings.size() == 1);
  CHECK(read.findings[0].rule->id == "SMP1032");
}

}  // namespace
}  // namespace smp::importers
