// What smp upgrade tells of each document, in a line.
#pragma once

#include <string>

#include "cli/upgrade_run.h"
#include "smp/smp.h"

namespace smp::cli {

// "run.yaml", "runs.ndjson, document 3" where an input holds several, "test.yaml + run.yaml" for
// what was joined.
[[nodiscard]] std::string NameOfSources(const UpgradedDocument& upgraded, const UpgradeRun& run);

// "run.yaml: v0.6 test result -> v1.0.0: 12 changes (2 defaulted, 1 lossy)", or "run.yaml: already
// v1.0.0". Of several that were made from one document, each is told with its kind.
[[nodiscard]] std::string SummaryLine(const UpgradedDocument& upgraded, const UpgradeRun& run);

// "v1.0.0", "v0.6", "M1": the edition of a document, or the shape of what is of none.
[[nodiscard]] std::string EditionText(const SourceDocument& document);

}  // namespace smp::cli
