// Nighthawk's outputs in every form and with every trap, cut down to what matters: each file of
// nighthawk/ beside the report and the findings that are expected of it (<name>.expect).
// SMP_UPDATE_GOLDEN=1 writes what is expected anew.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "smp/import.h"
#include "smp/model.h"

namespace smp {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string FindingsText(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += fmt::format("{}:{}:{}: {} [{}] {}\n  {}\n", finding.file, finding.span.begin.line,
                        finding.span.begin.column, finding.message, finding.rule->id,
                        finding.pointer, finding.hint);
  }
  return text.empty() ? "no findings\n" : text;
}

std::string ImportedText(const std::filesystem::path& path) {
  const Expected<Imported> imported = Import(ReadFile(path), path.filename().string());
  if (!imported) {
    return fmt::format("error: {}\n  {}\n", imported.error().message, imported.error().hint);
  }
  std::string text =
      fmt::format("format: {}\n{}", imported->format, FindingsText(imported->findings));
  if (imported->document) text += "---\n" + Write(*imported->document, Format::kYaml);
  return text;
}

TEST_CASE("Nighthawk: every form imports as expected", "[importers][nighthawk]") {
  const auto folder = std::filesystem::path(SMP_SOURCE_DIR) / "tests/importers/nighthawk";
  std::size_t cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() == ".expect") continue;
    ++cases;
    const std::filesystem::path expect = folder / (path.stem().string() + ".expect");
    const std::string actual = ImportedText(path);
    if (std::getenv("SMP_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(expect, std::ios::binary) << actual;
    }
    CAPTURE(path.filename());
    CHECK(actual == ReadFile(expect));
  }
  CHECK(cases >= 15);
}

}  // namespace
}  // namespace smp
