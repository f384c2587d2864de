// An SMP result of 2020 (shape R1), older than the first edition: one run with the client that made
// it. It becomes a result; what it says of client and environment stays under extensions.
#include <array>

#include "edition/envelope.h"
#include "edition/latency_unit.h"
#include "edition/lookalike_changes.h"
#include "edition/lookalike_steps.h"
#include "edition/map_fields.h"
#include "edition/v1_changes.h"
#include "smp/version.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

constexpr std::string_view kRemainderOf2020 = "result_2020";

constexpr FieldRow kResultFieldsOf2020[] = {
    {"exp_uuid", "id"},
    {"start_time", "window/start_time", Convert::kTime},
    {"end_time", "window/end_time", Convert::kTime},
};

// What later became the load of the test was what the client achieved.
constexpr FieldRow kClientFieldsOf2020[] = {{"rps", "achieved_requests_per_second"}};

struct FigureRowOf2020 {
  std::string_view from;
  std::string_view to;
};

constexpr FigureRowOf2020 kFiguresOf2020[] = {
    {"min", "min_ms"}, {"max", "max_ms"}, {"average", "mean_ms"}};
constexpr FigureRowOf2020 kQuantilesOf2020[] = {{"p50", "50"}, {"p90", "90"}, {"p99", "99"}};

// What cannot be brought to milliseconds is refused.
bool IsScaled(TreeMapper& mapper, const Node& value, int places) {
  if (MillisecondsText(value, places)) return true;
  mapper.Refuse(value, kLatencyNotScaled);
  return false;
}

void MapLatency(TreeMapper& mapper, const Node& latencies, int places) {
  Node& latency = mapper.Mapping(mapper.root(), "latency", latencies);
  mapper.FillIn(latency, "population", NodeKind::kString, "UNDECLARED", latencies, kUndeclared);
  for (const FigureRowOf2020& row : kFiguresOf2020) {
    const Node* value = Stated(latencies, row.from);
    if (value == nullptr || !IsScaled(mapper, *value, places)) continue;
    PutMilliseconds(mapper, latency, row.to, *value, places, kLatencyUnitGiven);
  }
  for (const FigureRowOf2020& row : kQuantilesOf2020) {
    const Node* value = Stated(latencies, row.from);
    if (value == nullptr || !IsScaled(mapper, *value, places)) continue;
    Node& quantile = mapper.Append(latency, "quantiles", *value);
    mapper.Mark(quantile, "rank_percent", NodeKind::kNumber, row.to, *value);
    PutMilliseconds(mapper, quantile, "value_ms", *value, places, kLatencyUnitGiven);
  }
}

}  // namespace

std::vector<Stage> UpgradeResult2020(const Stage& stage, const StepOptions& options) {
  const Node& root = *stage.tree->root();
  TreeMapper mapper(*stage.tree, root);
  std::vector<Finding> findings;
  MapFields(mapper, root, mapper.root(), kResultFieldsOf2020);
  mapper.FillIn(mapper.root(), "id", NodeKind::kString, "result-0", root, kNameFilledIn);
  const Node* client = Stated(root, "client");
  if (client != nullptr) MapFields(mapper, *client, mapper.root(), kClientFieldsOf2020);
  const LatencySource source = LatencyOf(root, stage.shape);
  if (source.latencies != nullptr && options.latency_unit) {
    MapLatency(mapper, *source.latencies, PlacesToMilliseconds(*options.latency_unit));
  } else if (source.latencies != nullptr) {
    mapper.Refuse(*source.latencies, kLatencyUnitRefused);
    findings.push_back(LatencyUnitFinding(*stage.tree, source));
  }
  Envelope envelope(mapper, Kind::kResult, "result", mapper.root(), nullptr);
  envelope.KeepUnmapped(kRemainderOf2020, root,
                        UsedNodes(mapper, *document::Find(*mapper.tree().root(), "result")),
                        Absence::kJson);
  std::vector<StepRecord> steps = stage.steps;
  steps.push_back({std::string(ShapeName(stage.shape)), std::string(kCurrentEdition), "",
                   envelope.ChangesOf(root)});
  std::vector<Stage> stages;
  stages.push_back(std::move(envelope).Finish(std::move(steps)));
  Inherit(stage, &stages.back());
  stages.back().findings.insert(stages.back().findings.end(), findings.begin(), findings.end());
  return stages;
}

}  // namespace smp::edition
