// What the frame of importing does, whichever the generator.
#include "smp/import.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "digest/sha256.h"
#include "smp/smp.h"

namespace smp {
namespace {

constexpr std::string_view kRun =
    R"({"RunType": "HTTP", "StartTime": "2024-03-05T08:20:30Z", "RequestedQPS": "4",
"RequestedDuration": "2s", "ActualQPS": 4, "ActualDuration": 2000000000, "NumThreads": 2,
"Version": "1.57.3", "URL": "http://shop.example/", "RetCodes": {"200": 8},
"DurationHistogram": {"Count": 8, "Min": 0.0123, "Max": 0.0138, "Sum": 0.104, "Avg": 0.013,
"StdDev": 0.0004, "Data": [{"Start": 0.0123, "End": 0.0138, "Percent": 100, "Count": 8}]}})";

v1::Report ReportOf(std::string name, const ImportOptions& options = {}) {
  auto imported = Import(std::string(kRun), std::move(name), options);
  REQUIRE(imported.has_value());
  REQUIRE(imported->document.has_value());
  return imported->document->report();
}

TEST_CASE("Import: formats are ordered by name", "[importers]") {
  std::string_view last;
  for (const ImportFormat& format : ImportFormats()) {
    CHECK(last < format.name);
    CHECK_FALSE(format.outputs.empty());
    last = format.name;
  }
}

TEST_CASE("Import: every format has a fuzz target, a corpus and a page", "[importers]") {
  const auto pages = std::filesystem::path(SMP_SOURCE_DIR) / "docs/imports";
  std::ifstream file(pages / "README.md");
  const std::string index(std::istreambuf_iterator<char>(file), {});
  std::string names;
  for (const ImportFormat& format : ImportFormats()) {
    names += (names.empty() ? "" : ",") + std::string(format.name);
    const auto corpus = std::filesystem::path(SMP_SOURCE_DIR) / "fuzz/corpus" /
                        ("import_" + std::string(format.name));
    INFO(corpus);
    CHECK((std::filesystem::is_directory(corpus) && !std::filesystem::is_empty(corpus)));
    const std::string page = std::string(format.name) + ".md";
    CHECK(std::filesystem::exists(pages / page));
    CHECK(index.find("](" + page + ")") != std::string::npos);
  }
  CHECK(names == SMP_FUZZED_IMPORTERS);
}

TEST_CASE("Import: the report refers to the output", "[importers]") {
  const v1::Report report = ReportOf("/tmp/runs/a run 1.json");
  REQUIRE(report.references_size() == 1);
  const v1::Reference& raw = report.references(0);
  CHECK(raw.role() == v1::REFERENCE_ROLE_RAW_ARTIFACT);
  CHECK(raw.uri() == "file:a%20run%201.json");
  CHECK(raw.media_type() == "application/json");
  CHECK(raw.sha256() == digest::Sha256Hex(kRun));
  CHECK(report.producer().name() == "smp");
  CHECK(report.producer().version() == kVersion);
  CHECK_FALSE(report.has_created_time());
  CHECK_FALSE(report.has_mesh());
}

TEST_CASE("Import: the id follows from the output and how it is read", "[importers]") {
  const std::string id = ReportOf("a.json").id();
  CHECK(ReportOf("b.json").id() == id);
  ImportOptions other;
  other.start_time = "2024-03-05T08:20:30Z";
  CHECK(ReportOf("a.json", other).id() != id);
}

TEST_CASE("Import: a result has its client", "[importers]") {
  const v1::Report report = ReportOf("a.json");
  REQUIRE(report.results_size() == 1);
  CHECK(report.results(0).client_id() == report.test().clients(0).id());
}

