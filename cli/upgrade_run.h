// What smp upgrade has at hand once everything was read and upgraded.
#pragma once

#include <cstddef>

#include "cli/input_documents.h"
#include "smp/upgrade.h"

namespace smp::cli {

struct UpgradeRun {
  InputDocuments read;     // the originals
  UpgradeOutcome outcome;  // whose sources they are

  // True when some of the document comes from this input.
  [[nodiscard]] bool IsFrom(const UpgradedDocument& upgraded, std::size_t input) const;

  // True when a document of this input is of another edition now.
  [[nodiscard]] bool HasChanged(std::size_t input) const;

  // True when a document of this input, or a part of one, was refused.
  [[nodiscard]] bool HasRefused(std::size_t input) const;
};

// True when a step refused a value.
[[nodiscard]] bool IsRefused(const UpgradedDocument& upgraded);

}  // namespace smp::cli
