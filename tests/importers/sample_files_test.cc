// Real outputs of load generators that are kept beside the project, not in it: what becomes of each
// is in samples.tsv and, for readers, in docs/imports.md. SMP_UPDATE_GOLDEN=1 writes both anew.
// Skipped, with their number, where the outputs are absent.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "importers/output_reader.h"
#include "importers/registry.h"
#include "smp/import.h"
#include "smp/limits.h"

namespace smp {
namespace {

namespace fs = std::filesystem;

const fs::path kTable = fs::path(SMP_SOURCE_DIR) / "tests/importers/samples.tsv";
const fs::path kPage = fs::path(SMP_SOURCE_DIR) / "docs/imports.md";

constexpr std::string_view kHeader =
    "file\tgenerator\tversion\tresults\tcount\tp50_ms\tp99_ms\tmax_ms\terrors\tp99_precision";

std::string ReadText(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

fs::path SampleFolder() { return fs::path(SMP_SOURCE_DIR) / "../shared/samples/loadgen"; }

std::vector<fs::path> SampleFiles() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(SampleFolder())) {
    if (entry.is_regular_file() && entry.path().filename() != "INDEX.tsv") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Outputs whose unit somebody has to say: jHiccup records nanoseconds.
ImportOptions OptionsOf(const fs::path& file) {
  ImportOptions options;
  if (file.parent_path().filename() == "hdrhistogram") options.unit = LatencyUnit::kNanoseconds;
  return options;
}

std::string PrecisionText(v1::FigurePrecision precision) {
  std::string name = v1::FigurePrecision_Name(precision).substr(17);  // without the prefix
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c == '_' ? ' ' : static_cast<char>(c - 'A' + 'a'); });
  return name;
}

const v1::Quantile* QuantileOf(const v1::Latency& latency, double rank_percent) {
  for (const v1::Quantile& quantile : latency.quantiles()) {
    if (quantile.rank_percent() == rank_percent) return &quantile;
  }
  return nullptr;
}

template <typename Value>
std::string TextOf(bool is_there, Value value) {
  return is_there ? fmt::format("{}", value) : std::string("-");
}

// The result that stands for all of them.
const v1::Result& MainResult(const v1::Report& report) {
  for (const v1::Result& result : report.results()) {
    const auto scope = result.labels().find("scope");
    if (scope != result.labels().end() && scope->second == "global") return result;
  }
  return report.results(0);
}

std::string Figures(const v1::Report& report) {
  const v1::Result& result = MainResult(report);
  const v1::Latency& latency = result.latency();
  const v1::Quantile* p50 = QuantileOf(latency, 50);
  const v1::Quantile* p99 = QuantileOf(latency, 99);
  const std::string& version = report.test().clients(0).load_generator().version();
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", version.empty() ? "-" : version,
                     report.results_size(), TextOf(latency.has_count(), latency.count()),
                     TextOf(p50 != nullptr, p50 == nullptr ? 0 : p50->value_ms()),
                     TextOf(p99 != nullptr, p99 == nullptr ? 0 : p99->value_ms()),
                     TextOf(latency.has_max_ms(), latency.max_ms()),
                     TextOf(result.requests().has_failed(), result.requests().failed()),
                     p99 == nullptr ? "-" : PrecisionText(p99->precision()));
}

std::string Row(const fs::path& file) {
  const std::string name = fs::relative(file, SampleFolder()).generic_string();
  const auto imported = Import(ReadText(file), name, OptionsOf(file));
  if (!imported) return fmt::format("{}\tunknown: {}", name, imported.error().message);
  if (imported->document) {
    return fmt::format("{}\t{}\t{}", name, imported->format, Figures(imported->document->report()));
  }
  for (const Finding& finding : imported->findings) {
    if (finding.severity != Severity::kError) continue;
    return fmt::format("{}\t{}\trefused: {} {}", name, imported->format, finding.rule->id,
                       finding.message);
  }
  return fmt::format("{}\t{}\trefused without a reason", name, imported->format);
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string MarkdownRow(std::string_view row) {
  std::string cells;
  int tabs = 0;
  for (const char c : row) {
    if (c == '\t') {
      cells += " | ";
      ++tabs;
    } else if (c == '|') {
      cells += "\\|";
    } else {
      cells += c;
    }
  }
  for (; tabs < 9; ++tabs) cells += " | ";
  return "| " + cells + " |\n";
}

std::string Page(const std::vector<std::string>& table) {
  std::string page =
      "# Outputs of load generators\n\n"
      "<!-- Generated by tests/importers/sample_files_test.cc from outputs that were found in "
      "public or made with the tools themselves. -->\n\n"
      "What `smp import` makes of them. The outputs themselves are not part of this repository.\n\n"
      "| column | says |\n|---|---|\n"
      "| generator | the importer that knew the output by its content |\n"
      "| results | results in the report; figures are those of the one that stands for all |\n"
      "| count | samples of the main latency population |\n"
      "| errors | failed requests |\n"
      "| p99 precision | how exact the p99 is: `exact`, `bucket edge`, `rounded`, `estimated` |\n\n"
      "`-`: the output does not say. `refused`: the output is known and holds no run that can be\n"
      "recovered; the [rule](rules/README.md) and the reason follow. A log of HdrHistogram does "
      "not\n"
      "say its unit; `--unit ns` was given.\n\n";
  for (std::size_t i = 0; i < table.size(); ++i) {
    std::string row = table[i];
    if (i == 0) std::replace(row.begin(), row.end(), '_', ' ');
    page += MarkdownRow(row);
    if (i == 0) page += "|---|---|---|---|---|---|---|---|---|---|\n";
  }
  return page;
}

TEST_CASE("Import: every sample gives what samples.tsv says", "[importers][samples]") {
  const std::vector<std::string> expected = Lines(ReadText(kTable));
  if (!fs::is_directory(SampleFolder())) {
    WARN("skipped " << expected.size() - 1 << " samples: no folder "
                    << SampleFolder().lexically_normal().filename());
    return;
  }
  std::vector<std::string> found = {std::string(kHeader)};
  for (const fs::path& file : SampleFiles()) found.push_back(Row(file));
  CHECK(found.size() == 1 + 72);
  if (std::getenv("SMP_UPDATE_GOLDEN") != nullptr) {
    std::ofstream table(kTable, std::ios::binary);
    for (const std::string& row : found) table << row << '\n';
    std::ofstream(kPage, std::ios::binary) << Page(found);
    return;
  }
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == expected[i]);
}

TEST_CASE("Import: docs/imports.md shows samples.tsv", "[importers][samples]") {
  if (std::getenv("SMP_UPDATE_GOLDEN") != nullptr) return;
  CHECK(ReadText(kPage) == Page(Lines(ReadText(kTable))));
}

TEST_CASE("Import: no two importers know the same sample", "[importers][samples]") {
  if (!fs::is_directory(SampleFolder())) {
    WARN("skipped: no folder " << SampleFolder().lexically_normal().filename());
    return;
  }
  for (const fs::path& file : SampleFiles()) {
    CAPTURE(file.filename());
    const auto source =
        std::make_shared<const document::Source>(file.filename().string(), ReadText(file));
    const Limits limits;
    const importers::OutputReader reader(source, limits);
    std::vector<std::string_view> names;
    for (const importers::Importer& importer : importers::Importers()) {
      if (importer.recognizes(reader.output())) names.push_back(importer.format.name);
    }
    CHECK(names.size() <= 1);
  }
}

}  // namespace
}  // namespace smp
