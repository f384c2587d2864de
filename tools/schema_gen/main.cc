// schema_gen: writes schemas/<edition>/*.schema.json and docs/reference/ from the descriptors of
// the specification, or tells which of the committed files have drifted from it.
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "descriptor_set.h"
#include "edition.h"
#include "generated_files.h"
#include "json_schema.h"
#include "reference.h"

namespace smp::schema_gen {
namespace {

constexpr char kReferenceFolder[] = "docs/reference/";

constexpr int kDone = 0;
constexpr int kDrifted = 1;
constexpr int kWrongUsage = 2;
constexpr int kFailed = 3;

constexpr char kUsage[] =
    "usage: schema_gen --descriptors SET --out DIR [--check]\n"
    "  --descriptors SET  file descriptor set of the specification, with comments\n"
    "  --out DIR          root of the project, where schemas/ and docs/reference/ are\n"
    "  --check            write nothing; list the files that have drifted and exit with 1\n";

struct Arguments {
  std::string descriptors;
  std::string out;
  bool check = false;
};

std::optional<Arguments> ParseArguments(int count, char** values) {
  Arguments arguments;
  for (int i = 1; i < count; ++i) {
    const std::string option = values[i];
    if (option == "--check") {
      arguments.check = true;
    } else if (option == "--descriptors" && i + 1 < count) {
      arguments.descriptors = values[++i];
    } else if (option == "--out" && i + 1 < count) {
      arguments.out = values[++i];
    } else {
      return std::nullopt;
    }
  }
  if (arguments.descriptors.empty() || arguments.out.empty()) return std::nullopt;
  return arguments;
}

GeneratedFiles Generate(const DescriptorSet& set) {
  GeneratedFiles generated;
  std::vector<EditionFiles> editions;
  generated.owned_folders.emplace_back(kReferenceFolder);
  for (const Edition& edition : kEditions) {
    const std::string name(edition.name);
    const std::string schemas = "schemas/" + name;
    generated.owned_folders.push_back(schemas);
    editions.push_back({.edition = &edition, .files = FilesOf(set, edition)});
    const auto& files = editions.back().files;
    for (const EntrySchema& entry : EntrySchemas(files, edition)) {
      generated.text_by_path[schemas + "/" + entry.kind + ".schema.json"] =
          entry.schema.dump(2) + "\n";
    }
    for (const FileDescriptor* file : files) {
      Page page = ReferencePage(*file, files, edition);
      generated.text_by_path[kReferenceFolder + name + "/" + page.name] = std::move(page.text);
    }
  }
  Page index = ReferenceIndex(editions);
  generated.text_by_path[kReferenceFolder + index.name] = std::move(index.text);
  return generated;
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

int Run(const Arguments& arguments) {
  const GeneratedFiles files = Generate(LoadDescriptorSet(arguments.descriptors));
  const auto drifts =
      arguments.check ? FindDrift(files, arguments.out) : WriteFiles(files, arguments.out);
  for (const Drift& drift : drifts) {
    std::cout << Verb(drift.kind, arguments.check) << ": " << drift.path << '\n';
  }
  if (!arguments.check || drifts.empty()) {
    std::cout << files.text_by_path.size() << " generated files are current\n";
    return kDone;
  }
  std::cout << drifts.size() << " generated files have drifted from proto/: "
            << "run `cmake --build BUILD_FOLDER --target generate` and commit the result\n";
  return kDrifted;
}

}  // namespace
}  // namespace smp::schema_gen

int main(int argc, char** argv) {
  try {
    const auto arguments = smp::schema_gen::ParseArguments(argc, argv);
    if (!arguments) {
      std::cerr << smp::schema_gen::kUsage;
      return smp::schema_gen::kWrongUsage;
    }
    return smp::schema_gen::Run(*arguments);
  } catch (const std::exception& error) {
    std::cerr << "schema_gen: " << error.what() << '\n';
    return smp::schema_gen::kFailed;
  }
}
