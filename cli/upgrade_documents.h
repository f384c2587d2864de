// All documents of the command line to the edition asked for: up, or down from v1.
#pragma once

#include <span>

#include "smp/smp.h"
#include "smp/upgrade.h"

namespace smp::cli {

// As Upgrade, but a document of v1 that is to be of v0.6 is taken apart by Downgrade. The outcome
// is in the order of the documents that it was made from.
[[nodiscard]] Expected<UpgradeOutcome> UpgradeAll(std::span<const SourceDocument> documents,
                                                  const UpgradeOptions& options);

}  // namespace smp::cli
