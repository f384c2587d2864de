// Runs smp-validate on one hostile input: exit code and exact findings as the case says, each
// finding with a hint, in under 1 s of processor time and under 256 MiB.
//
// case.json: {"why", "file", "parts" or "special", "arguments": […], "exit": 1,
//   "findings": [{"rule", "line", "column"}] (of the first document, all of them, in order)
//   or "error": text that the message contains}
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "child.h"
#include "generator.h"

namespace smp::hostile {
namespace {

using nlohmann::json;

// Processor time, so that a busy machine fails nothing; the clock only tells a program that waits.
constexpr double kMaxCpuSeconds = 1;
constexpr double kMaxSeconds = 10;
constexpr double kMaxMib = 256;
// Of more findings than this a case lists the first three, how many follow, and the last.
constexpr std::size_t kMaxListed = 12;

int failures = 0;

void Fail(const std::string& text) {
  std::cerr << "FAILED: " << text << '\n';
  ++failures;
}

json Reduced(const json& output) {
  json findings = json::array();
  for (const json& document : output.at("documents")) {
    for (const json& finding : document.at("findings")) {
      findings.push_back({{"rule", finding.at("rule")},
                          {"line", finding.at("line")},
                          {"column", finding.at("column")}});
    }
  }
  if (findings.size() <= kMaxListed) return findings;
  json shortened = json::array({findings[0], findings[1], findings[2]});
  shortened.push_back({{"more", findings.size() - 4}});
  shortened.push_back(findings.back());
  return shortened;
}

void CheckFindings(const json& hostile_case, const json& output) {
  const json actual = Reduced(output);
  const json& expected = hostile_case.at("findings");
  if (actual == expected) return;
  Fail("findings differ\n  expected " + expected.dump() + "\n  actual   " + actual.dump());
  std::cerr << output.dump(1).substr(0, 4000) << '\n';
}

void CheckHints(const json& output) {
  for (const json& document : output.at("documents")) {
    for (const json& finding : document.at("findings")) {
      if (finding.value("hint", "").empty()) return Fail("no hint: " + finding.dump());
    }
  }
}

void CheckError(const std::string& expected, const json& output) {
  std::string all;
  for (const json& input : output.at("unreadable"))
    all += input.at("message").get<std::string>() + "\n";
  if (all.find(expected) == std::string::npos)
    Fail("no error says '" + expected + "'; found: " + all);
}

void Update(const std::string& case_file, const Outcome& outcome) {
  // Members keep their order, so that the difference shows what changed.
  auto hostile_case = nlohmann::ordered_json::parse(std::ifstream(case_file));
  const json output = json::parse(outcome.out);
  hostile_case["exit"] = outcome.exit_code;
  if (!hostile_case.contains("error")) hostile_case["findings"] = Reduced(output);
  std::ofstream(case_file) << hostile_case.dump(2) << '\n';
}

int Run(const std::string& case_file, const std::string& directory, const std::string& program,
        double slack) {
  const json hostile_case = json::parse(std::ifstream(case_file));
  const Input input = Generate(hostile_case, directory);
  if (input.skipped) {
    std::cout << "skipped: this user or file system cannot make the input\n";
    return 77;
  }
  std::vector<std::string> arguments = {program, "--format", "json"};
  for (const json& argument : hostile_case.value("arguments", json::array()))
    arguments.push_back(argument);
  arguments.push_back(input.path.string());
  const Outcome outcome = RunMeasured(arguments, directory, 100);
  std::cout << outcome.cpu_seconds << " s of processor time, " << outcome.seconds << " s, "
            << outcome.peak_mib << " MiB, exit " << outcome.exit_code << '\n';
  std::filesystem::remove_all(input.path);
  if (std::getenv("SMP_UPDATE_GOLDEN") != nullptr) {
    Update(case_file, outcome);
    return 0;
  }
  if (outcome.exit_code != hostile_case.at("exit")) {
    Fail("exit code " + std::to_string(outcome.exit_code) + ", expected " +
         hostile_case.at("exit").dump());
    std::cerr << outcome.err.substr(0, 4000) << '\n';
  }
  if (outcome.cpu_seconds > kMaxCpuSeconds * slack) {
    Fail("took " + std::to_string(outcome.cpu_seconds) + " s of processor time");
  }
  if (outcome.seconds > kMaxSeconds * slack) Fail("took " + std::to_string(outcome.seconds) + " s");
  if (outcome.peak_mib > kMaxMib * slack) Fail("took " + std::to_string(outcome.peak_mib) + " MiB");
  const json output = json::parse(outcome.out, nullptr, false);
  if (output.is_discarded()) {
    Fail("standard output is not JSON");
    return 1;
  }
  CheckHints(output);
  if (hostile_case.contains("error")) {
    CheckError(hostile_case.at("error"), output);
  } else {
    CheckFindings(hostile_case, output);
  }
  return failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace smp::hostile

// NOLINTNEXTLINE(bugprone-exception-escape): one that is thrown ends the test, and says why.
int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: hostile_runner CASE OUTPUT_DIRECTORY SMP_VALIDATE SLACK\n";
    return 2;
  }
  return smp::hostile::Run(argv[1], argv[2], argv[3], std::strtod(argv[4], nullptr));
}
