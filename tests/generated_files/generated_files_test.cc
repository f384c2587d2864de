#include "generated_files/generated_files.h"

#include <catch2/catch.hpp>
#include <fstream>

namespace smp::generated_files {
namespace {

namespace fs = std::filesystem;

// An empty folder of this test.
fs::path Scratch() {
  const fs::path root = fs::path(SMP_BINARY_DIR) / "tests/generated_files/scratch";
  fs::remove_all(root);
  fs::create_directories(root);
  return root;
}

void Put(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::vector<std::string> Told(const std::vector<Drift>& drifts) {
  std::vector<std::string> told;
  for (const Drift& drift : drifts) {
    const char* const kinds[] = {"missing", "differs", "stray"};
    told.push_back(std::string(kinds[static_cast<int>(drift.kind)]) + " " + drift.path);
  }
  return told;
}

const GeneratedFiles kFiles = {
    .text_by_path = {{"schemas/v9/a.json", "{}\n"}, {"schemas/v9/b.json", "[]\n"}},
    .owned_folders = {"schemas/v9", "docs/reference/"}};

TEST_CASE("FindDrift: missing, different and stray files are told by path", "[generated_files]") {
  const fs::path root = Scratch();
  Put(root / "schemas/v9/b.json", "[]");
  Put(root / "schemas/v9/deep/old.json", "{}\n");
  Put(root / "docs/reference/old.md", "");
  Put(root / "schemas/tool/findings.json", "not generated");
  CHECK(Told(FindDrift(kFiles, root)) ==
        std::vector<std::string>{"stray docs/reference/old.md", "missing schemas/v9/a.json",
                                 "differs schemas/v9/b.json", "stray schemas/v9/deep/old.json"});
}

TEST_CASE("WriteFiles: cures every drift and touches nothing else", "[generated_files]") {
  const fs::path root = Scratch();
  Put(root / "schemas/v9/b.json", "[]");
  Put(root / "schemas/v9/old.json", "{}\n");
  Put(root / "schemas/tool/findings.json", "not generated");
  CHECK(WriteFiles(kFiles, root).size() == 3);
  CHECK(FindDrift(kFiles, root).empty());
  CHECK(fs::exists(root / "schemas/tool/findings.json"));
  CHECK_FALSE(fs::exists(root / "schemas/v9/old.json"));
  CHECK(WriteFiles(kFiles, root).empty());
}

}  // namespace
}  // namespace smp::generated_files
