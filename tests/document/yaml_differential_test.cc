// Our trees of the sample documents against those of yaml-cpp and nlohmann/json.
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "document/support.h"

namespace smp::document {
namespace {

// The samples are third-party files beside the project; a copy without them skips these tests.
std::vector<std::filesystem::path> Samples() {
  const std::filesystem::path folder = std::filesystem::path(SMP_SOURCE_DIR) / "../shared/samples";
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".yaml" || extension == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Kinds, texts, keys and order, as Outline tells them of our trees, scalars untyped.
std::string UntypedOutline(const YAML::Node& node) {
  if (node.IsSequence()) {
    std::string outline = "[";
    for (const YAML::Node& item : node) outline += UntypedOutline(item) + ", ";
    return outline += ']';
  }
  if (!node.IsMap()) return node.IsNull() ? "~" : node.Scalar();
  std::string outline = "{";
  for (const auto& member : node) {
    outline += member.first.Scalar() + ": " + UntypedOutline(member.second) + ", ";
  }
  return outline += '}';
}

std::string UntypedOutline(const Node& node) {
  if (!node.IsContainer()) {
    return node.kind == NodeKind::kNull ? "~" : std::string(node.text);
  }
  const bool mapping = node.kind == NodeKind::kMapping;
  std::string outline = mapping ? "{" : "[";
  for (const Node& child : Children(node)) {
    if (mapping) outline.append(child.key).append(": ");
    outline += UntypedOutline(child) + ", ";
  }
  return outline += mapping ? '}' : ']';
}

// Nothing when yaml-cpp refuses the text.
std::optional<YAML::Node> LoadOne(const std::string& text) {
  try {
    return YAML::Load(text);
  } catch (const YAML::Exception&) {
    return std::nullopt;
  }
}

}  // namespace

TEST_CASE("YAML: our trees of the samples are yaml-cpp's", "[document][samples]") {
  std::size_t compared = 0;
  for (const std::filesystem::path& path : Samples()) {
    const std::string text = ReadFile(path);
    const auto documents = ReadAll(text, TextFormat::kYaml);
    const std::optional<YAML::Node> theirs = LoadOne(text);
    CAPTURE(path.filename().string());
    CHECK(documents[0].complete == theirs.has_value());
    if (!documents[0].complete || !theirs || documents.size() != 1) continue;
    CHECK(UntypedOutline(*documents[0].tree.root()) == UntypedOutline(*theirs));
    ++compared;
  }
  if (compared == 0) WARN("skipped: no samples beside the project");
}

TEST_CASE("JSON: the samples read alike as JSON and as YAML", "[document][samples]") {
  std::size_t compared = 0;
  for (const std::filesystem::path& path : Samples()) {
    const std::string text = ReadFile(path);
    if (GuessTextFormat(text) != TextFormat::kJson) continue;
    CAPTURE(path.filename().string());
    const ReadDocument json = ReadJsonOne(text);
    const ReadDocument yaml = ReadYamlOne(text);
    CHECK(FindingTexts(json) == Texts{});
    REQUIRE(yaml.tree.root() != nullptr);
    CHECK(SameContent(*json.tree.root(), *yaml.tree.root()));
    ++compared;
  }
  if (compared == 0) WARN("skipped: no samples beside the project");
}

TEST_CASE("YAML: the templates of 2019 and 2020 break at the nested node", "[document][samples]") {
  const std::pair<const char*, const char*> templates[] = {
      {"smpspec-2019-02-02_5160975_benchmark-spec.yaml", "SMP1001 /env 28:5-28:9"},
      {"smpspec-2020-04-27_45c48a6_smps.yaml", "SMP1001 /env 31:5-31:9"},
      {"smpspec-2020-05-05_7643809_smps.yaml", "SMP1001 /env 39:5-39:9"},
  };
  for (const std::filesystem::path& path : Samples()) {
    for (const auto& [name, place] : templates) {
      if (path.filename() != name) continue;
      CAPTURE(name);
      const ReadDocument document = ReadYamlOne(ReadFile(path));
      REQUIRE(document.findings.size() == 1);
      CHECK(FindingText(document.findings[0]).find(place) == 0);
      CHECK(document.findings[0].message ==
            "key `node` is nested below `node_count`, which has a value");
      CHECK(Find(*document.tree.root(), "mesh_build") != nullptr);
      CHECK(Find(*document.tree.root(), "profile") != nullptr);
    }
  }
}

}  // namespace smp::document
