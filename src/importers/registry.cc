#include "importers/registry.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace smp::importers {

// An importer is a file <name>.cc, which defines its two functions, and a row.
bool IsFortio(const RawOutput& output);
std::optional<ImportDraft> ImportFortio(ImportContext& context);
bool IsGhz(const RawOutput& output);
std::optional<ImportDraft> ImportGhz(ImportContext& context);
bool IsH2load(const RawOutput& output);
std::optional<ImportDraft> ImportH2load(ImportContext& context);
bool IsHdrHistogram(const RawOutput& output);
std::optional<ImportDraft> ImportHdrHistogram(ImportContext& context);
bool IsHey(const RawOutput& output);
std::optional<ImportDraft> ImportHey(ImportContext& context);
bool IsK6(const RawOutput& output);
std::optional<ImportDraft> ImportK6(ImportContext& context);
bool IsNighthawk(const RawOutput& output);
std::optional<ImportDraft> ImportNighthawk(ImportContext& context);
bool IsOha(const RawOutput& output);
std::optional<ImportDraft> ImportOha(ImportContext& context);
bool IsVegeta(const RawOutput& output);
std::optional<ImportDraft> ImportVegeta(ImportContext& context);
bool IsWrk(const RawOutput& output);
std::optional<ImportDraft> ImportWrk(ImportContext& context);
bool IsWrk2(const RawOutput& output);
std::optional<ImportDraft> ImportWrk2(ImportContext& context);

namespace {

constexpr Importer kImporters[] = {
    // cmake/SmpImportNames.cmake reads the names: a row begins a line.
    {{"fortio", "JSON of -json, of the REST API and of -data-dir; access logs"},
     IsFortio,
     ImportFortio},
    {{"ghz", "JSON, summary, csv, prometheus, influx-summary and influx-details"},
     IsGhz,
     ImportGhz},
    {{"h2load", "text, --log-file, JSON of --output-file"}, IsH2load, ImportH2load},
    {{"hdrhistogram", "interval logs and single histograms in base64, with --unit"},
     IsHdrHistogram,
     ImportHdrHistogram},
    {{"hey", "summary, CSV of -o csv"}, IsHey, ImportHey},
    {{"k6",
      "JSON of --summary-export, handleSummary and --new-machine-readable-summary; samples of "
      "--out json and csv"},
     IsK6,
     ImportK6},
    {{"nighthawk", "Output as JSON or YAML; fortio and experimental_fortio_pedantic"},
     IsNighthawk,
     ImportNighthawk},
    {{"oha", "JSON and CSV of --output-format"}, IsOha, ImportOha},
    {{"vegeta", "report -type=json, text and hist; results of encode as JSON and CSV"},
     IsVegeta,
     ImportVegeta},
    {{"wrk", "text"}, IsWrk, ImportWrk},
    {{"wrk2", "text, best with --latency; JSON of the script of layer5io's wrk2"},
     IsWrk2,
     ImportWrk2},
};

constexpr auto kFormats = [] {
  std::array<ImportFormat, std::size(kImporters)> formats;
  for (std::size_t i = 0; i < formats.size(); ++i) formats[i] = kImporters[i].format;
  return formats;
}();

static_assert(std::is_sorted(kFormats.begin(), kFormats.end(),
                             [](const ImportFormat& a, const ImportFormat& b) {
                               return a.name < b.name;
                             }));

}  // namespace

std::span<const Importer> Importers() { return kImporters; }

const Importer* FindImporter(std::string_view name) {
  for (const Importer& importer : kImporters) {
    if (importer.format.name == name) return &importer;
  }
  return nullptr;
}

}  // namespace smp::importers

namespace smp {

std::span<const ImportFormat> ImportFormats() { return importers::kFormats; }

}  // namespace smp
