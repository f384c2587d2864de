// Keys in the order of the specification, by moving their texts.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "document/write.h"
#include "long_runs.h"
#include "model/field_order.h"
#include "smp/fix.h"
#include "smp/smp.h"
#include "smp/v1/document.pb.h"
#include "validate/source_document.h"

namespace smp {
namespace {

namespace fs = std::filesystem;

OrderedKeys Order(const std::string& text, const std::string& name = "a.yaml") {
  const auto documents = ReadBytes(text, name);
  REQUIRE(documents.has_value());
  return OrderKeys(*documents);
}

// The text, and below it what was left and why.
std::string Ordered(const std::string& text, const std::string& name = "a.yaml") {
  const OrderedKeys ordered = Order(text, name);
  std::string out = ordered.text;
  for (const KeysLeft& left : ordered.left) {
    out += fmt::format("left {} '{}' {}:{}: {}\n", left.document, left.pointer, left.place.line,
                       left.place.column, left.reason);
  }
  // A second time there is nothing to do.
  const OrderedKeys again = Order(ordered.text, name);
  CHECK(again.text == ordered.text);
  CHECK(again.mappings == 0);
  return out;
}

TEST_CASE("OrderKeys: comments above and beside a key move with it", "[report]") {
  CHECK(Ordered("# The head stays.\n"
                "mesh:\n"
                "  # which release\n"
                "  # it was\n"
                "  version: 1.24.1  # beside\n"
                "\n"
                "  type: ISTIO  # the mesh\n"
                "  # deeper comments stay below\n"
                "smp_version: v1.0.0\n") ==
        "# The head stays.\n"
        "smp_version: v1.0.0\n"
        "mesh:\n"
        "  type: ISTIO  # the mesh\n"
        "\n"
        "  # which release\n"
        "  # it was\n"
        "  version: 1.24.1  # beside\n"
        "  # deeper comments stay below\n");
}

TEST_CASE("OrderKeys: comments that are set apart by an empty line stay", "[report]") {
  CHECK(Ordered("mesh: {type: ISTIO, version: 1.24.1}\n"
                "# a section\n"
                "\n"
                "# the edition\n"
                "smp_version: v1.0.0\n") ==
        "# the edition\n"
        "smp_version: v1.0.0\n"
        "# a section\n"
        "\n"
        "mesh: {type: ISTIO, version: 1.24.1}\n");
}

TEST_CASE("OrderKeys: a comment below that is deeper goes with its member", "[report]") {
  CHECK(Ordered("mesh:\n"
                "  type: ISTIO\n"
                "  version: 1.24.1\n"
                "\n"
                "    # of the mesh\n"
                "smp_version: v1.0.0") ==
        "smp_version: v1.0.0\n"
        "mesh:\n"
        "  type: ISTIO\n"
        "  version: 1.24.1\n"
        "\n"
        "    # of the mesh");
}

TEST_CASE("OrderKeys: items of lists, the first key of which is behind the dash", "[report]") {
  CHECK(Ordered("smp_version: v1.0.0\n"
                "infrastructure:\n"
                "  node_pools:\n"
                "    - cores: 4   # each\n"
                "      # how many\n"
                "      count: 3\n"
                "      name: workers\n"
                "    -\n"
                "      # of the second\n"
                "      count: 1\n"
                "      name: load\n"
                "    - # how many\n"
                "      count: 2\n"
                "      name: other\n") ==
        "smp_version: v1.0.0\n"
        "infrastructure:\n"
        "  node_pools:\n"
        "    - name: workers\n"
        "      # how many\n"
        "      count: 3\n"
        "      cores: 4   # each\n"
        "    -\n"
        "      name: load\n"
        "      # of the second\n"
        "      count: 1\n"
        "    - # how many\n"
        "      name: other\n"
        "      count: 2\n");
}

TEST_CASE("OrderKeys: a comment above a key that comes first goes behind the dash", "[report]") {
  CHECK(Ordered("smp_version: v1.0.0\r\n"
                "infrastructure:\r\n"
                "  node_pools:\r\n"
                "    - cores: 4\r\n"
                "      # its name\r\n"
                "      name: workers\r\n"
                "      count: 3\r\n") ==
        "smp_version: v1.0.0\r\n"
        "infrastructure:\r\n"
        "  node_pools:\r\n"
        "    - # its name\r\n"
        "      name: workers\r\n"
        "      count: 3\r\n"
        "      cores: 4\r\n");
}

TEST_CASE("OrderKeys: flow mappings and JSON keep their commas and layout", "[report]") {
  CHECK(Ordered("mesh: { version: '1.24.1',type: ISTIO,\n"
                "  data_plane: {layer: L7 ,  mode: SIDECAR}, }\n"
                "smp_version: v1.0.0\n") ==
        "smp_version: v1.0.0\n"
        "mesh: { type: ISTIO,version: '1.24.1',\n"
        "  data_plane: {mode: SIDECAR ,  layer: L7}, }\n");
  CHECK(
      Ordered(R"({"mesh":{"version":"1.24.1","type":"ISTIO"},"smp_version":"v1.0.0"})", "a.json") ==
      R"({"smp_version":"v1.0.0","mesh":{"type":"ISTIO","version":"1.24.1"}})");
  CHECK(Ordered("{\n  \"mesh\": {\n    \"version\": \"1.24.1\",\n    \"type\": \"ISTIO\"\n  },\n"
                "  \"smp_version\": \"v1.0.0\"\n}\n",
                "a.json") ==
        "{\n  \"smp_version\": \"v1.0.0\",\n"
        "  \"mesh\": {\n    \"type\": \"ISTIO\",\n    \"version\": \"1.24.1\"\n  }\n}\n");
}

TEST_CASE("OrderKeys: every document of a text, and what is unknown comes last", "[report]") {
  CHECK(Ordered("---\nx-own: 1\nmesh: {version: 1.24.1, type: ISTIO}\nsmp_version: v1.0.0\n...\n"
                "---\nmesh: {type: ISTIO, version: 1.24.1}\nsmp_version: v1.0.0\n") ==
        "---\nsmp_version: v1.0.0\nmesh: {type: ISTIO, version: 1.24.1}\nx-own: 1\n...\n"
        "---\nsmp_version: v1.0.0\nmesh: {type: ISTIO, version: 1.24.1}\n");
  CHECK(Ordered("{\"mesh\":{},\"smp_version\":\"v1.0.0\"}\n{\"mesh\":{\"version\":\"1\",\"type\":"
                "\"ISTIO\"},\"smp_version\":\"v1.0.0\"}\n",
                "a.ndjson") ==
        "{\"smp_version\":\"v1.0.0\",\"mesh\":{}}\n{\"smp_version\":\"v1.0.0\",\"mesh\":{\"type\":"
        "\"ISTIO\",\"version\":\"1\"}}\n");
}

TEST_CASE("OrderKeys: camelCase keys have the places of their fields", "[report]") {
  CHECK(Ordered("mesh: {dataPlane: {}, version: 1.24.1, type: ISTIO}\nsmpVersion: v1.0.0\n") ==
        "smpVersion: v1.0.0\nmesh: {type: ISTIO, version: 1.24.1, dataPlane: {}}\n");
}

TEST_CASE("OrderKeys: keys of maps and of extensions stay", "[report]") {
  const std::string text =
      "smp_version: v1.0.0\nmesh:\n  labels: {b: x, a: y}\n  type: ISTIO\n  version: 1.24.1\n";
  CHECK(Ordered(text) == text);
}

TEST_CASE("OrderKeys: block scalars, with the empty lines that belong to them", "[report]") {
  CHECK(Ordered("mesh:\n"
                "  type: ISTIO\n"
                "  labels:\n"
                "    note: |+ # kept\n"
                "      # no comment\n"
                "      version: no key\n"
                "\n"
                "  version: 1.24.1\n"
                "smp_version: v1.0.0\n") ==
        "smp_version: v1.0.0\n"
        "mesh:\n"
        "  labels:\n"
        "    note: |+ # kept\n"
        "      # no comment\n"
        "      version: no key\n"
        "\n"
        "  type: ISTIO\n"
        "  version: 1.24.1\n");
}

TEST_CASE("OrderKeys: what cannot move without doubt stays, with the reason", "[report]") {
  struct Row {
    std::string_view name;
    std::string text;
    std::string left;
  };
  const std::vector<Row> rows = {
      {"merge key",
       "smp_version: v1.0.0\nmesh:\n  version: 1.24.1\n  <<: {build: \"1\"}\n  type: ISTIO\n",
       "left 0 '/mesh' 3:3: a merge key (<<) stands among them\n"},
      {"merge key of an anchor",
       "smp_version: v1.0.0\nx-base: &base {build: \"1\"}\n"
       "mesh:\n  version: 1.24.1\n  <<: *base\n  type: ISTIO\n",
       "left 0 '' 1:1: an alias would come before its anchor\n"
       "left 0 '/mesh' 4:3: a merge key (<<) stands among them\n"},
      {"comment in braces",
       "smp_version: v1.0.0\nmesh: {\n  version: 1.24.1, # which\n  type: ISTIO\n}\n",
       "left 0 '/mesh' 2:7: a comment stands between them in { }\n"},
      {"question mark",
       "smp_version: v1.0.0\nmesh:\n  ? version\n  : 1.24.1\n  ? type\n  : ISTIO\n",
       "left 0 '/mesh' 3:3: one of them is written with `?`\n"},
      {"quotes in front in braces", "{mesh: {}, \"smp_version\": v1.0.0}\n",
       "left 0 '' 1:1: the text would be taken for another encoding\n"},
      {"broken syntax",
       "smp_version: v1.0.0\nmesh: {version: 1.24.1, type: ISTIO, type: LINKERD}\n",
       "left 0 '' 1:1: its syntax has to be mended first\n"},
      {"both spellings",
       "smp_version: v1.0.0\nmesh: {data_plane: {}, version: 1.24.1, dataPlane: {}}\n",
       "left 0 '/mesh' 2:7: one of them is given twice\n"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(Ordered(row.text) == row.text + row.left);
  }
}

TEST_CASE("OrderKeys: an alias stays behind its anchor, and a document with one may move",
          "[report]") {
  CHECK(Ordered("smp_version: v1.0.0\nmesh: {version: &v 1.24.1, type: ISTIO, build: *v}\n") ==
        "smp_version: v1.0.0\nmesh: {type: ISTIO, version: &v 1.24.1, build: *v}\n");
  const std::string text =
      "mesh: {build: &v 1.24.1, version: *v, type: ISTIO}\nsmp_version: v1.0.0\n";
  // The other document of the text is put in order all the same.
  CHECK(Ordered(text + "---\nmesh: {}\nsmp_version: v1.0.0\n") ==
        text + "---\nsmp_version: v1.0.0\nmesh: {}\n" +
            "left 0 '' 1:1: an alias would come before its anchor\n");
}

TEST_CASE("OrderKeys: a byte order mark stays in front", "[report]") {
  CHECK(Ordered("\xEF\xBB\xBFmesh: {}\nsmp_version: v1.0.0\n") ==
        "\xEF\xBB\xBFsmp_version: v1.0.0\nmesh: {}\n");
}

void Reverse(document::Node& node) {
  std::vector<document::Node*> children;
  for (auto* child = node.first_child; child != nullptr; child = child->next) {
    children.push_back(child);
    Reverse(*child);
  }
  if (node.kind != document::NodeKind::kMapping) return;
  std::reverse(children.begin(), children.end());
  node.first_child = nullptr;
  node.last_child = nullptr;
  node.child_count = 0;
  for (document::Node* child : children) document::Tree::Append(&node, child);
}

std::vector<fs::path> Reports() {
  std::vector<fs::path> paths;
  for (const char* folder : {"conformance/cases", "examples"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SMP_SOURCE_DIR) / folder)) {
      const std::string extension = entry.path().extension().string();
      const bool is_text = extension == ".yaml" || extension == ".json" || extension == ".ndjson";
      if (entry.is_regular_file() && is_text && entry.path().stem() != "expect") {
        paths.push_back(entry.path());
      }
    }
  }
  return paths;
}

std::string TextOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Findings without their places, which move.
std::vector<std::string> Told(const std::vector<SourceDocument>& documents) {
  std::vector<std::string> told;
  for (const SourceDocument& document : documents) {
    for (const Finding& finding : Validate(document)) {
      told.push_back(fmt::format("{} {}", finding.rule->id, finding.pointer));
    }
  }
  std::sort(told.begin(), told.end());
  return told;
}

TEST_CASE("OrderKeys: of every case and example, the same but for the order", "[report]") {
  int ordered_texts = 0;
  for (const fs::path& path : Reports()) {
    INFO(path);
    const std::string text = TextOf(path);
    const auto before = ReadBytes(text, path.filename().string());
    if (!before) continue;
    const OrderedKeys ordered = OrderKeys(*before);
    if (ordered.mappings == 0) CHECK(ordered.text == text);
    if (ordered.text == text) continue;
    ++ordered_texts;
    CHECK(std::count(ordered.text.begin(), ordered.text.end(), '\n') ==
          std::count(text.begin(), text.end(), '\n'));
    const auto after = ReadBytes(ordered.text, path.filename().string());
    REQUIRE(after.has_value());
    REQUIRE(after->size() == before->size());
    for (std::size_t i = 0; i < before->size(); ++i) {
      CHECK(SameButForOrder(*(*before)[i].impl().read.tree.root(),
                            *(*after)[i].impl().read.tree.root()));
    }
    CHECK(Told(*before).size() == Told(*after).size());
    const OrderedKeys again = OrderKeys(*after);
    CHECK(again.text == ordered.text);
    CHECK(again.mappings == 0);
  }
  CHECK(ordered_texts >= 6);
}

// Texts that nobody wrote: bytes and lines of reports missing, doubled and exchanged.
std::string Mutated(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t size) {
    return std::uniform_int_distribution<std::size_t>(0, size - 1)(random);
  };
  const auto line_at = [&] { return std::min(text.find('\n', below(text.size())), text.size()); };
  constexpr std::string_view kBytes = "\n\r\t #-?:,[]{}&*!|>+<'\"";
  switch (below(5)) {
    case 0:
      text.erase(below(text.size()), 1 + below(4));
      break;
    case 1:
      text.insert(below(text.size()), 1, kBytes[below(kBytes.size())]);
      break;
    case 2:
      text.insert(line_at(), "\n  # a comment\n\n");
      break;
    case 3: {
      const std::size_t from = line_at();
      text.insert(line_at(), text.substr(from, 1 + below(80)));
      break;
    }
    default:
      text.erase(line_at(), 1 + below(40));
  }
  return text;
}

