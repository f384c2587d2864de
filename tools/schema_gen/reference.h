// The field reference: docs/reference/, one page for each proto file of each edition and an index.
// Anchors are part of what is published: pages elsewhere link to docs/reference/v1.0/mesh.md
// #mesh-configuration.type.
#pragma once

#include <string>
#include <vector>

#include "descriptor_set.h"
#include "edition.h"

namespace smp::schema_gen {

// A page by its name within the folder that holds it.
struct Page {
  std::string name;
  std::string text;
};

// The files of one edition.
struct EditionFiles {
  const Edition* edition;
  std::vector<const FileDescriptor*> files;
};

// The page of one file: every message with its fields, every enum with its values. `files` are all
// files of the edition: a page says where its messages are used.
[[nodiscard]] Page ReferencePage(const FileDescriptor& file,
                                 const std::vector<const FileDescriptor*>& files,
                                 const Edition& edition);

// docs/reference/README.md: how to read the pages, the document kinds, and all pages.
[[nodiscard]] Page ReferenceIndex(const std::vector<EditionFiles>& editions);

}  // namespace smp::schema_gen
