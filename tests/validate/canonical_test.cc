// What lets Validate skip the canonical spelling: a document of v1 that satisfies its schema as it
// is written is canonical already.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "document/read.h"
#include "document/write.h"
#include "long_runs.h"
#include "model/spelling.h"
#include "published/published_schemas.h"
#include "schema/mutated_tree.h"
#include "smp/v1/document.pb.h"

namespace smp {
namespace {

// Documents of v1 among the cases of conformance and the examples.
std::vector<document::Tree> Documents() {
  std::vector<std::filesystem::path> paths;
  for (const char* folder : {"conformance/cases", "examples/reports"}) {
    const auto root = std::filesystem::path(SMP_SOURCE_DIR) / folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const auto extension = entry.path().extension();
      if (extension == ".yaml" || extension == ".json") paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<document::Tree> trees;
  for (const auto& path : paths) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    const auto source = std::make_shared<const document::Source>(path.string(), text.str());
    for (document::ReadDocument& read :
         document::ReadText(source, document::GuessTextFormat(source->bytes()), Limits{})) {
      const document::Node* root = read.tree.root();
      if (root != nullptr && document::Find(*root, "report") != nullptr) {
        trees.push_back(std::move(read.tree));
      }
    }
  }
  return trees;
}

// Whether it satisfies the schema. Then there is nothing to spell otherwise.
bool Compare(const document::Tree& tree) {
  if (!published::Schema("v1.0/report").Accepts(*tree.root())) return false;
  std::vector<Finding> findings;
  const auto copy = model::Canonical(tree, *tree.root(), *v1::Document::descriptor(), &findings);
  if (copy || !findings.empty()) {
    CAPTURE(document::WriteJson(*tree.root()));
    CHECK_FALSE(copy.has_value());
    CHECK(findings.empty());
  }
  return true;
}

}  // namespace

TEST_CASE("Canonical: what satisfies the schema is spelt as it knows it", "[validate]") {
  const std::vector<document::Tree> trees = Documents();
  for (const document::Tree& tree : trees) Compare(tree);
  schema_test::TreeMutator mutator(20261127);
  const int rounds = Rounds(2'000, 100'000);
  int satisfied = 0;
  for (int round = 0; round < rounds; ++round) {
    satisfied += Compare(mutator.Mutate(trees[mutator.Next() % trees.size()])) ? 1 : 0;
  }
  CHECK(satisfied > rounds / 20);
}

}  // namespace smp
