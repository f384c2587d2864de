// Files of the samples: public documents and outputs of load generators that are kept beside the
// project, not in it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace smp {

// A row of a folder's INDEX.tsv.
struct IndexRow {
  std::string file;
  std::string origin;  // repository and path
};

// What a file holds; empty when there is none.
[[nodiscard]] std::string ReadSampleFile(const std::filesystem::path& path);

// What INDEX.tsv of a folder lists, in its order. Empty when there is no such folder.
[[nodiscard]] std::vector<IndexRow> ReadSampleIndex(const std::filesystem::path& folder);

// Every file below a folder but INDEX.tsv, by name. Empty when there is no such folder.
[[nodiscard]] std::vector<std::filesystem::path> SampleFilesBelow(
    const std::filesystem::path& folder);

}  // namespace smp
