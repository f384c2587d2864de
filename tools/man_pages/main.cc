// man_pages: writes docs/man/ from the options of smp and smp-validate, or tells which pages have
// drifted from them.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "generated_files/generator.h"
#include "programs/man_page.h"
#include "smp/version.h"

namespace smp::man_pages {
namespace {

constexpr char kFolder[] = "docs/man";

// Every page. A program is described before its commands' namesakes: smp-validate(1) tells about
// `smp validate`, too.
generated_files::Generated Pages(const generated_files::Arguments&) {
  std::vector<programs::CommandTable> programs = cli::ProgramTables();
  std::rotate(programs.begin(), programs.begin() + 1, programs.end());
  const std::vector<const programs::CommandTable*> commands = programs::EachCommand(programs);
  std::vector<std::string> names;
  for (const programs::CommandTable* command : commands) {
    const std::string name = programs::PageName(command->program);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  generated_files::Generated pages;
  pages.files.owned_folders.emplace_back(kFolder);
  for (const programs::CommandTable* command : commands) {
    const std::string name = programs::PageName(command->program);
    std::vector<std::string> others = names;
    others.erase(std::find(others.begin(), others.end(), name));
    pages.files.text_by_path.emplace(
        fmt::format("{}/{}.1", kFolder, name),
        programs::ManPage(*command, fmt::format("smp {}", kVersion), others));
  }
  return pages;
}

}  // namespace
}  // namespace smp::man_pages

int main(int argc, char** argv) {
  return smp::generated_files::RunGenerator(
      {.name = "man_pages", .out_holds = "docs/man", .generate = smp::man_pages::Pages}, argc,
      argv);
}
