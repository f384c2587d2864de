// wrk2: the text that it prints, of Gil Tene's wrk2 and its offspring (DeathStarBench's, whose
// column Max is the p99), and the JSON of the script that Meshery runs it with.
//
// The histograms are cleared when each thread has calibrated itself, after about ten seconds, while
// requests, errors and bytes are those of the whole run: latency.count and requests.completed
// differ.
#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "importers/import_rules.h"
#include "importers/importer.h"
#include "importers/number_text.h"
#include "importers/printed_units.h"
#include "importers/wrk2_json.h"
#include "importers/wrk2_spectrum.h"
#include "importers/wrk_average.h"
#include "importers/wrk_draft.h"
#include "importers/wrk_text.h"
#include "smp/latency.h"

namespace smp::importers {

bool IsWrk2(const RawOutput& output);
std::optional<ImportDraft> ImportWrk2(ImportContext& context);

namespace {

// A figure of the footers, which are in milliseconds. The histogram computes them from the middles
// of its buckets.
std::optional<double> FooterMs(std::string_view text) {
  const std::optional<double> value = ParseNumber(text);
  return value && *value >= 0 ? value : std::nullopt;
}

void SetFooters(const WrkBlock& block, v1::Latency& latency) {
  if (const auto mean = FooterMs(block.mean)) {
    latency.set_mean_ms(*mean);
    latency.set_mean_precision(v1::FIGURE_PRECISION_ESTIMATED);
  }
  if (const auto deviation = FooterMs(block.deviation)) {
    latency.set_standard_deviation_ms(*deviation);
    latency.set_standard_deviation_precision(v1::FIGURE_PRECISION_ESTIMATED);
  }
}

// The line "Latency" and the table's footer say the same twice.
void CheckAverage(const WrkRun& run, const WrkBlock& block, ImportFindings& findings) {
  const std::optional<PrintedTime> average = ParseWrkAverage(run.average);
  const std::optional<double> mean = FooterMs(block.mean);
  constexpr double kHalfDigitMs = 0.0005 * 1.01;
  if (!average || !mean) return;
  if (std::fabs(average->ms - *mean) <= average->slack_ms * 1.01 + kHalfDigitMs) return;
  findings.At(kOutputContradiction, run.average,
              fmt::format("the average is {}, but {} ms under the table", run.average, *mean),
              "the figure under the table is taken; import the output as wrk2 wrote it");
}

void CheckCount(const WrkRun& run, const WrkBlock& block, std::int64_t samples,
                ImportFindings& findings) {
  const std::int64_t completed = ParseCount(run.requests).value_or(0);
  if (samples <= completed) return;
  findings.At(kOutputContradiction, block.total_count,
              fmt::format("the table counts {} samples of {} requests", samples, completed),
              "import the output as wrk2 wrote it");
}

// A block with its table, or its rounded ranks where the table contradicts itself. False when there
// is nothing to be said.
bool SetBlock(const WrkRun& run, const WrkBlock& block, ImportFindings& findings,
              v1::Latency& latency) {
  const bool is_main = !block.is_uncorrected();
  latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  latency.set_coordinated_omission(is_main ? v1::COORDINATED_OMISSION_INTENDED_START
                                           : v1::COORDINATED_OMISSION_UNCORRECTED);
  const auto distribution = block.table.empty() ? std::nullopt : ReadWrk2Spectrum(block, findings);
  if (!distribution) {
    const bool has_figures = !is_main || SetWrkFigures(run, findings, latency);
    if (has_figures) SetWrkQuantiles(block, findings, latency);
    return has_figures && (latency.quantiles_size() > 0 || latency.has_mean_ms());
  }
  SetDistribution(*distribution, latency);
  if (distribution->empty()) {
    findings.At(kFigureLeftOut, block.total_count,
                "the table holds no sample: the latencies around it say nothing and are left out",
                "measure longer: the first ten seconds calibrate wrk2 and are not in the table");
    return true;
  }
  latency.mutable_distribution()->set_resolution_ms(0.001);
  SetFooters(block, latency);
  if (is_main) CheckAverage(run, block, findings);
  CheckCount(run, block, distribution->count(), findings);
  return true;
}

}  // namespace

bool IsWrk2(const RawOutput& output) {
  if (output.tree != nullptr) return IsWrk2Json(output);
  return IsWrkText(output.text()) && IsWrk2Text(output.text());
}

std::optional<ImportDraft> ImportWrk2(ImportContext& context) {
  if (context.output.tree != nullptr) return ImportWrk2Json(context);
  const std::optional<WrkRun> run = SelectWrkRun(WrkTool::kWrk2, context);
  if (!run) return std::nullopt;
  ImportDraft draft = DraftOfWrk(WrkTool::kWrk2, *run, context.findings);
  draft.is_selected = context.options.select.has_value();
  v1::Result& result = draft.results.front();
  bool has_main = false;
  for (const WrkBlock& block : run->blocks) {
    v1::Latency latency;
    if (!SetBlock(*run, block, context.findings, latency)) continue;
    if (!block.is_uncorrected() && !has_main) {
      *result.mutable_latency() = std::move(latency);
      has_main = true;
    } else {
      *result.add_further_latencies() = std::move(latency);
    }
  }
  if (run->blocks.empty()) {
    v1::Latency latency;
    if (SetWrkFigures(*run, context.findings, latency)) {
      latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
      latency.set_coordinated_omission(v1::COORDINATED_OMISSION_INTENDED_START);
      *result.mutable_latency() = std::move(latency);
    }
  }
  return draft;
}

}  // namespace smp::importers
