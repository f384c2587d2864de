#include "inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace smp::validator {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> kExtensions = {".yaml",   ".yml",   ".json",
                                                         ".ndjson", ".binpb", ".txtpb"};

bool IsReport(const fs::path& path) {
  const std::string extension = path.extension().string();
  return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

Input Failed(const std::string& path, ErrorCode code, std::string message, std::string hint) {
  return Input{path, true, Error{code, std::move(message), std::move(hint)}};
}

std::vector<Input> ExpandDirectory(const std::string& directory) {
  std::vector<Input> files;
  std::error_code error;
  fs::recursive_directory_iterator at(directory, error);
  const fs::recursive_directory_iterator end;
  while (!error && at != end) {
    const fs::directory_entry& entry = *at;
    const bool hidden = entry.path().filename().string().front() == '.';
    std::error_code ignored;
    if (hidden) {
      if (entry.is_directory(ignored)) at.disable_recursion_pending();
    } else if (entry.is_regular_file(ignored) && IsReport(entry.path())) {
      files.push_back(Input{entry.path().string(), false, {}});
    }
    at.increment(error);
  }
  std::sort(files.begin(), files.end(),
            [](const Input& a, const Input& b) { return a.path < b.path; });
  if (error) {
    files.push_back(Failed(directory, ErrorCode::kPermission,
                           fmt::format("{}: cannot be searched: {}", directory, error.message()),
                           "give the user that runs smp-validate read access to it"));
  } else if (files.empty()) {
    files.push_back(Failed(directory, ErrorCode::kNotFound,
                           fmt::format("{}: no report below this directory", directory),
                           "reports end in .yaml, .yml, .json, .ndjson, .binpb or .txtpb; name a "
                           "file with another ending itself"));
  }
  return files;
}

}  // namespace

std::vector<Input> ExpandPaths(const std::vector<std::string>& paths) {
  std::vector<Input> inputs;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (path != "-" && fs::is_directory(path, ignored)) {
      for (Input& input : ExpandDirectory(path)) inputs.push_back(std::move(input));
    } else {
      inputs.push_back(Input{path, false, {}});
    }
  }
  return inputs;
}

}  // namespace smp::validator
