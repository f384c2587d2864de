#include "smp/requirements.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>

namespace smp {
namespace {

constexpr std::chrono::sys_days kToday = std::chrono::year{2026} / 12 / 1;

Expected<Requirements> Parsed(std::string text) {
  return Requirements::Parse(std::move(text), "r.yaml", kToday);
}

std::string Refusal(std::string text) {
  const auto parsed = Parsed(std::move(text));
  return parsed ? "taken" : parsed.error().message + "; " + parsed.error().hint;
}

CheckedInput Checked(std::string file) {
  CheckedInput input;
  input.file = file;
  auto documents =
      ReadBytes("smp_version: v1.0.0\nmesh: {type: ISTIO, version: latest}\n", std::move(file));
  REQUIRE(documents.has_value());
  std::vector<Finding> findings = Validate(documents->front());
  REQUIRE(findings.size() == 1);
  REQUIRE(findings.front().rule->id == "SMP2029");
  input.documents.push_back({std::move(documents->front()), std::move(findings), {}});
  return input;
}

TEST_CASE("Requirements: everything a file may say", "[requirements]") {
  const auto parsed = Parsed(
      "require: credible\nfail-on: note\nsettings: {SMP3008.min_samples_beyond: 20}\n"
      "ignore: [{rule: SMP2029, reason: nightly}]\n");
  REQUIRE(parsed.has_value());
  CHECK(parsed->require() == Grade::kCredible);
  CHECK(parsed->fail_on() == Severity::kNote);
  CHECK(parsed->settings().changed().size() == 1);
}

TEST_CASE("Requirements: an empty file asks for nothing", "[requirements]") {
  for (const char* text : {"", "# nothing\n", "---\n"}) {
    const auto parsed = Parsed(text);
    REQUIRE(parsed.has_value());
    CHECK_FALSE(parsed->require());
    CHECK_FALSE(parsed->Check());
  }
}

TEST_CASE("Requirements: what is not of the form", "[requirements]") {
  CHECK(
      Refusal("[]") ==
      "r.yaml:1:1: the file is no mapping; it holds require, fail-on, settings and ignore, all of "
      "them optional");
  CHECK(Refusal("requir: valid\n") ==
        "r.yaml:1:1: unknown key `requir`; there are require, fail-on, settings, ignore");
  CHECK(Refusal("require: good\n") ==
        "r.yaml:1:10: `require` cannot be 'good'; write valid or credible");
  CHECK(Refusal("fail-on: [error]\n") ==
        "r.yaml:1:10: `fail-on` cannot be ''; write error, warning or note");
  CHECK(Refusal("settings: {SMP3008.x: 1}\n") ==
        "r.yaml:1:12: SMP3008 quantile-support has no setting 'x'; its settings: "
        "min_samples_beyond");
  CHECK(Refusal("ignore: SMP2029\n") ==
        "r.yaml:1:9: `ignore` is no list; write an entry for each: - {rule: SMP3020, reason: …}");
  CHECK(Refusal("ignore: [{reason: x}]\n") ==
        "r.yaml:1:10: an entry of `ignore` has no `rule`; name a rule by id or name; smp-validate "
        "--list-rules lists them all");
  CHECK(Refusal("ignore: [{rule: SMP2029, until: 2027-02-30}]\n") ==
        "r.yaml:1:33: `until` is '2027-02-30', which is no day; write the last day on which the "
        "entry holds, as in 2027-01-31");
  CHECK(Refusal("a: 1\na: 2\n").find("r.yaml:2:1: ") == 0);
  CHECK(Refusal("ignore: [\n").find("r.yaml:") == 0);
  CHECK(Refusal("a: 1\n---\nb: 2\n").find("the file holds several documents; keep one") !=
        std::string::npos);
}

TEST_CASE("Requirements: ignored findings keep their reason", "[requirements]") {
  auto parsed = Parsed("ignore:\n  - {rule: mesh-version, path: run*.yaml, reason: nightly}\n");
  REQUIRE(parsed.has_value());
  CheckedInput input = Checked("./run-1.yaml");
  parsed->Apply(input);
  const auto& document = input.documents.front();
  CHECK(document.findings.empty());
  REQUIRE(document.ignored.size() == 1);
  CHECK(document.ignored.front().reason == "nightly");
  CHECK(document.ignored.front().finding.rule->id == "SMP2029");
  CheckedInput other = Checked("other.yaml");
  parsed->Apply(other);
  CHECK(other.documents.front().findings.size() == 1);
  CHECK_FALSE(parsed->Check());
}

TEST_CASE("IgnoreStanza: what it writes ignores what it was given, once a reason is there",
          "[requirements]") {
  IgnoreStanza stanza;
  CHECK(stanza.Text().empty());
  stanza.Add(Checked("./a \"b\".yaml"));
  CHECK(stanza.Text() ==
        "ignore:\n  - rule: SMP2029  # mesh-version\n    path: \"a \\\"b\\\".yaml\"\n    reason: "
        "\"\"\n");
  std::string text = stanza.Text();
  text.replace(text.find("reason: \"\""), 10, "reason: because");
  auto parsed = Parsed(text);
  REQUIRE(parsed.has_value());
  CheckedInput input = Checked("./a \"b\".yaml");
  parsed->Apply(input);
  CHECK(input.documents.front().findings.empty());
  CHECK_FALSE(parsed->Check());
}

}  // namespace
}  // namespace smp