TEST_CASE("OrderKeys: mutated texts say the same afterwards, and once is enough", "[report]") {
  std::mt19937 random(20260301);
  int moved = 0;
  for (const fs::path& path : Reports()) {
    const std::string original = TextOf(path);
    if (original.empty()) continue;
    for (int i = 0; i < Rounds(4, 80); ++i) {
      const std::string text = Mutated(Mutated(original, random), random);
      const auto before = text.empty() ? ReadBytes("{}", "a") : ReadBytes(text, "a.yaml");
      if (!before) continue;
      const OrderedKeys ordered = OrderKeys(*before);
      if (ordered.mappings == 0) continue;
      ++moved;
      INFO(path << "\n" << text << "\n---\n" << ordered.text);
      const auto after = ReadBytes(ordered.text, "a.yaml");
      REQUIRE((after && after->size() == before->size()));
      for (std::size_t k = 0; k < before->size(); ++k) {
        const document::Node* root = (*before)[k].impl().read.tree.root();
        const document::Node* other = (*after)[k].impl().read.tree.root();
        REQUIRE((root == nullptr) == (other == nullptr));
        if (root != nullptr) CHECK(SameButForOrder(*root, *other));
      }
      CHECK(OrderKeys(*after).text == ordered.text);
    }
  }
  CHECK(moved >= 50);
}

