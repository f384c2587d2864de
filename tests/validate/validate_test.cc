// Checking through the public API.
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "smp/smp.h"

namespace smp {
namespace {

std::vector<Finding> Check(const std::string& text, const std::string& name = "report.yaml",
                           const ValidateOptions& options = {}) {
  const auto documents = ReadBytes(text, name);
  REQUIRE(documents.has_value());
  return Validate(documents->front(), options);
}

std::vector<std::string> Lines(const std::vector<Finding>& findings) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings) {
    lines.push_back(std::to_string(finding.span.begin.line) + ":" +
                    std::to_string(finding.span.begin.column) + " " +
                    std::string(finding.rule->id) + " " + finding.pointer);
  }
  return lines;
}

constexpr const char* kTwoDefects = "smp_version: v1.0.0\nmesh:\n  type: istio\n  version: 1.20\n";

TEST_CASE("Validate: every defect is found, in the order of the document", "[validate]") {
  CHECK(Lines(Check(kTwoDefects)) ==
        std::vector<std::string>{"3:9 SMP1013 /mesh/type", "4:12 SMP1017 /mesh/version"});
}

TEST_CASE("Validate: a value that breaks the schema is not reported again by the rules",
          "[validate]") {
  const auto findings = Check(
      "smp_version: v1.0.0\nresult:\n  id: r\n"
      "  window: {start_time: 2026-03-01T10:00:00Z, end_time: 2026-03-01T10:01:00Z}\n"
      "  achieved_requests_per_second: fast\n");
  CHECK(Lines(findings) ==
        std::vector<std::string>{"5:33 SMP1012 /result/achieved_requests_per_second"});
}

TEST_CASE("Validate: a mesh without type is told once", "[validate]") {
  CHECK(Lines(Check("smp_version: v1.0.0\nmesh:\n  version: 1.24.1\n")) ==
        std::vector<std::string>{"2:1 SMP1011 /mesh"});
}

TEST_CASE("RenderText: a secret is not repeated", "[validate]") {
  const auto documents = ReadBytes(
      "smp_version: v1.0.0\ntest:\n  stages: [{duration: 60s}]\n  clients:\n    - id: a\n"
      "      load_generator: {name: wrk2}\n      endpoint_urls: [\"http://a.test\"]\n"
      "      headers:\n        authorization: Bearer hunter2hunter2\n",
      "report.yaml");
  REQUIRE(documents.has_value());
  CheckedInput input{.file = "report.yaml", .error = {}, .documents = {}};
  input.documents.push_back({documents->front(), Validate(documents->front())});
  REQUIRE(Lines(input.documents.front().findings) ==
          std::vector<std::string>{"9:24 SMP6062 /test/clients/0/headers/authorization"});
  CHECK(RenderText(input).find("hunter2") == std::string::npos);
}

TEST_CASE("Validate: a value that does not fit its tag is told once", "[validate]") {
  const auto findings = Check(
      "smp_version: v1.0.0\ninfrastructure:\n"
      "  node_pools: [{name: a, count: !!int three, cores: 4, memory_bytes: 1}]\n");
  CHECK(Lines(findings) ==
        std::vector<std::string>{"3:33 SMP1021 /infrastructure/node_pools/0/count"});
}

TEST_CASE("Validate: a value whose alias leads nowhere is told once", "[validate]") {
  CHECK(Lines(Check("smp_version: v1.0.0\nmesh: *nowhere\n")) ==
        std::vector<std::string>{"2:7 SMP1001 /mesh"});
}

TEST_CASE("Validate: an envelope of two bodies has one too many, not an unknown field",
          "[validate]") {
  const auto findings = Check(
      "smp_version: v1.0.0\nmesh: {type: ISTIO, version: 1.24.1}\n"
      "workload: {application: {name: bookinfo}}\n");
  CHECK(Lines(findings) == std::vector<std::string>{"1:1 SMP1019 "});
}

TEST_CASE("Validate: a message of v0.6 that could be any of four has one finding", "[validate]") {
  CHECK(Lines(Check("smp_version: v0.6.1\nid: a\n")) == std::vector<std::string>{"1:1 SMP1030 "});
}

