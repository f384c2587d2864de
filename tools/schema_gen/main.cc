// schema_gen: writes schemas/<edition>/*.schema.json and docs/reference/ from the descriptors of
// the specification, or tells which of the committed files have drifted from it.
#include <string>
#include <utility>
#include <vector>

#include "descriptor_set.h"
#include "edition.h"
#include "generated_files/generator.h"
#include "json_schema.h"
#include "reference.h"

namespace smp::schema_gen {
namespace {

constexpr char kReferenceFolder[] = "docs/reference/";

generated_files::Generated Generate(const generated_files::Arguments& arguments) {
  const DescriptorSet set = LoadDescriptorSet(arguments.descriptors);
  generated_files::Generated made;
  generated_files::GeneratedFiles& generated = made.files;
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
  return made;
}

}  // namespace
}  // namespace smp::schema_gen

int main(int argc, char** argv) {
  return smp::generated_files::RunGenerator({.name = "schema_gen",
                                             .out_holds = "schemas/ and docs/reference/",
                                             .wants_descriptors = true,
                                             .generate = smp::schema_gen::Generate},
                                            argc, argv);
}
