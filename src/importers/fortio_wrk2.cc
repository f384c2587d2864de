// A run of wrk2 that Meshery's gowrk2 wrote in fortio's form. Its rows are percentiles, in seconds;
// Count of a row is cumulative or 0; Count of all is that of requests, those of the calibration
// included.
#include <fmt/format.h>

#include <vector>

#include "importers/fortio_forms.h"
#include "importers/fortio_options.h"
#include "importers/import_rules.h"
#include "importers/json_fields.h"
#include "smp/latency.h"

namespace smp::importers {

using document::Node;

namespace {

class Wrk2Reader {
 public:
  Wrk2Reader(const Node& node, ImportFindings& findings)
      : node_(node), fields_(&node, findings), findings_(findings) {}

  FortioRun Run() && {
    run_.test = FortioTestOf(fields_, "wrk2", findings_);
    run_.test.clear_loop_model();
    run_.test.set_coordinated_omission(v1::COORDINATED_OMISSION_INTENDED_START);
    SetFortioFrame(node_, findings_, run_);
    const JsonFields histogram = fields_.Object("DurationHistogram");
    calls_ = histogram.Count("Count");
    if (calls_ && *calls_ >= 0) run_.result.mutable_requests()->set_completed(*calls_);
    v1::Latency& latency = *run_.result.mutable_latency();
    latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
    ReadRows(histogram, latency);
    ReadFigures(histogram, latency);
    return std::move(run_);
  }

 private:
  void ReadRows(const JsonFields& histogram, v1::Latency& latency) {
    const Node* data = histogram.List("Data");
    if (data == nullptr) return;
    std::vector<CdfCount> points;
    std::vector<v1::Quantile> quantiles;
    for (const Node& node : document::Children(*data)) {
      const JsonFields row(&node, findings_);
      const auto percent = row.Number("Percent");
      const auto value_ms = row.Ms("End", LatencyUnit::kSeconds);
      if (!percent || !value_ms || !(*percent >= 0 && *percent <= 100) || *value_ms < 0) continue;
      points.push_back({*value_ms, row.Count("Count").value_or(0)});
      v1::Quantile& quantile = quantiles.emplace_back();
      quantile.set_rank_percent(*percent);
      quantile.set_value_ms(*value_ms);
      quantile.set_precision(v1::FIGURE_PRECISION_BUCKET_EDGE);
    }
    SetPoints(*data, points, latency);
    latency.clear_quantiles();
    for (const v1::Quantile& quantile : quantiles) *latency.add_quantiles() = quantile;
  }

  void SetPoints(const Node& data, const std::vector<CdfCount>& points, v1::Latency& latency) {
    if (points.empty() || points.back().cumulative_count <= 0) return;
    const auto distribution = CdfDistribution::FromPoints(points);
    if (!distribution) {
      findings_.At(kOutputContradiction, data,
                   fmt::format("the distribution is left out: {}", distribution.error().message),
                   "find out which of the rows was edited");
      return;
    }
    SetDistribution(*distribution, latency);
    if (calls_ && distribution->count() != *calls_) {
      findings_.At(kOutputContradiction, data,
                   fmt::format("rows hold {} samples, Count says {}: wrk2 counts requests of its "
                               "calibration and drops their latencies",
                               distribution->count(), *calls_),
                   "nothing has to be done; both are in the report");
    }
  }

  void ReadFigures(const JsonFields& histogram, v1::Latency& latency) {
    if (const auto min_ms = histogram.Ms("Min", LatencyUnit::kSeconds); min_ms && *min_ms > 0) {
      latency.set_min_ms(*min_ms);
      latency.set_min_precision(v1::FIGURE_PRECISION_BUCKET_EDGE);
    }
    if (const auto max_ms = histogram.Ms("Max", LatencyUnit::kSeconds); max_ms && *max_ms > 0) {
      latency.set_max_ms(*max_ms);
      latency.set_max_precision(v1::FIGURE_PRECISION_BUCKET_EDGE);
    }
    if (const auto mean_ms = histogram.Ms("Avg", LatencyUnit::kSeconds); mean_ms && *mean_ms > 0) {
      latency.set_mean_ms(*mean_ms);
      latency.set_mean_precision(v1::FIGURE_PRECISION_ROUNDED);
    }
    if (const auto deviation_ms = histogram.Ms("StdDev", LatencyUnit::kSeconds); deviation_ms) {
      latency.set_standard_deviation_ms(*deviation_ms);
      latency.set_standard_deviation_precision(v1::FIGURE_PRECISION_ROUNDED);
    }
  }

  const Node& node_;
  JsonFields fields_;
  ImportFindings& findings_;
  std::optional<std::int64_t> calls_;
  FortioRun run_;
};

}  // namespace

std::optional<FortioRun> ReadWrk2Run(const Node& node, ImportFindings& findings) {
  return Wrk2Reader(node, findings).Run();
}

}  // namespace smp::importers
