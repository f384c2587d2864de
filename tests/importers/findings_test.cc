#include "importers/findings.h"

#include <catch2/catch.hpp>
#include <string>

#include "document/read.h"
#include "importers/import_rules.h"

namespace smp::importers {
namespace {

std::shared_ptr<const document::Source> SourceOf(std::string text) {
  return std::make_shared<const document::Source>("output.txt", std::move(text));
}

TEST_CASE("Findings: places in a text are lines and characters, in the order of the text",
          "[importers]") {
  const auto source = SourceOf("first\r\nzweite \xC3\xA4\xC3\xB6 line\nlast");
  ImportFindings findings(source);
  const std::string_view text = source->bytes();
  findings.At(kOutputContradiction, text.substr(text.find("last")), "third", "cure");
  findings.At(kOutputContradiction, text.substr(text.find("line"), 4), "second", "cure");
  findings.At(kOutputContradiction, text.substr(0, 12), "first", "cure");
  const std::vector<Finding> found = std::move(findings).Take();
  REQUIRE(found.size() == 3);
  CHECK(found[0].message == "first");
  CHECK(found[0].span == Span{{1, 1}, {1, 6}});  // to the end of its line
  CHECK(found[1].span == Span{{2, 11}, {2, 15}});
  CHECK(found[2].span == Span{{3, 1}, {3, 5}});
  CHECK(found[0].file == "output.txt");
}

TEST_CASE("Findings: a view that is no part of the output stands for its beginning",
          "[importers]") {
  constexpr std::string_view kElsewhere = "text";
  ImportFindings findings(SourceOf("a\nb"));
  findings.At(kOutputContradiction, kElsewhere, "message", "cure");
  findings.At(kOutputContradiction, std::string_view(), "other", "cure");
  for (const Finding& finding : std::move(findings).Take()) {
    CHECK(finding.span.begin == Position{1, 1});
  }
}

TEST_CASE("Findings: the same of the same place is said once", "[importers]") {
  const auto source = SourceOf("a\nb");
  ImportFindings findings(source);
  for (int i = 0; i < 3; ++i) {
    findings.At(kOutputContradiction, source->bytes().substr(2), "again", "cure");
    findings.At(kOutputContradiction, source->bytes().substr(2), "other", "cure");
  }
  CHECK(std::move(findings).Take().size() == 2);
}

TEST_CASE("Findings: no more than the limit are kept, the first error among them", "[importers]") {
  const auto source = SourceOf(std::string(100, 'x'));
  ImportFindings findings(source, 3);
  for (std::size_t i = 0; i < 10; ++i) {
    findings.At(kOutputContradiction, source->bytes().substr(i), "warning", "cure");
  }
  CHECK_FALSE(findings.has_error());
  findings.At(kOutputSyntax, source->bytes().substr(50), "error", "cure");
  findings.At(kOutputSyntax, source->bytes().substr(60), "another error", "cure");
  CHECK(findings.has_error());
  const std::vector<Finding> found = std::move(findings).Take();
  REQUIRE(found.size() == 5);
  CHECK(found[3].message == "error");
  CHECK(found[4].message == "more findings are not shown; the limit is 3");
  CHECK(found[4].severity == Severity::kNote);
}

TEST_CASE("Findings: a node is named by its pointer", "[importers]") {
  const auto source = SourceOf("{\"a\": [1, 2]}");
  const auto document =
      std::move(document::ReadText(source, document::TextFormat::kJson, {}).front());
  ImportFindings findings(source);
  findings.At(kFigureLeftOut, Place(document::Resolve(*document.tree.root(), "/a/1")), "message",
              "cure");
  const std::vector<Finding> found = std::move(findings).Take();
  REQUIRE(found.size() == 1);
  CHECK(found[0].pointer == "/a/1");
  CHECK(found[0].span == Span{{1, 11}, {1, 12}});
}

}  // namespace
}  // namespace smp::importers
