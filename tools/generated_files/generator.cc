#include "generated_files/generator.h"

#include <exception>
#include <iostream>
#include <optional>

namespace smp::generated_files {
namespace {

constexpr int kDone = 0;
constexpr int kDrifted = 1;
constexpr int kWrongUsage = 2;
constexpr int kFailed = 3;

struct CommandLine {
  Arguments arguments;
  bool check = false;
};

std::optional<CommandLine> ParseArguments(const Generator& generator, int count, char** values) {
  CommandLine line;
  for (int i = 1; i < count; ++i) {
    const std::string_view option = values[i];
    if (option == "--check") {
      line.check = true;
    } else if (option == "--out" && i + 1 < count) {
      line.arguments.out = values[++i];
    } else if (option == "--descriptors" && generator.wants_descriptors && i + 1 < count) {
      line.arguments.descriptors = values[++i];
    } else {
      return std::nullopt;
    }
  }
  const bool lacks_descriptors = generator.wants_descriptors && line.arguments.descriptors.empty();
  if (line.arguments.out.empty() || lacks_descriptors) return std::nullopt;
  return line;
}

void PrintUsage(const Generator& generator) {
  std::cerr << "usage: " << generator.name
            << (generator.wants_descriptors ? " --descriptors SET" : "")
            << " --out DIR [--check]\n";
  if (generator.wants_descriptors) {
    std::cerr << "  --descriptors SET  file descriptor set of the specification, with comments\n";
  }
  std::cerr << "  --out DIR          root of the project, where " << generator.out_holds
            << " are\n"
               "  --check            write nothing; list the files that have drifted and exit with "
               "1\n";
}

const char* Verb(Drift::Kind kind, bool check) {
  switch (kind) {
    case Drift::Kind::kMissing:
      return check ? "missing" : "written";
    case Drift::Kind::kDiffers:
      return check ? "differs" : "written";
    case Drift::Kind::kStray:
      return check ? "stray" : "removed";
  }
  return "";
}

int Run(const Generator& generator, const CommandLine& line) {
  const Generated generated = generator.generate(line.arguments);
  const GeneratedFiles& files = generated.files;
  const std::vector<Drift> drifts =
      line.check ? FindDrift(files, line.arguments.out) : WriteFiles(files, line.arguments.out);
  for (const Drift& drift : drifts) {
    std::cout << Verb(drift.kind, line.check) << ": " << drift.path << '\n';
  }
  for (const std::string& fault : generated.faults) std::cout << fault << '\n';
  const bool has_drifted = line.check && !drifts.empty();
  if (has_drifted) {
    std::cout << drifts.size() << " generated files have drifted from their sources: "
              << "run `cmake --build BUILD_FOLDER --target generate` and commit the result\n";
  } else {
    std::cout << files.text_by_path.size() << " generated files are current\n";
  }
  return has_drifted || !generated.faults.empty() ? kDrifted : kDone;
}

}  // namespace

int RunGenerator(const Generator& generator, int count, char** values) {
  try {
    const auto line = ParseArguments(generator, count, values);
    if (line) return Run(generator, *line);
    PrintUsage(generator);
    return kWrongUsage;
  } catch (const std::exception& error) {
    std::cerr << generator.name << ": " << error.what() << '\n';
    return kFailed;
  }
}

}  // namespace smp::generated_files
