// man_pages: writes docs/man/ from the options of smp and smp-validate, or tells which pages have
// drifted from them.
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "generated_files.h"
#include "programs/man_page.h"
#include "smp/version.h"

namespace smp::man_pages {
namespace {

constexpr int kDone = 0;
constexpr int kDrifted = 1;
constexpr int kWrongUsage = 2;
constexpr int kFailed = 3;

constexpr char kFolder[] = "docs/man";
constexpr char kUsage[] =
    "usage: man_pages --out DIR [--check]\n"
    "  --out DIR         root of the project, where docs/man is\n"
    "  --check           write nothing; list what has drifted and exit with 1\n";

struct Arguments {
  std::string out;
  bool check = false;
};

std::optional<Arguments> ParseArguments(int count, char** values) {
  Arguments arguments;
  for (int i = 1; i < count; ++i) {
    const std::string option = values[i];
    if (option == "--check") {
      arguments.check = true;
    } else if (option == "--out" && i + 1 < count) {
      arguments.out = values[++i];
    } else {
      return std::nullopt;
    }
  }
  if (arguments.out.empty()) return std::nullopt;
  return arguments;
}

// Every page. A program is described before its commands' namesakes: smp-validate(1) tells about
// `smp validate`, too.
schema_gen::GeneratedFiles Pages() {
  std::vector<programs::CommandTable> programs = cli::ProgramTables();
  std::rotate(programs.begin(), programs.begin() + 1, programs.end());
  const std::vector<const programs::CommandTable*> commands = programs::EachCommand(programs);
  std::vector<std::string> names;
  for (const programs::CommandTable* command : commands) {
    const std::string name = programs::PageName(command->program);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  schema_gen::GeneratedFiles files;
  files.owned_folders.emplace_back(kFolder);
  for (const programs::CommandTable* command : commands) {
    const std::string name = programs::PageName(command->program);
    std::vector<std::string> others = names;
    others.erase(std::find(others.begin(), others.end(), name));
    files.text_by_path.emplace(
        fmt::format("{}/{}.1", kFolder, name),
        programs::ManPage(*command, fmt::format("smp {}", kVersion), others));
  }
  return files;
}

int Run(const Arguments& arguments) {
  const schema_gen::GeneratedFiles files = Pages();
  const auto drifts = arguments.check ? schema_gen::FindDrift(files, arguments.out)
                                      : schema_gen::WriteFiles(files, arguments.out);
  for (const schema_gen::Drift& drift : drifts) {
    std::cout << (arguments.check ? "drifted: " : "updated: ") << drift.path << '\n';
  }
  if (!arguments.check || drifts.empty()) return kDone;
  std::cout << "run `cmake --build BUILD_FOLDER --target generate` and commit the result\n";
  return kDrifted;
}

}  // namespace
}  // namespace smp::man_pages

int main(int argc, char** argv) {
  try {
    const auto arguments = smp::man_pages::ParseArguments(argc, argv);
    if (!arguments) {
      std::cerr << smp::man_pages::kUsage;
      return smp::man_pages::kWrongUsage;
    }
    return smp::man_pages::Run(*arguments);
  } catch (const std::exception& error) {
    std::cerr << "man_pages: " << error.what() << '\n';
    return smp::man_pages::kFailed;
  }
}
