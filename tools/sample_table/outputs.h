// Outputs of load generators that were found in public or made with the tools themselves, imported.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "smp/import.h"

namespace smp {

struct SampleOutput {
  std::string file;  // within the folder, with slashes
  Expected<Imported> imported;
};

// Every output in a folder, by name, imported with the unit where the output does not say it. Empty
// when there is no such folder.
[[nodiscard]] std::vector<SampleOutput> ImportSamples(const std::filesystem::path& folder);

}  // namespace smp
