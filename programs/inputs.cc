#include "programs/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>

namespace smp::programs {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> kExtensions = {".yaml",   ".yml",   ".json",
                                                         ".ndjson", ".binpb", ".txtpb"};

bool IsReport(const fs::path& path) {
  const std::string extension = path.extension().string();
  return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

Input Failed(const std::string& path, ErrorCode code, std::string message, std::string hint) {
  return Input{path, "", true, Error{code, std::move(message), std::move(hint)}};
}

// The reports in a directory itself; the directories in it are added to `open`.
void Search(const fs::path& directory, std::vector<fs::path>& open, std::vector<Input>& files) {
  std::error_code error;
  const fs::directory_iterator end;
  for (fs::directory_iterator at(directory, error); !error && at != end; at.increment(error)) {
    const fs::directory_entry& entry = *at;
    if (entry.path().filename().string().front() == '.') continue;
    std::error_code ignored;
    if (entry.is_directory(ignored)) {
      if (!entry.is_symlink(ignored)) open.push_back(entry.path());
    } else if (entry.is_regular_file(ignored) && IsReport(entry.path())) {
      files.push_back(Input{entry.path().string(), "", false, {}});
    }
  }
  if (error) {
    files.push_back(
        Failed(directory.string(), ErrorCode::kPermission,
               fmt::format("{}: cannot be searched: {}", directory.string(), error.message()),
               "give the user that runs the program read access to it"));
  }
}

std::vector<Input> ExpandDirectory(const std::string& directory) {
  std::vector<Input> files;
  std::vector<fs::path> open = {directory};
  while (!open.empty()) {
    const fs::path next = std::move(open.back());
    open.pop_back();
    Search(next, open, files);
  }
  for (Input& file : files) {
    file.relative = fs::path(file.path).lexically_relative(directory).generic_string();
  }
  std::sort(files.begin(), files.end(),
            [](const Input& a, const Input& b) { return a.path < b.path; });
  if (files.empty()) {
    files.push_back(Failed(directory, ErrorCode::kNotFound,
                           fmt::format("{}: no report below this directory", directory),
                           "reports end in .yaml, .yml, .json, .ndjson, .binpb or .txtpb; name a "
                           "file with another ending itself"));
  }
  return files;
}

}  // namespace

std::string NameOf(const Input& input) { return input.path == "-" ? "<stdin>" : input.path; }

Expected<std::vector<SourceDocument>> ReadInput(const Input& input, const ReadOptions& options) {
  if (input.failed) return tl::unexpected(input.error);
  if (input.path == "-") return ReadStream(std::cin, NameOf(input), options);
  return ReadFile(input.path, options);
}

std::vector<Input> ExpandPaths(const std::vector<std::string>& paths) {
  std::vector<Input> inputs;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (path != "-" && fs::is_directory(path, ignored)) {
      for (Input& input : ExpandDirectory(path)) inputs.push_back(std::move(input));
    } else {
      inputs.push_back(
          Input{path, path == "-" ? "stdin" : fs::path(path).filename().string(), false, {}});
    }
  }
  return inputs;
}

}  // namespace smp::programs
