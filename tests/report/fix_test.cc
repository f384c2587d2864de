#include "smp/fix.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "smp/smp.h"

namespace smp {
namespace {

namespace fs = std::filesystem;

std::vector<Finding> FindingsOf(const std::string& text, const std::string& name) {
  const auto documents = ReadBytes(text, name);
  REQUIRE(documents.has_value());
  std::vector<Finding> all;
  for (const SourceDocument& document : *documents) {
    for (Finding& finding : Validate(document)) all.push_back(std::move(finding));
  }
  return all;
}

std::string Fixed(const std::string& text, const std::string& name = "a.yaml") {
  return ApplyEdits(text, PlaceEdits(text, FindingsOf(text, name)));
}

TEST_CASE("Fix: keys, long names, case and quotes, and nothing else", "[report]") {
  CHECK(Fixed("smpVersion: v1.0.0   # the edition\n"
              "mesh:\n"
              "  type: MESH_TYPE_ISTIO\r\n"
              "  \"version\":   1.20 # ö\n"
              "  dataPlane: {mode: sidecar, 'layer': \"l7\"}\n") ==
        "smp_version: v1.0.0   # the edition\n"
        "mesh:\n"
        "  type: ISTIO\r\n"
        "  \"version\":   \"1.20\" # ö\n"
        "  data_plane: {mode: SIDECAR, 'layer': \"L7\"}\n");
  CHECK(Fixed(R"({"smpVersion":"v1.0.0","mesh":{"type":"istio","version":1.20}})", "a.json") ==
        R"({"smp_version":"v1.0.0","mesh":{"type":"ISTIO","version":"1.20"}})");
}

TEST_CASE("Fix: what a person has to decide stays", "[report]") {
  const std::string text =
      "smp_version: v1.0.0\nmesh: {type: ISTOI, version: \"1.24.1\", node_pool: []}\n";
  CHECK(Fixed(text) == text);
  // Both spellings of one field: which one is meant?
  const std::string twice =
      "smp_version: v1.0.0\nmesh: {type: ISTIO, data_plane: {}, dataPlane: {}}\n";
  CHECK(Fixed(twice) == twice);
}

TEST_CASE("Fix: a value behind an anchor is mended once, and the anchor stays", "[report]") {
  CHECK(Fixed("smp_version: v1.0.0\nmesh:\n  type: ISTIO\n  version: &v 1.20\n  build: *v\n") ==
        "smp_version: v1.0.0\nmesh:\n  type: ISTIO\n  version: &v \"1.20\"\n  build: *v\n");
}

TEST_CASE("Fix: texts that YAML 1.1 takes for something else get quotes", "[report]") {
  CHECK(Fixed("smp_version: v1.0.0\nmesh:\n  type: ISTIO\n  version: 1.24.1\n"
              "  labels: {mtls: on, at: &a 10:20, again: *a}\n  build: 1_000 # ö\n") ==
        "smp_version: v1.0.0\nmesh:\n  type: ISTIO\n  version: 1.24.1\n"
        "  labels: {mtls: \"on\", at: &a \"10:20\", again: *a}\n  build: \"1_000\" # ö\n");
}

TEST_CASE("Fix: where something else than text may be meant, a person decides", "[report]") {
  // A boolean, a number, an enum, and what is somebody else's.
  const std::string text =
      "smp_version: v1.0.0\nmesh:\n  type: ISTIO\n  version: 1.24.1\n"
      "  data_plane: {mode: on, concurrency: 1_0}\n  telemetry: {enabled: on, exporters: [otlp]}\n"
      "extensions: {example.com/x: {enabled: on}}\n";
  CHECK(Fixed(text) == text);
  const std::vector<Finding> findings = FindingsOf(text, "a.yaml");
  CHECK(std::count_if(findings.begin(), findings.end(),
                      [](const Finding& finding) { return finding.rule->id == "SMP1028"; }) == 4);
  const std::string list =
      "smp_version: v1.0.0\nmesh:\n  type: ISTIO\n  version: 1.24.1\n"
      "  telemetry: {enabled: true, exporters: [otlp, off]}\n";
  CHECK(Fixed(list).find("exporters: [otlp, \"off\"]") != std::string::npos);
}

TEST_CASE("Fix: a text that escapes is left to a person", "[report]") {
  const std::string text =
      "smp_version: v1.0.0\nmesh: {type: \"IS\\x74IO\", version: \"1.24.1\"}\n";
  CHECK(Fixed(text) == text);
}

// Every document of the conformance cases: mended once, there is nothing left to mend, no finding
// is new, and what stays unmended is as it was.
TEST_CASE("Fix: once is enough, and nothing gets worse", "[report]") {
  int mended = 0;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(SMP_SOURCE_DIR) / "conformance/cases")) {
    const std::string extension = entry.path().extension().string();
    const bool is_text = extension == ".yaml" || extension == ".json" || extension == ".ndjson";
    if (!entry.is_regular_file() || !is_text || entry.path().stem() == "expect") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const std::string name = entry.path().filename().string();
    INFO(entry.path());
    const auto before = FindingsOf(text, name);
    const auto edits = PlaceEdits(text, before);
    if (edits.empty()) continue;
    ++mended;
    const std::string fixed = ApplyEdits(text, edits);
    const auto after = FindingsOf(fixed, name);
    CHECK(PlaceEdits(fixed, after).empty());
    CHECK(after.size() < before.size());
    CHECK(LineDiff(text, fixed, name).find("@@") != std::string::npos);
  }
  CHECK(mended >= 6);
}

TEST_CASE("LineDiff: hunks with three lines around, joined where they touch", "[report]") {
  std::string before;
  for (int i = 1; i <= 20; ++i) before += std::to_string(i) + "\n";
  std::string after = before;
  after.replace(after.find("3\n"), 1, "x");
  after.replace(after.find("20\n"), 2, "y");
  CHECK(LineDiff(before, after, "n") ==
        "--- n\n+++ n\n@@ -1,6 +1,6 @@\n 1\n 2\n-3\n+x\n 4\n 5\n 6\n@@ -17,4 +17,4 @@\n 17\n 18\n "
        "19\n"
        "-20\n+y\n");
  CHECK(LineDiff(before, before, "n").empty());
  CHECK(LineDiff("a", "b", "n") ==
        "--- n\n+++ n\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end "
        "of "
        "file\n");
}

}  // namespace
}  // namespace smp
