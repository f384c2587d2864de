// Rules over the MeshMark that a report states: its inputs make its score.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "rules/figures.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

constexpr Rule kMeshMarkScore{
    .id = "SMP2059",
    .name = "meshmark-score",
    .severity = Severity::kError,
    .summary = "the score of a MeshMark is the one that its classes, amounts and weights make",
    .why =
        "a score is published without its inputs being looked at, and whoever compares two of them "
        "compares what their authors computed. One that its own inputs do not make is of other "
        "inputs, of another definition, or rounded too far",
    .source =
        "R59; upstream's two published descriptions of the index, which point in opposite "
        "directions",
    .spec = "meshmark.md#meshmark-score",
};

// As R59 has it: enough for one decimal.
constexpr double kTolerance = 0.05;

// Nothing when an entry lacks what the schema asks for.
std::optional<double> HeadroomOf(const v1::MeshMarkClass& resources) {
  double sum = 0;
  for (const v1::MeshMarkEntry& entry : resources.entries()) {
    if (!entry.has_used() || !entry.has_assigned() || !entry.has_weight_percent()) {
      return std::nullopt;
    }
    if (!(entry.used() >= 0) || !(entry.assigned() > 0)) return std::nullopt;
    const double headroom = 1 - std::min(entry.used() / entry.assigned(), 1.0);
    sum += headroom * entry.weight_percent() / 100;
  }
  return resources.entries().empty() ? std::nullopt : std::optional(sum / resources.entries_size());
}

// smp.meshmark/headroom-affine@1, as the specification defines it.
std::optional<double> HeadroomAffine(const v1::MeshMark& mark) {
  double sum = 0;
  for (const v1::MeshMarkClass& resources : mark.classes()) {
    const std::optional<double> headroom = HeadroomOf(resources);
    if (!headroom) return std::nullopt;
    sum += *headroom;
  }
  if (mark.classes().empty()) return std::nullopt;
  return 50 + 100 * sum / mark.classes_size();
}

void MeshMarkScore(const v1::Report& report, Reporter& reporter) {
  constexpr std::string_view kHeadroomAffine = "smp.meshmark/headroom-affine@1";
  const v1::MeshMark& mark = report.meshmark();
  // How scores of other definitions are computed is for those who defined them.
  if (!mark.has_score() || mark.definition() != kHeadroomAffine) return;
  const std::optional<double> computed = HeadroomAffine(mark);
  if (!computed || std::fabs(*computed - mark.score()) <= kTolerance) return;
  reporter.Report(At("meshmark", "score"),
                  fmt::format("the score is {}, but the inputs make {} by {}", mark.score(),
                              Rounded(*computed), kHeadroomAffine),
                  "compute the score from the inputs that are stated, or state those it is of");
}

constexpr ReportRule kMeshMarkRules[] = {{&kMeshMarkScore, MeshMarkScore}};

}  // namespace

std::span<const ReportRule> MeshMarkRules() { return kMeshMarkRules; }

}  // namespace smp::rules