TEST_CASE("Import: what is asked for wrongly fails", "[importers]") {
  struct Row {
    const char* name;
    std::string from;
    std::string start_time;
    const char* message;
    const char* hint;
  };
  const Row rows[] = {
      {"unknown format", "fortjo", "", "there is no importer 'fortjo'", "did you mean 'fortio'?"},
      {"no time", "", "yesterday", "the start time 'yesterday' is no time",
       "write it as RFC 3339 has it: 2026-02-03T04:05:06Z"},
      {"no such day", "", "2026-02-30T00:00:00Z",
       "the start time '2026-02-30T00:00:00Z': February 2026 has 28 days",
       "write it as RFC 3339 has it: 2026-02-03T04:05:06Z"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    ImportOptions options;
    options.from = row.from;
    options.start_time = row.start_time;
    const auto imported = Import(std::string(kRun), "a.json", options);
    REQUIRE_FALSE(imported.has_value());
    CHECK(imported.error().code == ErrorCode::kInvalidArgument);
    CHECK(imported.error().message == row.message);
    CHECK(imported.error().hint == row.hint);
  }
}

TEST_CASE("Import: what nobody knows fails with the reason", "[importers]") {
  struct Row {
    std::string text;
    const char* message;
  };
  const Row rows[] = {
      {"", "a: the input is empty"},
      {" \n\n", "a: the input is empty"},
      {"some text\n", "a: is no output of a load generator that is known"},
      {"{\"a\": 1}", "a: is no output of a load generator that is known"},
      {"{\"a\": ",
       "a: no importer knows it, and as JSON it is broken at 1:6: the text ends inside "
       "the object opened at 1:1"},
      {std::string("\xFF\xFEr\0u\0n\0", 8), "a: the text is encoded in UTF-16, not UTF-8"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto imported = Import(row.text, "a");
    REQUIRE_FALSE(imported.has_value());
    CHECK(imported.error().code == ErrorCode::kUnknownFormat);
    CHECK(imported.error().message == row.message);
    CHECK_FALSE(imported.error().hint.empty());
  }
}

TEST_CASE("Import: more than the limit is not looked at", "[importers]") {
  ImportOptions options;
  options.limits.max_bytes = 10;
  const auto imported = Import(std::string(kRun), "a.json", options);
  REQUIRE_FALSE(imported.has_value());
  CHECK(imported.error().code == ErrorCode::kTooLarge);
}

TEST_CASE("Import: a cut, a changed or a repeated byte never ends badly", "[importers][hostile]") {
  for (const ImportFormat& format : ImportFormats()) {
    ImportOptions options;
    options.from = format.name;
    for (std::size_t size = 0; size < kRun.size(); size += 3) {
      const auto cut = Import(std::string(kRun.substr(0, size)), "cut", options);
      REQUIRE(cut.has_value());
      CHECK_FALSE(cut->document.has_value());
      CHECK_FALSE(cut->findings.empty());
      for (const Finding& finding : cut->findings) CHECK_FALSE(finding.hint.empty());
    }
    for (std::size_t at = 0; at < kRun.size(); ++at) {
      for (const char c : {'\0', '9', '-', '"', '{', '\xFF'}) {
        std::string changed(kRun);
        changed[at] = c;
        static_cast<void>(Import(std::move(changed), "changed", options));
      }
    }
  }
}

TEST_CASE("Import: 64 MiB on one line take less than a second", "[importers][hostile]") {
  // Sanitized builds are ten times slower; what is meant to be found is quadratic in any size.
#ifdef __SANITIZE_ADDRESS__
  constexpr std::size_t kSize = std::size_t{8} * 1024 * 1024;
#else
  constexpr std::size_t kSize = std::size_t{64} * 1024 * 1024;
#endif
  struct Row {
    const char* name;
    std::string begin;
    char fill;
  };
  const Row rows[] = {{"blanks", "", ' '},
                      {"text", "latency,thread=", 'x'},
                      {"list", "[", '['},
                      {"numbers", "[", '1'},
                      {"text of JSON", "{\"DurationHistogram\": \"", 'x'},
                      {"commas", "{\"DurationHistogram\": {}, \"a\":[1", ','},
                      {"binary", "", '\0'}};
  for (const ImportFormat& format : ImportFormats()) {
    for (const Row& row : rows) {
      INFO(format.name << ", " << row.name);
      std::string text = row.begin;
      text.resize(kSize, row.fill);
      ImportOptions options;
      options.from = format.name;
      const auto begin = std::chrono::steady_clock::now();
      const auto imported = Import(std::move(text), "long", options);
      const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
      CHECK(imported.has_value());
      // Other tests run beside this one.
      CHECK(taken.count() < 5);
    }
  }
}

}  // namespace
}  // namespace smp