TEST_CASE("Validate: findings beyond the limit are not kept, and this is told", "[validate]") {
  std::string text = "smp_version: v1.0.0\nmesh:\n  type: ISTIO\n  version: 1.24.1\n";
  for (int i = 0; i < 50; ++i) text += "  unknown" + std::to_string(i) + ": x\n";
  ReadOptions options;
  options.limits.max_findings = 10;
  const auto documents = ReadBytes(text, "many.yaml", options);
  REQUIRE(documents.has_value());
  const auto findings = Validate(documents->front());
  REQUIRE(findings.size() == 11);
  CHECK(findings.back().rule->id == "SMP1005");
  CHECK(findings.back().message == "more findings are not shown; the limit is 10");
}

TEST_CASE("Validate: the same document gives the same findings in every thread", "[validate]") {
  const auto documents = ReadBytes(kTwoDefects, "report.yaml");
  REQUIRE(documents.has_value());
  const auto expected = Lines(Validate(documents->front()));
  std::vector<std::vector<std::string>> results(8);
  {
    std::vector<std::jthread> threads;
    for (auto& result : results) {
      threads.emplace_back([&] { result = Lines(Validate(documents->front())); });
    }
  }
  for (const auto& result : results) CHECK(result == expected);
}

TEST_CASE("Validate: nothing lies in the future without a clock", "[validate]") {
  const std::string text =
      "smp_version: v1.0.0\nresult:\n  id: r\n"
      "  window: {start_time: 2099-03-01T10:00:00Z, end_time: 2099-03-01T10:01:00Z}\n"
      "  achieved_requests_per_second: 5\n";
  CHECK(Check(text).empty());
  ValidateOptions options;
  options.now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23);
  const auto findings = Check(text, "report.yaml", options);
  REQUIRE_FALSE(findings.empty());
  CHECK(findings.front().rule->id == "SMP2027");
}

TEST_CASE("Validate: an extra schema adds findings of its own rule", "[validate]") {
  auto schema =
      ExtraSchema::Parse(R"({"properties": {"mesh": {"required": ["labels"]}}})", "house.json");
  REQUIRE(schema.has_value());
  ValidateOptions options;
  options.extra_schemas.push_back(*schema);
  const auto findings =
      Check("smp_version: v1.0.0\nmesh: {type: ISTIO, version: 1.24.1}\n", "m.yaml", options);
  CHECK(Lines(findings) == std::vector<std::string>{"2:1 SMP1022 /mesh"});
}

TEST_CASE("Validate: a schema that cannot be used is an error, not a crash", "[validate]") {
  for (const char* text : {"", "{", "[]", R"({"type": "objekt"})",
                           R"({"$ref": "http://example.test/x"})", R"({"pattern": "("})"}) {
    INFO(text);
    const auto schema = ExtraSchema::Parse(text, "broken.json");
    REQUIRE_FALSE(schema.has_value());
    CHECK(schema.error().code == ErrorCode::kInvalidSchema);
    CHECK(schema.error().message.find("broken.json") == 0);
  }
}

TEST_CASE("Grade: errors make a document invalid, those of method only less credible",
          "[validate]") {
  const Rule method{"SMP3999", "method", Severity::kError, "", "", "", "", {}, true};
  const Rule other{"SMP2999", "other", Severity::kError, "", "", "", "", {}, false};
  const auto found = [](const Rule& rule, Severity severity) {
    Finding finding;
    finding.rule = &rule;
    finding.severity = severity;
    return std::vector<Finding>{finding};
  };
  const auto documents = ReadBytes("smp_version: v1.0.0\nreport: {id: a}\n", "report.yaml");
  REQUIRE(documents.has_value());
  const SourceDocument& report = documents->front();
  CHECK(GradeName(GradeOf(report, {})) == "credible");
  CHECK(GradeName(GradeOf(report, found(method, Severity::kNote))) == "credible");
  CHECK(GradeName(GradeOf(report, found(method, Severity::kWarning))) == "valid");
  CHECK(GradeName(GradeOf(report, found(method, Severity::kError))) == "valid");
  CHECK(GradeName(GradeOf(report, found(other, Severity::kWarning))) == "credible");
  CHECK(GradeName(GradeOf(report, found(other, Severity::kError))) == "invalid");
  const auto meshes = ReadBytes("smp_version: v1.0.0\nmesh: {type: NONE}\n", "mesh.yaml");
  REQUIRE(meshes.has_value());
  CHECK(GradeName(GradeOf(meshes->front(), {})) == "valid");
}

}  // namespace
}  // namespace smp
