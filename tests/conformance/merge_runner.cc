// Runs one case of conformance/merge: reports, merged as merge.json says, and the exact findings.
// With SMP_UPDATE_GOLDEN=1 in the environment it writes expect.json anew, for a person to read the
// difference.
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "case_file.h"
#include "smp/merge.h"

namespace smp::conformance {
namespace {

int Fail(const std::string& text) {
  std::cerr << "FAILED: " << text << '\n';
  return 1;
}

// The members of merge.json, all optional: expect, select, allow.
MergeOptions OptionsOf(const std::filesystem::path& directory) {
  MergeOptions options;
  if (!std::filesystem::exists(directory / "merge.json")) return options;
  const auto json = nlohmann::json::parse(ReadAll(directory / "merge.json"));
  if (json.contains("expect")) options.expect = json["expect"].get<std::int64_t>();
  options.select = json.value("select", "");
  options.allow = json.value("allow", std::vector<std::string>());
  return options;
}

int Run(const std::filesystem::path& directory) {
  const auto loaded = LoadCase(directory, "reports");
  if (!loaded) return Fail(loaded.error());
  const auto documents = ReadBytes(ReadAll(loaded->input), loaded->input.filename().string());
  if (!documents) return Fail(documents.error().message);
  const auto outcome = Merge(*documents, OptionsOf(directory));
  if (!outcome) return Fail(outcome.error().message);
  return Conclude(directory, *loaded, outcome->document ? "merged" : "refused", outcome->findings);
}

}  // namespace
}  // namespace smp::conformance

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: merge_conformance_runner CASE_DIRECTORY\n";
    return 2;
  }
  try {
    return smp::conformance::Run(argv[1]);
  } catch (const nlohmann::json::exception& error) {
    return smp::conformance::Fail(std::string(argv[1]) + "/merge.json: " + error.what());
  }
}
