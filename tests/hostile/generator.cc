#include "generator.h"

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace smp::hostile {
namespace {

namespace fs = std::filesystem;

std::string FromHex(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  }
  return bytes;
}

void WriteParts(const nlohmann::json& parts, const fs::path& path) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  for (const nlohmann::json& part : parts) {
    const std::string unit =
        part.contains("hex") ? FromHex(part.at("hex")) : part.at("text").get<std::string>();
    const auto times = part.value("times", std::size_t{1});
    // "{n}" counts the repetitions, so that keys can differ.
    const bool counted = unit.find("{n}") != std::string::npos;
    for (std::size_t i = 0; i < times; ++i) {
      std::string text = unit;
      for (std::size_t at = text.find("{n}"); counted && at != std::string::npos;
           at = text.find("{n}")) {
        text.replace(at, 3, std::to_string(i));
      }
      file << text;
    }
  }
}

Input MakeSpecial(const std::string& special, const fs::path& path) {
  fs::remove_all(path);
  if (special == "missing") return {path};
  if (special == "directory") {
    fs::create_directories(path);
    return {path};
  }
  if (special == "fifo") {
    if (::mkfifo(path.c_str(), 0600) != 0) return {path, true};
    return {path};
  }
  std::ofstream(path) << "smp_version: v1.0.0\n";
  if (special == "sparse-10g") {
    fs::resize_file(path, 10ULL << 30);
    return {path};
  }
  fs::permissions(path, fs::perms::none);
  return {path, ::geteuid() == 0};
}

}  // namespace

Input Generate(const nlohmann::json& hostile_case, const fs::path& directory) {
  fs::create_directories(directory);
  const fs::path path = directory / hostile_case.at("file").get<std::string>();
  if (hostile_case.contains("special")) return MakeSpecial(hostile_case.at("special"), path);
  WriteParts(hostile_case.at("parts"), path);
  return {path};
}

}  // namespace smp::hostile
