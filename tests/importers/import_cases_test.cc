// Runs every case of tests/importers/cases: an output (input), how it is imported (options,
// optional), and what is expected (expected): the report as YAML and every finding. A directory is
// a case; SMP_UPDATE_GOLDEN=1 writes what is expected anew.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "smp/smp.h"

namespace smp {
namespace {

namespace fs = std::filesystem;

std::string ReadText(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The words of the file `options`: "from fortio", "unit us", "start-time T", "select 2".
ImportOptions OptionsOf(const fs::path& directory) {
  ImportOptions options;
  std::istringstream words(ReadText(directory / "options"));
  for (std::string word, value; words >> word >> value;) {
    if (word == "from") options.from = value;
    if (word == "unit") options.unit = LatencyUnitFromName(value);
    if (word == "start-time") options.start_time = value;
    if (word == "select") options.select = std::stoul(value);
  }
  return options;
}

std::string Describe(const Finding& finding) {
  return fmt::format("{} {} {}:{} {}: {}\n  hint: {}\n", SeverityName(finding.severity),
                     finding.rule->id, finding.span.begin.line, finding.span.begin.column,
                     finding.pointer, finding.message, finding.hint);
}

std::string Outcome(const fs::path& directory) {
  const auto imported = Import(ReadText(directory / "input"), "input", OptionsOf(directory));
  if (!imported) {
    return fmt::format("not imported: {}\n  hint: {}\n", imported.error().message,
                       imported.error().hint);
  }
  std::string text = fmt::format("# {}\n", imported->format);
  if (imported->document) text += Write(*imported->document, Format::kYaml);
  if (!imported->findings.empty()) text += "# findings\n";
  for (const Finding& finding : imported->findings) text += Describe(finding);
  return text;
}

TEST_CASE("Import: every case gives what it expects", "[importers]") {
  std::vector<fs::path> directories;
  for (const auto& entry :
       fs::directory_iterator(fs::path(SMP_SOURCE_DIR) / "tests/importers/cases")) {
    directories.push_back(entry.path());
  }
  std::sort(directories.begin(), directories.end());
  REQUIRE(directories.size() >= 40);
  for (const fs::path& directory : directories) {
    INFO(directory.filename());
    const std::string found = Outcome(directory);
    if (std::getenv("SMP_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(directory / "expected", std::ios::binary) << found;
      continue;
    }
    CHECK(found == ReadText(directory / "expected"));
  }
}

}  // namespace
}  // namespace smp
