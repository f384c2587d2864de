#include "generated_files/generated_files.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace smp::generated_files {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> ReadWhole(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void WriteWhole(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream stream(path, std::ios::binary);
  stream << text;
  if (!stream.flush()) throw std::runtime_error(path.string() + ": cannot be written");
}

}  // namespace

std::vector<Drift> FindDrift(const GeneratedFiles& files, const fs::path& root) {
  std::vector<Drift> drifts;
  for (const auto& [path, text] : files.text_by_path) {
    const std::optional<std::string> present = ReadWhole(root / path);
    if (!present) {
      drifts.push_back({.kind = Drift::Kind::kMissing, .path = path});
    } else if (*present != text) {
      drifts.push_back({.kind = Drift::Kind::kDiffers, .path = path});
    }
  }
  for (const std::string& folder : files.owned_folders) {
    if (!fs::exists(root / folder)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string path = entry.path().lexically_relative(root).generic_string();
      if (!entry.is_directory() && !files.text_by_path.contains(path)) {
        drifts.push_back({.kind = Drift::Kind::kStray, .path = path});
      }
    }
  }
  std::sort(drifts.begin(), drifts.end(),
            [](const Drift& a, const Drift& b) { return a.path < b.path; });
  return drifts;
}

std::vector<Drift> WriteFiles(const GeneratedFiles& files, const fs::path& root) {
  std::vector<Drift> drifts = FindDrift(files, root);
  for (const Drift& drift : drifts) {
    if (drift.kind == Drift::Kind::kStray) {
      fs::remove(root / drift.path);
    } else {
      WriteWhole(root / drift.path, files.text_by_path.at(drift.path));
    }
  }
  return drifts;
}

}  // namespace smp::generated_files
