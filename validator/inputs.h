// From the paths of the command line to the files to check.
#pragma once

#include <string>
#include <vector>

#include "smp/error.h"

namespace smp::validator {

// Directories are replaced by the files below them that have a report's extension (.yaml .yml .json
// .ndjson .binpb .txtpb), in byte order of their paths; hidden entries and symbolic links to
// directories are passed over. Files and "-" stay as they are, in order. A directory without such a
// file, or one that cannot be read, is an error of its own entry.
struct Input {
  std::string path;
  bool failed = false;
  Error error{};  // when failed
};

[[nodiscard]] std::vector<Input> ExpandPaths(const std::vector<std::string>& paths);

}  // namespace smp::validator
