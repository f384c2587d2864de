// Holds the cases against the catalogue: every rule has a case that breaks it and, where a
// near-miss can exist, one that does not; every case has its three files; no directory names an
// unknown rule.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>

#include "smp/smp.h"

namespace {

namespace fs = std::filesystem;

int failures = 0;

void Fail(const std::string& text) {
  std::cerr << "FAILED: " << text << '\n';
  ++failures;
}

std::string ReadAll(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Coverage {
  int broken = 0;     // cases that expect a finding of the rule
  int near_miss = 0;  // cases that expect none of it
};

void CountCase(const fs::path& directory, const smp::Rule& rule, Coverage& coverage) {
  for (const char* file : {"expect.json", "README.md"}) {
    if (!fs::exists(directory / file)) Fail(directory.string() + " has no " + file);
  }
  const std::string quoted = '"' + std::string(rule.id) + '"';
  const bool expects = ReadAll(directory / "expect.json").find(quoted) != std::string::npos;
  ++(expects ? coverage.broken : coverage.near_miss);
}

void CountCases(const fs::path& cases, std::map<std::string, Coverage>& counts) {
  for (const auto& entry : fs::directory_iterator(cases)) {
    const std::string name = entry.path().filename().string();
    const smp::Rule* rule = smp::FindRule(name.substr(0, 7));
    if (rule == nullptr || name != std::string(rule->id) + "-" + std::string(rule->name)) {
      Fail(entry.path().string() + ": directories are called after a rule, <id>-<name>");
      continue;
    }
    for (const auto& directory : fs::directory_iterator(entry.path())) {
      CountCase(directory.path(), *rule, counts[std::string(rule->id)]);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::map<std::string, Coverage> counts;
  for (const char* kind : {"cases", "import", "merge", "requirements"}) {
    CountCases(fs::path(argv[1]) / kind, counts);
  }
  const std::string hostile = [&] {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(argv[1]) / "hostile")) {
      if (entry.path().filename() == "case.json") all += ReadAll(entry.path());
    }
    return all;
  }();
  for (const smp::Rule* rule : smp::Rules()) {
    const std::string id(rule->id);
    const auto found = counts.find(id);
    const Coverage coverage = found == counts.end() ? Coverage{} : found->second;
    // Limits need inputs too large to commit: they are covered by the generated hostile inputs.
    const bool hostile_covers = hostile.find('"' + id + '"') != std::string::npos;
    if (coverage.broken == 0 && !hostile_covers)
      Fail(id + " " + std::string(rule->name) + " has no case that breaks it");
    if (coverage.near_miss == 0 && !hostile_covers)
      Fail(id + " " + std::string(rule->name) + " has no near-miss");
  }
  std::cout << smp::Rules().size() << " rules, " << counts.size() << " with cases\n";
  return failures == 0 ? 0 : 1;
}
