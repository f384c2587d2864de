// Generated files and the folders that hold nothing else.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace smp::generated_files {

struct GeneratedFiles {
  // Text of each file by its path relative to the root of the project.
  std::map<std::string, std::string> text_by_path;
  // Folders in which every file is generated; any other file there is a stray.
  std::vector<std::string> owned_folders;
};

// One difference between what is and what should be.
struct Drift {
  enum class Kind { kMissing, kDiffers, kStray };
  Kind kind;
  std::string path;
};

// Differences ordered by path; empty when the files below `root` are current.
[[nodiscard]] std::vector<Drift> FindDrift(const GeneratedFiles& files,
                                           const std::filesystem::path& root);

// Writes what is missing or differs, removes strays, and returns what was changed.
// Throws std::filesystem::filesystem_error or std::runtime_error when a file cannot be written.
std::vector<Drift> WriteFiles(const GeneratedFiles& files, const std::filesystem::path& root);

}  // namespace smp::generated_files
