// The catalogue of changes: the rows of every step.
#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "edition/downgrade_changes.h"
#include "edition/lookalike_changes.h"
#include "edition/v02_changes.h"
#include "edition/v1_changes.h"
#include "smp/upgrade.h"

namespace smp {
namespace {

const std::vector<const ChangeRule*>& Catalog() {
  static const std::vector<const ChangeRule*> kCatalog = [] {
    std::vector<const ChangeRule*> rows;
    const auto join = [&rows](std::span<const ChangeRule* const> table) {
      for (const ChangeRule* row : table) rows.push_back(row);
    };
    join(edition::kV02Changes);
    join(edition::kV1Changes);
    join(edition::kLookAlikeChanges);
    join(edition::kDowngradeChanges);
    std::sort(rows.begin(), rows.end(),
              [](const ChangeRule* a, const ChangeRule* b) { return a->id < b->id; });
    return rows;
  }();
  return kCatalog;
}

struct ClassName {
  LossClass loss_class;
  std::string_view name;
};

constexpr std::array kClassNames = {
    ClassName{LossClass::kLossless, "lossless"}, ClassName{LossClass::kDefaulted, "defaulted"},
    ClassName{LossClass::kLossy, "lossy"}, ClassName{LossClass::kRefused, "refused"}};

struct UnitName {
  LatencyUnit unit;
  std::string_view name;
};

constexpr std::array kUnitNames = {
    UnitName{LatencyUnit::kSeconds, "s"}, UnitName{LatencyUnit::kMilliseconds, "ms"},
    UnitName{LatencyUnit::kMicroseconds, "us"}, UnitName{LatencyUnit::kNanoseconds, "ns"}};

}  // namespace

std::span<const ChangeRule* const> ChangeRules() { return Catalog(); }

const ChangeRule* FindChangeRule(std::string_view id_or_name) {
  for (const ChangeRule* row : Catalog()) {
    if (row->id == id_or_name || row->name == id_or_name) return row;
  }
  return nullptr;
}

std::string_view LossClassName(LossClass loss_class) {
  for (const ClassName& row : kClassNames) {
    if (row.loss_class == loss_class) return row.name;
  }
  return "";
}

std::string_view LatencyUnitName(LatencyUnit unit) {
  for (const UnitName& row : kUnitNames) {
    if (row.unit == unit) return row.name;
  }
  return "";
}

std::optional<LatencyUnit> LatencyUnitFromName(std::string_view name) {
  for (const UnitName& row : kUnitNames) {
    if (row.name == name) return row.unit;
  }
  return std::nullopt;
}

LossClass UpgradeStep::loss_class() const {
  LossClass worst = LossClass::kLossless;
  for (const Change& change : changes) worst = std::max(worst, change.rule->loss_class);
  return worst;
}

}  // namespace smp
