#include "edition/chain.h"

#include <array>
#include <utility>

#include "edition/lookalike_steps.h"
#include "edition/upgrade_v02.h"

namespace smp::edition {

namespace {

// One step. It applies to documents of an edition and, among look-alikes, of a shape.
struct StepRow {
  Edition edition;
  Shape shape;  // kUnknown: any
  std::vector<Stage> (*run)(const Stage& stage, const StepOptions& options);
};

std::vector<Stage> FromV02(const Stage& stage, const StepOptions& /*options*/) {
  std::vector<Stage> stages;
  stages.push_back(UpgradeV02(stage));
  return stages;
}

// A row for each step; the step from v0.6 to v1 takes several messages at once (upgrade_v06.h).
constexpr std::array kSteps = {
    StepRow{Edition::kV02, Shape::kUnknown, &FromV02},
    StepRow{Edition::kNone, Shape::kCamelConfig, UpgradeCamelConfig},
    StepRow{Edition::kNone, Shape::kProfilePage, UpgradeProfiles},
    StepRow{Edition::kNone, Shape::kProfile, UpgradeProfiles},
    StepRow{Edition::kV06, Shape::kMesheryExport, UpgradeExport},
    StepRow{Edition::kS0, Shape::kResult2020, UpgradeResult2020},
    StepRow{Edition::kNone, Shape::kMesheryApiResult, UpgradeMesheryResults},
    StepRow{Edition::kNone, Shape::kMesheryCliResult, UpgradeMesheryResults},
    StepRow{Edition::kNone, Shape::kMesheryCamelResult, UpgradeMesheryResults},
    StepRow{Edition::kNone, Shape::kMesheryLowerResult, UpgradeMesheryResults},
};

const StepRow* FindStep(const Stage& stage) {
  for (const StepRow& row : kSteps) {
    const bool is_shape = row.shape == Shape::kUnknown || row.shape == stage.shape;
    if (row.edition == stage.edition && is_shape) return &row;
  }
  return nullptr;
}

bool IsDone(const Stage& stage) {
  return stage.edition == Edition::kV1 ||
         (stage.edition == Edition::kV06 && FindStep(stage) == nullptr);
}

}  // namespace

std::vector<Stage> RunSteps(Stage stage, const StepOptions& options) {
  std::vector<Stage> done;
  std::vector<Stage> open;
  open.push_back(std::move(stage));
  while (!open.empty()) {
    std::vector<Stage> next;
    for (Stage& at : open) {
      if (IsDone(at)) {
        done.push_back(std::move(at));
      } else if (const StepRow* step = FindStep(at)) {
        for (Stage& made : step->run(at, options)) next.push_back(std::move(made));
      }
    }
    open = std::move(next);
  }
  return done;
}

}  // namespace smp::edition
