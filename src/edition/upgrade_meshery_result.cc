// Results of Meshery (shapes M1 to M4): its own model around the output of a load generator. One
// alone, a list of them, a page of the API, or the event that tells of one.
#include <fmt/format.h>

#include "document/write.h"
#include "edition/envelope.h"
#include "edition/listed.h"
#include "edition/lookalike_changes.h"
#include "edition/lookalike_steps.h"
#include "edition/mesh_names.h"
#include "edition/meshery_result.h"
#include "edition/placeholder.h"
#include "edition/report_id.h"
#include "edition/v1_changes.h"
#include "smp/version.h"

namespace smp::edition {

using document::Node;
using document::NodeKind;

namespace {

constexpr std::string_view kMesheryRemainder = "meshery_result";

class MesheryStep {
 public:
  // With `takes_page`, what stands beside the list or event goes along.
  MesheryStep(const Stage& stage, const Node& result, bool takes_page)
      : stage_(stage),
        fields_(stage.shape),
        result_(result),
        takes_page_(takes_page),
        mapper_(*stage.tree, result) {}

  Stage Run() && {
    PutId();
    const Node* name = Find(MesheryField::kName);
    if (name != nullptr && !name->text.empty()) mapper_.Copy(mapper_.root(), "name", *name);
    const std::vector<const Node*> runs = Runs();
    for (const Node* run : runs) {
      const Node* kubernetes = fields_.Find(*run, MesheryField::kKubernetes);
      if (kubernetes != nullptr) MapMesheryCluster(mapper_, *kubernetes);
    }
    if (const Node* mesh = Find(MesheryField::kMesh)) MapMesh(*mesh);
    for (const Node* run : runs) MapMesheryLoad(mapper_, {fields_, *run});
    for (const Node* run : runs) MapResult(*run, runs.size() > 1);
    return Finish();
  }

 private:
  const Node* Find(MesheryField field) const { return fields_.Find(result_, field); }

  // What load generators wrote: a mapping, or a list of them.
  std::vector<const Node*> Runs() const {
    std::vector<const Node*> runs;
    const Node* results = Find(MesheryField::kRunnerResults);
    if (results == nullptr) return runs;
    if (results->kind == NodeKind::kMapping) runs.push_back(results);
    if (results->kind != NodeKind::kSequence) return runs;
    for (const Node& run : document::Children(*results)) {
      if (run.kind == NodeKind::kMapping) runs.push_back(&run);
    }
    return runs;
  }

  void PutId() {
    const Node* id = Find(MesheryField::kId);
    if (id != nullptr && IsUuid(id->text) && !IsPlaceholder(id->text)) {
      mapper_.Copy(mapper_.root(), "id", *id);
    } else {
      mapper_.FillIn(mapper_.root(), "id", NodeKind::kString,
                     UuidOfContents(document::WriteJson(result_, {.indent = false})), result_,
                     kNameFilledIn);
    }
  }

  void MapMesh(const Node& mesh) {
    const bool is_text = mesh.kind == NodeKind::kString;
    if (is_text && mesh.text.empty()) return;
    const std::string_view type = is_text ? MeshTypeInV1(mesh.text) : std::string_view();
    if (type.empty()) {
      mapper_.Refuse(mesh, kMeshNameUnknown);
    } else {
      mapper_.Change(mapper_.root(), "mesh/type", NodeKind::kString, type, mesh, kMeshByName);
    }
  }

  void MapResult(const Node& run, bool is_one_of_several) {
    Node& result = mapper_.Append(mapper_.root(), "results", run);
    mapper_.FillIn(result, "id", NodeKind::kString, fmt::format("result-{}", result.index), run,
                   kNameFilledIn);
    if (is_one_of_several) {
      mapper_.FillIn(result, "client_id", NodeKind::kString, fmt::format("client-{}", result.index),
                     run, kNameFilledIn);
    }
    const MesheryPart part{fields_, run};
    MapMesheryWindow(mapper_, *stage_.tree, part, Find(MesheryField::kTestStartTime), result,
                     &findings_);
    MapMesheryRequests(mapper_, part, result);
    MapMesheryRate(mapper_, part, result);
    MapMesheryLatency(mapper_, part, result);
    const Node* detected = part.Find(MesheryField::kDetectedMeshes);
    if (detected == nullptr || detected->kind != NodeKind::kMapping) return;
    for (const Node& mesh : document::Children(*detected)) {
      const std::string_view type = MeshTypeInV1(mesh.key);
      if (type.empty()) continue;
      mapper_.AppendScalar(mapper_.Mapping(result, "mesh_evidence", *detected), "detected_types",
                           NodeKind::kString, type, mesh);
    }
  }

  Stage Finish() {
    Envelope envelope(mapper_, Kind::kReport, "report", mapper_.root(), nullptr);
    const UsedNodes used(mapper_, *document::Find(*mapper_.tree().root(), "report"));
    envelope.KeepUnmapped(kMesheryRemainder, result_, used, Absence::kJson);
    const Node& root = *stage_.tree->root();
    if (takes_page_) {
      envelope.KeepMembers("wrapper", root,
                           {document::Find(root, "results"), document::Find(root, "result")});
    }
    std::vector<StepRecord> steps = stage_.steps;
    steps.push_back({std::string(ShapeName(stage_.shape)), std::string(kCurrentEdition), "",
                     envelope.ChangesOf(result_)});
    Stage made = std::move(envelope).Finish(std::move(steps));
    Inherit(stage_, &made);
    made.findings.insert(made.findings.end(), findings_.begin(), findings_.end());
    return made;
  }

  const Stage& stage_;
  MesheryFields fields_;
  const Node& result_;
  bool takes_page_;
  TreeMapper mapper_;
  std::vector<Finding> findings_;
};

// The results that a document holds: itself, what is in its list, or what an event tells of.
Listed ResultsIn(const Node& root) {
  Listed listed = ItemsOf(root, "results");
  const Node* result = document::Find(root, "result");
  const bool is_event = listed.items.size() == 1 && listed.items.front() == &root &&
                        result != nullptr && result->kind == NodeKind::kMapping;
  if (is_event) listed.items.front() = result;
  return listed;
}

}  // namespace

std::vector<Stage> UpgradeMesheryResults(const Stage& stage, const StepOptions& /*options*/) {
  std::vector<Stage> stages;
  const Node& root = *stage.tree->root();
  const Listed listed = ResultsIn(root);
  for (const Node* result : listed.items) {
    stages.push_back(MesheryStep(stage, *result, TakesPage(root, listed, *result)).Run());
  }
  TellLeftOut(listed, stage, &stages);
  return stages;
}

}  // namespace smp::edition
