#include "sample_table/documents.h"

#include <fmt/format.h>

#include <utility>

#include "smp/smp.h"

namespace smp {
namespace {

std::string DetectedText(const SourceDocument& document) {
  if (document.edition() == Edition::kNone) return std::string(ShapeName(document.shape()));
  std::string text =
      fmt::format("{} {}", EditionName(document.edition()), ShapeName(document.shape()));
  if (document.kind() != Kind::kUnknown) text += fmt::format(" {}", KindName(document.kind()));
  return text;
}

Sample UpgradeSample(const std::filesystem::path& folder, const IndexRow& row) {
  Sample sample;
  sample.file = row.file;
  sample.origin = row.origin;
  const auto documents = ReadBytes(ReadSampleFile(folder / sample.file), sample.file);
  if (!documents) return sample;
  sample.detected = DetectedText(documents->front());
  auto outcome = Upgrade(*documents);
  if (!outcome) return sample;
  sample.outcome = *std::move(outcome);
  for (const UpgradedDocument& document : sample.outcome.documents) {
    sample.findings.push_back(Validate(document.document));
  }
  return sample;
}

}  // namespace

std::vector<Sample> UpgradeSamples(const std::filesystem::path& folder) {
  std::vector<Sample> samples;
  for (const IndexRow& row : ReadSampleIndex(folder)) {
    samples.push_back(UpgradeSample(folder, row));
  }
  return samples;
}

Sample UpgradeExportOfMeshery(const std::filesystem::path& project) {
  const std::string file(kExportOfMeshery);
  return UpgradeSample(project, {file, file});
}

}  // namespace smp
