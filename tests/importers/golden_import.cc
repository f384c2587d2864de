#include "importers/golden_import.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "smp/model.h"

namespace smp::importers {

namespace {

std::optional<std::string> ReadWhole(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::filesystem::path Outputs() {
  return std::filesystem::path(SMP_SOURCE_DIR) / "tests/importers/outputs";
}

std::string TextOf(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += fmt::format("{} {} {}:{}{}{} {} ({})\n", finding.rule->id,
                        SeverityName(finding.severity), finding.span.begin.line,
                        finding.span.begin.column, finding.pointer.empty() ? "" : " ",
                        finding.pointer, finding.message, finding.hint);
  }
  return text;
}

}  // namespace

std::string ImportedText(std::string output, std::string name, const ImportOptions& options) {
  const auto imported = Import(std::move(output), std::move(name), options);
  if (!imported) return fmt::format("{} ({})\n", imported.error().message, imported.error().hint);
  std::string text;
  if (imported->document) {
    v1::Document document = *imported->document;
    document.mutable_report()->clear_id();
    document.mutable_report()->clear_producer();
    document.mutable_report()->clear_references();
    text = Write(document, Format::kYaml);
  }
  return fmt::format("# {}\n{}{}", imported->format, text, TextOf(imported->findings));
}

void CheckImport(std::string_view file, const ImportOptions& options) {
  CAPTURE(file);
  const std::filesystem::path golden = Outputs() / fmt::format("{}.imported", file);
  const std::string imported = ImportedText(OutputText(file), std::string(file), options);
  if (std::getenv("SMP_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(golden, std::ios::binary) << imported;
    return;
  }
  CHECK(imported == ReadWhole(golden).value_or("(there is no file of what is expected)"));
}

std::string OutputText(std::string_view file) {
  const auto text = ReadWhole(Outputs() / file);
  REQUIRE(text);
  return *text;
}

std::optional<std::string> SampleText(std::string_view file) {
  auto text = ReadWhole(std::filesystem::path(SMP_SOURCE_DIR) / "../shared/samples/loadgen" / file);
  if (!text) WARN("skipped: there is no sample " << file);
  return text;
}

std::string FindingsOf(std::string output, const ImportOptions& options) {
  const auto imported = Import(std::move(output), "output", options);
  if (!imported) return fmt::format("{} ({})\n", imported.error().message, imported.error().hint);
  return TextOf(imported->findings);
}

}  // namespace smp::importers