// What was turned round comes out as if it had been written in order, to the byte.
TEST_CASE("OrderKeys: the order of a writer, from any other one", "[report]") {
  int compared = 0;
  for (const fs::path& path : Reports()) {
    INFO(path);
    const auto documents = ReadBytes(TextOf(path), path.filename().string());
    if (!documents || documents->size() != 1 || documents->front().edition() != Edition::kV1) {
      continue;
    }
    const document::ReadDocument& read = documents->front().impl().read;
    if (!read.findings.empty() || documents->front().kind() == Kind::kUnknown) continue;
    document::Tree copy(read.tree.shared_source());
    copy.set_root(copy.CopyInto(*read.tree.root()));
    Reverse(*copy.root());
    const std::string yaml = document::WriteYaml(*copy.root());
    const std::string json = document::WriteJson(*copy.root(), {.indent = true});
    const std::string line = document::WriteJson(*copy.root(), {.indent = false});
    model::SortFields(*copy.root(), *v1::Document::descriptor());
    const std::string expected = document::WriteYaml(*copy.root());
    // SortFields knows the names of fields only.
    if (yaml.find("smpVersion") != std::string::npos) continue;
    if (path.parent_path().filename() == "both-spellings") continue;
    ++compared;
    CHECK(Order(yaml).text == expected);
    CHECK(Order(json, "a.json").text == document::WriteJson(*copy.root(), {.indent = true}));
    CHECK(Order(line, "a.json").text == document::WriteJson(*copy.root(), {.indent = false}));
  }
  CHECK(compared >= 100);
}

}  // namespace
}  // namespace smp
