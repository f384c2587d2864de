// Runs one case of conformance/import: an output of a load generator, imported as import.json says,
// and the exact findings. With SMP_UPDATE_GOLDEN=1 in the environment it writes expect.json anew,
// for a person to read the difference.
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "case_file.h"
#include "smp/import.h"

namespace smp::conformance {
namespace {

int Fail(const std::string& text) {
  std::cerr << "FAILED: " << text << '\n';
  return 1;
}

// The members of import.json, all optional: from, unit, start_time, select.
ImportOptions OptionsOf(const std::filesystem::path& directory) {
  ImportOptions options;
  if (!std::filesystem::exists(directory / "import.json")) return options;
  const auto json = nlohmann::json::parse(ReadAll(directory / "import.json"));
  options.from = json.value("from", "");
  options.start_time = json.value("start_time", "");
  if (json.contains("unit")) options.unit = LatencyUnitFromName(json["unit"].get<std::string>());
  if (json.contains("select")) options.select = json["select"].get<std::size_t>();
  return options;
}

int Run(const std::filesystem::path& directory) {
  const auto loaded = LoadCase(directory, "output");
  if (!loaded) return Fail(loaded.error());
  const auto imported =
      Import(ReadAll(loaded->input), loaded->input.filename().string(), OptionsOf(directory));
  if (!imported) return Fail(imported.error().message);
  return Conclude(directory, *loaded, imported->document ? "imported" : "refused",
                  imported->findings);
}

}  // namespace
}  // namespace smp::conformance

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: import_conformance_runner CASE_DIRECTORY\n";
    return 2;
  }
  try {
    return smp::conformance::Run(argv[1]);
  } catch (const nlohmann::json::exception& error) {
    return smp::conformance::Fail(std::string(argv[1]) + "/import.json: " + error.what());
  }
}
