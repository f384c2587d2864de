// Real documents that are kept beside the project, not in it: skipped where they are absent.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "edition/detected.h"

namespace smp::edition {
namespace {

struct Sample {
  std::string_view file;
  std::string_view name;
};

constexpr Sample kSamples[] = {
    {"smpspec-2019-02-02_5160975_benchmark-spec.yaml", "s0 S0 unknown"},
    {"smpspec-2020-04-27_45c48a6_smps.yaml", "s0 S0 unknown"},
    {"smpspec-2020-05-05_7643809_smps.yaml", "s0 S0 unknown"},
    {"smpspec-2020-03-25_de41a91_result.yaml", "s0 R1 unknown"},
    {"smpspec-HEAD_dashboard_test-results.json", "none M1 unknown"},
    {"smpspec-blog-2022_flat-null-id.yaml", "v0.6 T1 test-config"},
    {"smp-action_load-test.yaml", "v0.6 T2 test-config"},
    {"smp-action_README_no-smp-version.yaml", "v0.6 T2 test-config"},
    {"meshery_integration-test-config.yaml", "v0.6 T2 test-config"},
    {"meshery-docs_gitops_flat-config.yaml", "v0.6 T1 test-config"},
    {"meshery_perf-result-o-json_1006.golden.json", "none M2 unknown"},
    {"meshery_perf-result-o-yaml_1007.golden.yaml", "none M2 unknown"},
    {"meshery_perf-result-view_1004.golden.txt", "none MV unknown"},
    {"meshery-2021_list-result-api.json", "none M1 unknown"},
    {"meshery-2021_list-profile-api.json", "none PP1 unknown"},
    {"meshery-2021_apply-run-success-event.json", "none M1 unknown"},
    {"meshery-current_perf-result-o-yaml_EXCERPT.yaml", "none M4 unknown"},
    {"meshery-schemas-2026_performance_profile_template.json", "none PP3 unknown"},
    {"meshery_results-api-page_first13.json", "none M1 unknown"},
};

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::filesystem::path Samples() {
  return std::filesystem::path(SMP_SOURCE_DIR) / "../shared/samples";
}

bool IsAbsent(const std::filesystem::path& folder, std::size_t count) {
  if (std::filesystem::is_directory(folder)) return false;
  WARN("skipped " << count << " samples: no folder " << folder.filename());
  return true;
}

TEST_CASE("Detect: every published document is named", "[edition][samples]") {
  const std::filesystem::path folder = Samples() / "smp";
  if (IsAbsent(folder, std::size(kSamples))) return;
  CHECK(std::size(kSamples) == 19);
  for (const Sample& sample : kSamples) {
    CAPTURE(sample.file);
    CHECK(Name(DetectText(ReadFile(folder / sample.file)).detection) == sample.name);
  }
}

TEST_CASE("Detect: the output of load generators is not SMP", "[edition][samples]") {
  const std::filesystem::path folder = Samples() / "loadgen";
  if (IsAbsent(folder, 1)) return;
  int count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    CAPTURE(entry.path().filename());
    const Detected detected = DetectText(ReadFile(entry.path()));
    CHECK(detected.detection.edition == Edition::kNone);
    REQUIRE(detected.detection.findings.size() == 1);
    // One of them is in the envelope of Meshery.
    const bool is_meshery = detected.detection.shape == Shape::kMesheryApiResult;
    CHECK(detected.detection.findings[0].hint == (is_meshery
                                                      ? "`smp upgrade FILE` brings it to v1.0.0"
                                                      : "`smp import FILE` makes a report of it"));
    ++count;
  }
  CHECK(count > 0);
}

}  // namespace
}  // namespace smp::edition
