#include "report/artifact_uri.h"

#include <fmt/format.h>

namespace smp::report {

namespace {

bool IsUnreserved(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || std::string_view("-._~/").find(c) != std::string_view::npos;
}

}  // namespace

std::string ProjectPath(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return std::string(path);
}

std::string ArtifactUri(std::string_view path) {
  const std::string name = ProjectPath(path);
  std::string uri = name.starts_with('/') ? "file://" : "";
  for (const char c : name) {
    if (IsUnreserved(c)) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

}  // namespace smp::report
