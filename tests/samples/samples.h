// The samples, read once for all tests of the program; empty where they are absent.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <vector>

#include "sample_table/documents.h"
#include "sample_table/outputs.h"
#include "sample_table/verdicts.h"

namespace smp {

inline constexpr std::size_t kDocumentCount = 19;
inline constexpr std::size_t kOutputCount = 72;

inline std::filesystem::path SampleFolder() {
  return std::filesystem::path(SMP_SOURCE_DIR) / "../shared/samples";
}

inline const std::vector<Sample>& Documents() {
  static const std::vector<Sample> kDocuments = UpgradeSamples(SampleFolder() / "smp");
  return kDocuments;
}

inline const std::vector<SampleOutput>& Outputs() {
  static const std::vector<SampleOutput> kOutputs = ImportSamples(SampleFolder() / "loadgen");
  return kOutputs;
}

inline const Verdicts& AllVerdicts() {
  static const Verdicts kVerdicts =
      VerdictsOf(Documents(), Outputs(), UpgradeExportOfMeshery(SMP_SOURCE_DIR));
  return kVerdicts;
}

// Shows how many samples a test goes without.
inline bool AreAbsent(std::size_t found, std::size_t count) {
  if (found > 0) return false;
  WARN("skipped " << count << " samples: they are not beside the project");
  return true;
}

}  // namespace smp
