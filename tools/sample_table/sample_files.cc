#include "sample_table/sample_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace smp {
namespace {

constexpr const char* kIndex = "INDEX.tsv";

std::vector<std::string> Columns(const std::string& line) {
  std::vector<std::string> columns;
  std::istringstream stream(line);
  for (std::string column; std::getline(stream, column, '\t');) columns.push_back(column);
  return columns;
}

}  // namespace

std::string ReadSampleFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<IndexRow> ReadSampleIndex(const std::filesystem::path& folder) {
  std::vector<IndexRow> rows;
  std::istringstream index(ReadSampleFile(folder / kIndex));
  std::string line;
  std::getline(index, line);  // the head
  while (std::getline(index, line)) {
    const std::vector<std::string> columns = Columns(line);
    if (columns.size() < 3) continue;
    rows.push_back({columns[0], fmt::format("{} {}", columns[1], columns[2])});
  }
  return rows;
}

std::vector<std::filesystem::path> SampleFilesBelow(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().filename() != kIndex) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace smp
