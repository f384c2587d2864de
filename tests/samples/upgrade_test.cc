// What an upgrade makes of documents that were found in public: skipped where they are absent.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "sample_table/sample_files.h"
#include "sample_table/samples_page.h"
#include "samples/samples.h"
#include "smp/smp.h"

namespace smp {
namespace {

TEST_CASE("Upgrade: samples give what docs/samples.md says", "[samples]") {
  if (AreAbsent(Documents().size(), kDocumentCount)) return;
  CHECK(Documents().size() == kDocumentCount);
  CHECK(SamplesPage(Documents()) == ReadSampleFile(SMP_SOURCE_DIR "/docs/samples.md"));
}

TEST_CASE("Upgrade: results of Meshery have the structure of v1", "[samples]") {
  if (AreAbsent(Documents().size(), kDocumentCount)) return;
  const std::vector<std::string> allowed = {"SMP1011 missing-field `infrastructure`",
                                            "SMP1011 missing-field `mesh`",
                                            "SMP1011 missing-field `workload`"};
  std::size_t reports = 0;
  for (const Sample& sample : Documents()) {
    if (sample.detected.size() != 2 || sample.detected[0] != 'M') continue;
    CAPTURE(sample.file);
    reports += sample.outcome.documents.size();
    for (const auto& [rule, count] : FoundIn(sample)) {
      CAPTURE(rule, count);
      const bool is_structure = rule < "SMP2";
      CHECK((!is_structure || std::count(allowed.begin(), allowed.end(), rule) == 1));
    }
  }
  CHECK(reports == 3 + 25 + 25 + 1 + 1 + 1 + 13);
}

TEST_CASE("Upgrade: changes and findings of samples are at places of the original", "[samples]") {
  if (AreAbsent(Documents().size(), kDocumentCount)) return;
  for (const Sample& sample : Documents()) {
    CAPTURE(sample.file);
    for (const UpgradedDocument& document : sample.outcome.documents) {
      for (const UpgradeStep& step : document.steps) {
        for (const Change& change : step.changes) {
          CAPTURE(change.rule->id, change.from_pointer, change.to_pointer);
          CHECK(change.file == sample.file);
          CHECK(change.span.begin.line > 0);
        }
      }
      for (const Finding& finding : Validate(document.document)) {
        CAPTURE(finding.rule->id, finding.pointer);
        CHECK(finding.file == sample.file);
        CHECK(finding.span.begin.line > 0);
      }
    }
  }
}

TEST_CASE("Upgrade: upgraded samples are read again as what they are", "[samples]") {
  if (AreAbsent(Documents().size(), kDocumentCount)) return;
  for (const Sample& sample : Documents()) {
    CAPTURE(sample.file);
    for (const UpgradedDocument& document : sample.outcome.documents) {
      const std::string text = document.document.ToText(Format::kYaml);
      const auto again = ReadBytes(text, "upgraded.yaml");
      REQUIRE(again.has_value());
      REQUIRE(again->size() == 1);
      CHECK(again->front().edition() == Edition::kV1);
      CHECK(again->front().kind() == document.document.kind());
      CHECK(again->front().ToText(Format::kYaml) == text);
      CHECK(Validate(again->front()).size() == Validate(document.document).size());
    }
  }
}

}  // namespace
}  // namespace smp
