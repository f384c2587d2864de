// Nighthawk's outputs cut off, edited at single bytes and blown up: an answer, and soon.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "smp/import.h"

namespace smp {
namespace {

// With the importer named, so that what is not recognised any more is read, too.
Expected<Imported> ImportAnyway(std::string bytes) {
  ImportOptions options;
  options.from = "nighthawk";
  return Import(std::move(bytes), "run.json", options);
}

// What every answer has: a report, or a reason.
void CheckAnswer(const Expected<Imported>& imported) {
  REQUIRE(imported);
  bool has_error = false;
  for (const Finding& finding : imported->findings) {
    REQUIRE_FALSE(finding.message.empty());
    REQUIRE_FALSE(finding.hint.empty());
    has_error = has_error || finding.severity == Severity::kError;
  }
  REQUIRE((imported->document.has_value() != has_error));
}

TEST_CASE("Nighthawk: outputs cut off anywhere are refused or imported, never more",
          "[importers][nighthawk]") {
  const auto folder = std::filesystem::path(SMP_SOURCE_DIR) / "tests/importers/cases";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.path().filename().string().starts_with("nighthawk-")) continue;
    CAPTURE(entry.path().filename());
    std::ifstream file(entry.path() / "input", std::ios::binary);
    std::ostringstream read;
    read << file.rdbuf();
    const std::string text = read.str();
    for (std::size_t size = 0; size < text.size(); size += 97) {
      CheckAnswer(ImportAnyway(text.substr(0, size)));
    }
    constexpr std::string_view kBytes = "-\"9x,\xff";
    for (std::size_t at = 0; at < text.size(); at += 61) {
      std::string edited = text;
      edited[at] = kBytes[at % kBytes.size()];
      CheckAnswer(ImportAnyway(std::move(edited)));
    }
  }
}

TEST_CASE("Nighthawk: figures out of range are reported at their place", "[importers][nighthawk]") {
  struct Edit {
    const char* name;
    const char* row;
    const char* message;
  };
  constexpr Edit kEdits[] = {
      {"negative count", R"({"percentile":0,"count":"-4","duration":"1s"})",
       "the row has a negative count or duration"},
      {"negative duration", R"({"percentile":0,"count":"4","duration":"-1s"})",
       "the row has a negative count or duration"},
      {"count of more than 64 bits", R"({"percentile":0,"count":"99999999999999999999",
       "duration":"1s"})",
       "`count` is `99999999999999999999` where the generator writes a whole number of 64 bits"},
      {"no duration", R"({"percentile":0,"count":"4"})",
       "the row has no duration, each row of a percentile list has one"},
  };
  for (const Edit& edit : kEdits) {
    CAPTURE(edit.name);
    const auto imported = ImportAnyway(fmt::format(
        R"({{"results":[{{"name":"global","statistics":[{{"count":"4",
            "id":"benchmark_http_client.request_to_response","percentiles":[{}]}}]}}]}})",
        edit.row));
    REQUIRE(imported);
    CHECK_FALSE(imported->document);
    REQUIRE_FALSE(imported->findings.empty());
    CHECK(imported->findings[0].message == edit.message);
    CHECK(imported->findings[0].rule->id == std::string_view("SMP1032"));
    CHECK(imported->findings[0].span.begin.line == 2);
  }
}

// Bytes that are copied for every result, endpoint or option would be paid for many times.
TEST_CASE("Nighthawk: what is repeated is bounded", "[importers][nighthawk]") {
  const std::string large(200'000, 'x');
  std::string results;
  std::string endpoints;
  for (int i = 0; i < 5000; ++i) {
    results += fmt::format(R"({}{{"name":"global","statistics":[],"execution_duration":"1s"}})",
                           i == 0 ? "" : ",");
    endpoints += fmt::format(R"({}{{"address":"a"}})", i == 0 ? "" : ",");
  }
  const std::string text = fmt::format(
      R"({{"options":{{"execution_id":"{0}","uri":"{0}","tls_context":{{"{0}":{{"{0}":[1,2,3]}}}},
          "multi_target":{{"path":"{0}","endpoints":[{2}]}}}},"results":[{1}]}})",
      large, results, endpoints);
  const auto imported = ImportAnyway(text);
  REQUIRE(imported);
  REQUIRE(imported->document);
  CHECK(imported->document->ByteSizeLong() < 10 * text.size());
  const v1::Client& client = imported->document->report().test().clients(0);
  CHECK(client.endpoint_urls_size() == 1);
  CHECK(client.load_generator().options().empty());
}

}  // namespace
}  // namespace smp
