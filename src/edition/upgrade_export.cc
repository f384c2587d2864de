// Meshery's export of a result (shape R2): upstream's result with constants of its code in place of
// version, ids and link, and with latencies of a unit that is not the one it names.
#include <fmt/format.h>

#include <optional>
#include <string>

#include "document/text.h"
#include "edition/edition_rules.h"
#include "edition/latency_unit.h"
#include "edition/lookalike.h"
#include "edition/lookalike_changes.h"
#include "edition/lookalike_steps.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

constexpr std::string_view kLatestOfV06 = "v0.6.1";
// Where the numbers stay: no field of v0.6, so that nobody takes them for milliseconds.
constexpr std::string_view kRefusedLatencies = "latencies_of_unknown_unit";

std::string_view WhatItNames(std::string_view field) {
  if (field == "test_id") return "the id of the test configuration";
  if (field == "mesh_config_id") return "the id of the mesh configuration";
  if (field == "env_id") return "the id of the environment";
  return "where the details are";
}

class ExportStep {
 public:
  ExportStep(const Stage& stage, const StepOptions& options)
      : stage_(stage), options_(options), mapper_(*stage.tree, *stage.body) {}

  Stage Run() && {
    for (const Node& member : document::Children(*stage_.body)) Take(member);
    SortByPlace(&mapper_.changes());
    Stage made = stage_;
    made.shape = Shape::kMessage;
    made.release_known = true;  // there is no number in a result that could be ambiguous
    made.behind.clear();
    made.findings.clear();
    made.steps.push_back({std::string(ShapeName(stage_.shape)),
                          std::string(EditionName(Edition::kV06)), "",
                          std::move(mapper_.changes())});
    made.tree = std::make_shared<document::Tree>(mapper_.Take());
    made.body = made.tree->root();
    Inherit(stage_, &made);
    made.findings.insert(made.findings.end(), findings_.begin(), findings_.end());
    return made;
  }

 private:
  void Take(const Node& member) {
    if (member.key == "latencies_ms" && member.kind == NodeKind::kMapping) {
      TakeLatencies(member);
    } else if (!IsMesheryPlaceholder(member.text)) {
      mapper_.CopyMember(mapper_.root(), member.key, member);
    } else if (member.key == "smp_version") {
      mapper_.Change(mapper_.root(), member.key, NodeKind::kString, kLatestOfV06, member,
                     kPlaceholderVersion);
    } else {
      DropPlaceholder(member);
    }
  }

  void DropPlaceholder(const Node& member) {
    mapper_.Drop(member, kPlaceholderDropped);
    findings_.push_back(
        document::FindingAt(kPlaceholderReference, stage_.tree->source(), member,
                            fmt::format("{} is {}, which Meshery writes into every export",
                                        member.key, document::Quoted(member.text)),
                            fmt::format("write {}, or leave it out", WhatItNames(member.key))));
  }

  void TakeLatencies(const Node& latencies) {
    if (!options_.latency_unit) {
      mapper_.CopyMember(mapper_.root(), kRefusedLatencies, latencies);
      mapper_.changes().push_back({&kLatencyUnitRefused, &latencies, nullptr, nullptr});
      findings_.push_back(LatencyUnitFinding(*stage_.tree, LatencyOf(*stage_.body, stage_.shape)));
      return;
    }
    Node& mapped = mapper_.Mapping(mapper_.root(), latencies.key, latencies);
    const int places = PlacesToMilliseconds(*options_.latency_unit);
    for (const Node& value : document::Children(latencies)) {
      if (value.kind == NodeKind::kNull) continue;
      if (const std::optional<std::string> text = MillisecondsText(value, places)) {
        Node* copy = mapper_.CopyMember(mapped, value.key, value);
        if (copy == nullptr) continue;
        copy->kind = NodeKind::kNumber;
        copy->text = mapper_.tree().Keep(*text);
        mapper_.Log(value, copy, kLatencyUnitGiven);
        continue;
      }
      // Beside figures in milliseconds it would be taken for one.
      Node& refused = mapper_.Mapping(mapper_.root(), kRefusedLatencies, latencies);
      mapper_.CopyMember(refused, value.key, value);
      mapper_.changes().push_back({&kLatencyNotScaled, &value, nullptr, nullptr});
    }
  }

  const Stage& stage_;
  const StepOptions& options_;
  TreeMapper mapper_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Stage> UpgradeExport(const Stage& stage, const StepOptions& options) {
  std::vector<Stage> stages;
  stages.push_back(ExportStep(stage, options).Run());
  return stages;
}

}  // namespace smp::edition
