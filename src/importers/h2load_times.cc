#include "importers/h2load_times.h"

#include <fmt/format.h>

#include "importers/h2load_forms.h"
#include "importers/import_rules.h"
#include "importers/lines.h"
#include "importers/printed_units.h"

namespace smp::importers {

namespace {

void AddQuantile(double rank_percent, double value_ms, v1::FigurePrecision precision,
                 v1::Latency& latency) {
  v1::Quantile& quantile = *latency.add_quantiles();
  quantile.set_rank_percent(rank_percent);
  quantile.set_value_ms(value_ms);
  quantile.set_precision(precision);
}

void SetFigure(std::string_view column, double value_ms, v1::FigurePrecision precision,
               v1::Latency& latency) {
  if (column == "min") {
    latency.set_min_ms(value_ms);
    latency.set_min_precision(precision);
  } else if (column == "max") {
    latency.set_max_ms(value_ms);
    latency.set_max_precision(precision);
  } else if (column == "mean") {
    latency.set_mean_ms(value_ms);
    latency.set_mean_precision(precision);
  } else if (column == "sd") {
    latency.set_standard_deviation_ms(value_ms);
    latency.set_standard_deviation_precision(precision);
  } else if (column == "median") {
    AddQuantile(50, value_ms, precision, latency);
  } else if (column == "p95") {
    AddQuantile(95, value_ms, precision, latency);
  } else if (column == "p99") {
    AddQuantile(99, value_ms, precision, latency);
  }
}

}  // namespace

bool SetH2loadTimes(std::string_view columns, std::string_view row,
                    std::optional<std::int64_t> completed, ImportFindings& findings,
                    v1::Latency& latency) {
  const std::string_view whole_row = row;
  const bool is_sampled = completed && *completed > kMostH2loadSamples;
  // Of a random sample extremes are those of the sample.
  const v1::FigurePrecision precision =
      is_sampled ? v1::FIGURE_PRECISION_ESTIMATED : v1::FIGURE_PRECISION_ROUNDED;
  latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  if (completed && !is_sampled) latency.set_count(*completed);
  for (std::string_view column = TakeWord(columns); column != "+/-" && !column.empty();
       column = TakeWord(columns)) {
    const std::string_view figure = TakeWord(row);
    const auto time = ParsePrintedTime(figure);
    if (!time) {
      findings.At(kOutputSyntax, figure.empty() ? whole_row : figure,
                  fmt::format("the {} '{}' of the request times has no unit", column, figure),
                  "import the output as h2load wrote it");
      return false;
    }
    SetFigure(column, time->ms, precision, latency);
  }
  return true;
}

}  // namespace smp::importers
