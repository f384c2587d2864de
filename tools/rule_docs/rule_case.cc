#include "rule_case.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include "document/read.h"

namespace smp::rule_docs {

namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string TextOf(const document::Node& finding, std::string_view key) {
  const document::Node* node = document::Find(finding, key);
  return node == nullptr ? std::string() : std::string(node->text);
}

std::uint32_t NumberOf(const document::Node& finding, std::string_view key) {
  const std::string text = TextOf(finding, key);
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<ExpectedFinding> ReadExpectations(const fs::path& path) {
  const auto source = std::make_shared<document::Source>(path.string(), ReadFile(path));
  const auto documents = document::ReadText(source, document::TextFormat::kJson, {});
  const document::Node* root = documents.front().tree.root();
  if (root == nullptr || !documents.front().findings.empty()) {
    throw std::runtime_error("not JSON: " + path.string());
  }
  std::vector<ExpectedFinding> findings;
  const document::Node* list = document::Find(*root, "findings");
  if (list == nullptr) throw std::runtime_error("no findings in " + path.string());
  for (const document::Node& finding : document::Children(*list)) {
    findings.push_back({TextOf(finding, "rule"), TextOf(finding, "severity"),
                        NumberOf(finding, "line"), NumberOf(finding, "column"),
                        TextOf(finding, "message"), TextOf(finding, "hint")});
  }
  return findings;
}

fs::path InputIn(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    for (const char* name : {"report", "output", "reports", "requirements"}) {
      if (entry.path().stem() == name) return entry.path();
    }
  }
  throw std::runtime_error("no report, output, reports or requirements in " + folder.string());
}

void SplitReadme(const std::string& readme, RuleCase* rule_case) {
  const std::size_t end = std::min(readme.find('\n'), readme.size());
  if (!readme.starts_with("# ")) throw std::runtime_error("no title in " + rule_case->path);
  rule_case->title = readme.substr(2, end - 2);
  const std::size_t spec = std::min(readme.find("\nSpec: "), readme.size());
  std::string text = readme.substr(end, spec > end ? spec - end : 0);
  text.erase(0, text.find_first_not_of('\n'));
  text.erase(text.find_last_not_of('\n') + 1);
  rule_case->explanation = text;
}

RuleCase ReadCase(const fs::path& root, const fs::path& folder) {
  RuleCase rule_case;
  rule_case.folder = folder.filename().string();
  rule_case.path = fs::relative(folder, root).generic_string();
  SplitReadme(ReadFile(folder / "README.md"), &rule_case);
  const fs::path input = InputIn(folder);
  rule_case.input_name = input.filename().string();
  rule_case.input = ReadFile(input);
  rule_case.findings = ReadExpectations(folder / "expect.json");
  return rule_case;
}

}  // namespace

bool RuleCase::Breaks(std::string_view rule) const {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const ExpectedFinding& finding) { return finding.rule == rule; });
}

std::vector<RuleCase> CasesOf(const fs::path& root, std::string_view rule_folder) {
  std::vector<RuleCase> cases;
  for (const char* kind : {"cases", "import", "merge", "requirements"}) {
    const fs::path folder = root / "conformance" / kind / rule_folder;
    if (!fs::is_directory(folder)) continue;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.is_directory()) cases.push_back(ReadCase(root, entry.path()));
    }
  }
  std::sort(cases.begin(), cases.end(),
            [](const RuleCase& a, const RuleCase& b) { return a.folder < b.folder; });
  return cases;
}

}  // namespace smp::rule_docs
