// Runs every case of tests/upgrade/cases and compares what comes out with what is kept there.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "smp/smp.h"

namespace smp {
namespace {

namespace fs = std::filesystem;

std::string ReadText(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

struct CaseOptions {
  ReadOptions read;
  UpgradeOptions upgrade;
  bool is_downgrade = false;
  std::vector<fs::path> inputs;
};

// The words of the file `options`: "join", "to v0.6", "from v0.2", "kind mesh-config",
// "latency-unit s"; "downgrade"; "input FILE" for a file of the project beside those of the case.
CaseOptions ReadOptionsOf(const fs::path& directory) {
  CaseOptions options;
  std::istringstream words(ReadText(directory / "options"));
  for (std::string word, value; words >> word;) {
    if (word == "join") {
      options.upgrade.force_join = true;
      continue;
    }
    if (word == "downgrade") {
      options.is_downgrade = true;
      continue;
    }
    words >> value;
    if (word == "to") options.upgrade.to = value == "v0.6" ? Edition::kV06 : Edition::kV1;
    if (word == "from") options.read.edition = value == "v0.2" ? Edition::kV02 : Edition::kV06;
    if (word == "input") options.inputs.push_back(fs::path(SMP_SOURCE_DIR) / value);
    if (word == "latency-unit") options.upgrade.latency_unit = LatencyUnitFromName(value);
    for (int i = 0; word == "kind" && i <= static_cast<int>(Kind::kEnvironment); ++i) {
      if (KindName(static_cast<Kind>(i)) == value) options.read.kind = static_cast<Kind>(i);
    }
  }
  return options;
}

std::string Place(const std::string& file, const Span& span) {
  return fmt::format("{}:{}:{}", file, span.begin.line, span.begin.column);
}

std::string Describe(const Finding& finding) {
  return fmt::format("  {} {} {} {}: {}\n    hint: {}\n", SeverityName(finding.severity),
                     finding.rule->id, Place(finding.file, finding.span), finding.pointer,
                     finding.message, finding.hint);
}

std::string Describe(const Change& change) {
  return fmt::format("  {} {} {} {}={} -> {}={}\n", change.rule->id,
                     LossClassName(change.rule->loss_class), Place(change.file, change.span),
                     change.from_pointer, change.from_value, change.to_pointer, change.to_value);
}

std::string Describe(const UpgradeStep& step) {
  std::string text = fmt::format(
      "{} -> {}, {}{}\n", step.from_edition, step.to_edition, LossClassName(step.loss_class()),
      step.document.empty() ? std::string() : fmt::format(", {}", step.document));
  for (const Change& change : step.changes) text += Describe(change);
  return text;
}

struct Result {
  std::string documents;
  std::string changes;
};

// Upgrades the documents together, or downgrades each.
Expected<UpgradeOutcome> Convert(const std::vector<SourceDocument>& documents,
                                 const CaseOptions& options) {
  if (!options.is_downgrade) return Upgrade(documents, options.upgrade);
  UpgradeOutcome all;
  for (const SourceDocument& document : documents) {
    auto outcome = Downgrade(document);
    if (!outcome) return outcome;
    for (auto& one : outcome->documents) all.documents.push_back(std::move(one));
    for (auto& finding : outcome->refused) all.refused.push_back(std::move(finding));
  }
  return all;
}

Result Run(const fs::path& directory) {
  const CaseOptions options = ReadOptionsOf(directory);
  std::vector<fs::path> inputs = options.inputs;
  for (const auto& entry : fs::directory_iterator(directory)) {
    if (entry.path().filename().string().starts_with("in")) inputs.push_back(entry.path());
  }
  std::sort(inputs.begin(), inputs.end());
  std::vector<SourceDocument> documents;
  for (const fs::path& input : inputs) {
    auto read = ReadBytes(ReadText(input), input.filename().string(), options.read);
    if (!read) return {"", read.error().message + "\n  hint: " + read.error().hint + "\n"};
    documents.insert(documents.end(), read->begin(), read->end());
  }
  const auto outcome = Convert(documents, options);
  if (!outcome) return {"", outcome.error().message + "\n  hint: " + outcome.error().hint + "\n"};
  Result result;
  for (const UpgradedDocument& document : outcome->documents) {
    if (!result.documents.empty()) result.documents += "---\n";
    result.documents += document.document.ToText(Format::kYaml);
    result.changes += fmt::format("# {}\n", document.document.description());
    for (const UpgradeStep& step : document.steps) result.changes += Describe(step);
    if (document.steps.empty()) result.changes += "already there\n";
    if (!document.findings.empty()) result.changes += "findings of the upgrade\n";
    for (const Finding& finding : document.findings) result.changes += Describe(finding);
    const std::vector<Finding> after = Validate(document.document);
    if (!after.empty()) result.changes += "findings of the result\n";
    for (const Finding& finding : after) result.changes += Describe(finding);
  }
  if (!outcome->refused.empty()) result.changes += "refused\n";
  for (const Finding& finding : outcome->refused) result.changes += Describe(finding);
  return result;
}

void Compare(const fs::path& path, const std::string& text) {
  if (std::getenv("SMP_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  INFO(path.string());
  CHECK(ReadText(path) == text);
}

TEST_CASE("Upgrade: every case comes out as kept", "[upgrade]") {
  const fs::path cases = fs::path(SMP_SOURCE_DIR) / "tests/upgrade/cases";
  int count = 0;
  for (const auto& entry : fs::directory_iterator(cases)) {
    CAPTURE(entry.path().filename().string());
    const Result result = Run(entry.path());
    Compare(entry.path() / "out.yaml", result.documents);
    Compare(entry.path() / "changes.txt", result.changes);
    ++count;
  }
  CHECK(count >= 10);
}

}  // namespace
}  // namespace smp
