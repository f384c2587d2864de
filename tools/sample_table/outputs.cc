#include "sample_table/outputs.h"

#include "sample_table/sample_files.h"

namespace smp {
namespace {

// Outputs whose unit somebody has to say: jHiccup records nanoseconds.
ImportOptions OptionsOf(const std::filesystem::path& file) {
  ImportOptions options;
  if (file.parent_path().filename() == "hdrhistogram") options.unit = LatencyUnit::kNanoseconds;
  return options;
}

}  // namespace

std::vector<SampleOutput> ImportSamples(const std::filesystem::path& folder) {
  std::vector<SampleOutput> outputs;
  for (const std::filesystem::path& file : SampleFilesBelow(folder)) {
    const std::string name = std::filesystem::relative(file, folder).generic_string();
    outputs.push_back({name, Import(ReadSampleFile(file), name, OptionsOf(file))});
  }
  return outputs;
}

}  // namespace smp
