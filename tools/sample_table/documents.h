// Documents that were found in public, each upgraded to v1.0 and validated.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sample_table/sample_files.h"
#include "smp/finding.h"
#include "smp/upgrade.h"

namespace smp {

// One document, and what came out of it.
struct Sample {
  std::string file;
  std::string origin;  // repository and path
  // What it was read as: edition, shape and kind.
  std::string detected;
  UpgradeOutcome outcome;
  // Of each document that came out, what the validator finds in it.
  std::vector<std::vector<Finding>> findings;
};

// The samples that INDEX.tsv of a folder lists, each upgraded without further options. Empty when
// there is no such folder.
[[nodiscard]] std::vector<Sample> UpgradeSamples(const std::filesystem::path& folder);

// A document of the project itself, in the shape of Meshery's exports, of which none was found in
// public: what its code writes. `project` is the root of the sources.
inline constexpr std::string_view kExportOfMeshery =
    "conformance/cases/SMP1031-latency-unit-undeclared/export-of-meshery/report.yaml";
[[nodiscard]] Sample UpgradeExportOfMeshery(const std::filesystem::path& project);

}  // namespace smp
