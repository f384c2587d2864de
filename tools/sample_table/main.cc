// sample_table SAMPLES PAGE: upgrades the documents that SAMPLES/INDEX.tsv lists and writes the
// page.
#include <fstream>
#include <iostream>

#include "table.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: sample_table SAMPLES PAGE\n";
    return 2;
  }
  const std::vector<smp::Sample> samples = smp::UpgradeSamples(argv[1]);
  if (samples.empty()) {
    std::cerr << "sample_table: no documents, " << argv[2] << " stays as it is\n";
    return 0;
  }
  std::ofstream file(argv[2], std::ios::binary);
  file << smp::SamplePage(samples);
  return file.good() ? 0 : 1;
}
