// Runs one case of conformance/requirements: requirements.yaml, applied to the findings of
// checked.yaml on the day of the cases, and what is found of its entries. With SMP_UPDATE_GOLDEN=1
// in the environment it writes expect.json anew, for a person to read the difference.
#include <filesystem>
#include <iostream>

#include "case_file.h"
#include "smp/requirements.h"

namespace smp::conformance {
namespace {

constexpr std::chrono::sys_days kDayOfCases = std::chrono::year{2026} / 12 / 1;

int Fail(const std::string& text) {
  std::cerr << "FAILED: " << text << '\n';
  return 1;
}

int Run(const std::filesystem::path& directory) {
  const auto loaded = LoadCase(directory, "requirements");
  if (!loaded) return Fail(loaded.error());
  auto requirements = Requirements::Parse(ReadAll(loaded->input), "requirements.yaml", kDayOfCases);
  if (!requirements) return Fail(requirements.error().message);
  CheckedInput input;
  input.file = "checked.yaml";
  auto documents = ReadBytes(ReadAll(directory / "checked.yaml"), input.file);
  if (!documents) return Fail(documents.error().message);
  for (SourceDocument& document : *documents) {
    std::vector<Finding> findings = Validate(document);
    input.documents.push_back({std::move(document), std::move(findings), {}});
  }
  requirements->Apply(input);
  const auto own = requirements->Check();
  const std::vector<Finding> findings =
      own ? own->documents.front().findings : std::vector<Finding>();
  return Conclude(directory, *loaded, IsValid(findings) ? "valid" : "invalid", findings);
}

}  // namespace
}  // namespace smp::conformance

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: requirements_conformance_runner CASE_DIRECTORY\n";
    return 2;
  }
  return smp::conformance::Run(argv[1]);
}
