// From the paths of the command line to the files to check.
#pragma once

#include <string>
#include <vector>

#include "smp/document.h"
#include "smp/error.h"

namespace smp::programs {

// Directories are replaced by the files below them that have a report's extension (.yaml .yml .json
// .ndjson .binpb .txtpb), in byte order of their paths; hidden entries and symbolic links to
// directories are passed over. Files and "-" stay as they are, in order. A directory without such a
// file, or one that cannot be read, is an error of its own entry.
struct Input {
  std::string path;
  std::string relative;  // below the directory of the command line, or the file's own name
  bool failed = false;
  Error error{};  // when failed
};

// The name that findings about an input have: its path, or "<stdin>".
[[nodiscard]] std::string NameOf(const Input& input);

[[nodiscard]] std::vector<Input> ExpandPaths(const std::vector<std::string>& paths);

// The documents of an input. Fails as ReadFile does, or with the input's own error.
[[nodiscard]] Expected<std::vector<SourceDocument>> ReadInput(const Input& input,
                                                              const ReadOptions& options);

}  // namespace smp::programs
