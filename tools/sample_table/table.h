// What an upgrade makes of documents that were found in public, as a page.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "smp/upgrade.h"

namespace smp {

// One document, and what came out of it.
struct Sample {
  std::string file;
  std::string origin;  // repository and path
  // What it was read as: edition, shape and kind.
  std::string detected;
  UpgradeOutcome outcome;
  // Of what came out: how many changes of each class, how many findings of each rule.
  std::map<LossClass, std::size_t> changes;
  std::map<std::string, std::size_t> upgrade_findings;
  std::map<std::string, std::size_t> findings;
};

// The samples that INDEX.tsv of a folder lists, each upgraded to v1.0 without further options.
// Empty when there is no such folder.
[[nodiscard]] std::vector<Sample> UpgradeSamples(const std::filesystem::path& folder);

// The page.
[[nodiscard]] std::string SamplePage(const std::vector<Sample>& samples);

}  // namespace smp
