// Runs one case: exact findings in the case's own encoding; the same rules at the same pointers
// when it is written as JSON and as binary protobuf. With SMP_UPDATE_GOLDEN=1 in the environment it
// writes expect.json anew, for a person to read the difference.
//
// Also leaves canonical.json and verdict.json in the output directory, for the comparison with
// another validator on the published schemas.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "case_file.h"
#include "encodings.h"

namespace smp::conformance {
namespace {

int failures = 0;

void Fail(const std::string& text) {
  std::cerr << "FAILED: " << text << '\n';
  ++failures;
}

void Save(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// A case of another rule says nothing about method (SMP3xxx): its document is short, and what it
// lacks beside its subject would fill every expectation.
bool IsSubject(const Finding& finding, bool is_about_method) {
  return is_about_method || !finding.rule->id.starts_with("SMP3");
}

struct Checks {
  ValidateOptions options;
  bool is_about_method = false;
};

// All findings of an input; documents of one file follow each other.
std::vector<Finding> CheckAll(const std::vector<SourceDocument>& documents, const Checks& checks) {
  std::vector<Finding> all;
  for (const SourceDocument& document : documents) {
    for (Finding& finding : Validate(document, checks.options)) {
      // In whatever encoding it was read: a defect comes with its cure.
      if (finding.hint.empty()) Fail("no hint: " + finding.message);
      if (IsSubject(finding, checks.is_about_method)) all.push_back(std::move(finding));
    }
  }
  return all;
}

std::vector<ExpectedFinding> Expectations(const std::vector<Finding>& findings) {
  std::vector<ExpectedFinding> result;
  std::transform(findings.begin(), findings.end(), std::back_inserter(result), FromFinding);
  return result;
}

// "SMP2004 at /report/…", sorted: what must be the same in every encoding.
std::vector<std::string> Essence(const std::vector<Finding>& findings) {
  std::vector<std::string> essence;
  essence.reserve(findings.size());
  for (const Finding& finding : findings) {
    essence.push_back(std::string(finding.rule->id) + " at " + finding.pointer);
  }
  std::sort(essence.begin(), essence.end());
  return essence;
}

void CompareEncoding(const std::string& name, const Expected<std::vector<SourceDocument>>& read,
                     const std::vector<std::string>& expected, const Checks& checks) {
  if (!read) return Fail(name + " cannot be read: " + read.error().message);
  const std::vector<std::string> actual = Essence(CheckAll(*read, checks));
  if (actual == expected) return;
  Fail("as " + name + " the findings differ");
  for (const std::string& line : actual) std::cerr << "  " << name << ": " << line << '\n';
}

void CompareEncodings(const Case& expected, const std::vector<SourceDocument>& documents,
                      const std::vector<Finding>& findings, const Checks& checks) {
  if (expected.text_only || documents.size() != 1 || !documents[0].complete()) return;
  const SourceDocument& document = documents[0];
  const std::vector<std::string> essence = Essence(findings);
  ReadOptions options;
  options.format = Format::kJson;
  CompareEncoding("JSON", ReadBytes(document.ToText(Format::kJson), "report.json", options),
                  essence, checks);
  options = {};
  options.format = Format::kYaml;
  CompareEncoding("YAML", ReadBytes(document.ToText(Format::kYaml), "report.yaml", options),
                  essence, checks);
  if (const auto binary = ToBinary(document)) {
    options.format = Format::kBinary;
    options.kind = document.kind();
    options.edition = document.edition();
    CompareEncoding("binary", ReadBytes(*binary, "report.binpb", options), essence, checks);
  }
}

void SaveForOthers(const std::filesystem::path& out, const std::vector<SourceDocument>& documents,
                   const std::vector<Finding>& findings) {
  // What an earlier version of the case left must not be taken for this one's.
  std::filesystem::remove(out / "canonical.json");
  std::filesystem::remove(out / "verdict.json");
  if (documents.size() != 1 || !documents[0].complete()) return;
  const std::string schema = SchemaName(documents[0]);
  if (schema.empty()) return;
  // A tag is lost in JSON, so there is nothing to compare.
  const bool tagged = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.rule->id == "SMP1021";
  });
  if (tagged) return;
  // SMP1010 to SMP1019 but for the spelling notes are what the schema decides.
  const bool structural = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.rule->id >= "SMP1010" && finding.rule->id <= "SMP1020" &&
           finding.rule->id != "SMP1018";
  });
  Save(out / "canonical.json", ToCanonicalJson(documents[0]));
  Save(out / "verdict.json", std::string(R"({"schema": ")") + schema + R"(", "valid": )" +
                                 (structural ? "false" : "true") + "}\n");
}

int Run(const std::filesystem::path& directory, const std::filesystem::path& out) {
  auto loaded = LoadCase(directory);
  if (!loaded) {
    Fail(loaded.error());
    return 1;
  }
  auto documents = ReadFile(loaded->input);
  if (!documents) {
    Fail(documents.error().message);
    return 1;
  }
  Checks checks;
  checks.is_about_method = directory.parent_path().filename().string().starts_with("SMP3");
  if (!loaded->schema.empty()) {
    // By its bare name, which messages repeat: the same on every machine.
    std::ifstream file(loaded->schema, std::ios::binary);
    auto schema = ExtraSchema::Parse({std::istreambuf_iterator<char>(file), {}}, "schema.json");
    if (!schema) {
      Fail(schema.error().message);
      return 1;
    }
    checks.options.extra_schemas.push_back(std::move(*schema));
  }
  const std::vector<Finding> findings = CheckAll(*documents, checks);
  const std::string verdict = !IsValid(findings) ? "invalid" : "valid";
  if (std::getenv("SMP_UPDATE_GOLDEN") != nullptr) {
    Save(directory / "expect.json",
         FormatExpectation(verdict, loaded->text_only, Expectations(findings)));
    return 0;
  }
  if (verdict != loaded->verdict)
    Fail("the report is " + verdict + ", expected " + loaded->verdict);
  for (const std::string& line : Differences(loaded->findings, Expectations(findings))) Fail(line);
  CompareEncodings(*loaded, *documents, findings, checks);
  SaveForOthers(out, *documents, findings);
  return failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace smp::conformance

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: conformance_runner CASE_DIRECTORY OUTPUT_DIRECTORY\n";
    return 2;
  }
  return smp::conformance::Run(argv[1], argv[2]);
}
