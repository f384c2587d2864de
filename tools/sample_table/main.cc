// sample_table SAMPLES PROJECT: writes the pages about documents and outputs that were found in
// public, which are below SAMPLES: docs/samples.md and docs/verdicts.md of the project.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "sample_table/samples_page.h"
#include "sample_table/verdicts_page.h"

namespace {

bool WritePage(const std::filesystem::path& path, const std::string& page) {
  std::ofstream file(path, std::ios::binary);
  file << page;
  return file.good();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: sample_table SAMPLES PROJECT\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  const std::filesystem::path project = argv[2];
  const std::vector<smp::Sample> documents = smp::UpgradeSamples(folder / "smp");
  const std::vector<smp::SampleOutput> outputs = smp::ImportSamples(folder / "loadgen");
  if (documents.empty() || outputs.empty()) {
    std::cerr << "sample_table: no samples, the pages in docs stay as they are\n";
    return 0;
  }
  const smp::Verdicts verdicts =
      smp::VerdictsOf(documents, outputs, smp::UpgradeExportOfMeshery(project));
  const bool is_written = WritePage(project / "docs/samples.md", smp::SamplesPage(documents)) &&
                          WritePage(project / "docs/verdicts.md", smp::VerdictsPage(verdicts));
  return is_written ? 0 : 1;
}
