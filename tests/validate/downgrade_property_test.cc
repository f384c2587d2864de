// What goes from v0.6 to v1 and back is the same message, whatever valid document it was.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <span>

#include "long_runs.h"
#include "model/random_message.h"
#include "validate/read_messages.h"
#include "validate/v06_generator.h"

namespace smp {
namespace {

constexpr Kind kKinds[] = {Kind::kTestConfig, Kind::kMeshConfig, Kind::kEnvironment,
                           Kind::kTestResult};

// Reads a message from its text or, by chance, from the binary form of it.
SourceDocument Read(V06Generator& random, const std::string& json, Kind kind) {
  ReadOptions options;
  options.kind = kind;
  SourceDocument document = ReadOne(json, options);
  REQUIRE(document.edition() == Edition::kV06);
  const std::string bytes = model::WriteBinary(*ReadMessage(document));
  switch (random.Below(4)) {
    case 0:
      if (bytes.empty()) return document;  // no input has no document
      options.format = Format::kBinary;
      options.edition = Edition::kV06;
      return ReadOne(bytes, options);
    case 1:
      return ReadOne(document.ToText(Format::kYaml), options);
    default:
      return document;
  }
}

// A document of v1 as it is after it was written and read.
SourceDocument Written(V06Generator& random, const SourceDocument& document) {
  switch (random.Below(5)) {
    case 0:
      return ReadOne(document.ToText(Format::kYaml));
    case 1:
      return ReadOne(document.ToText(Format::kJson));
    case 2:
      return ReadOne(smp::Write(*Decode(document), Format::kBinary));
    default:
      return document;
  }
}

// Messages of v0.6 up to v1 and back.
std::vector<SourceDocument> ThereAndBack(V06Generator& random,
                                         const std::vector<SourceDocument>& messages,
                                         const UpgradeOptions& options) {
  std::vector<SourceDocument> back;
  for (const SourceDocument& upgraded : DocumentsOf(Upgrade(messages, options))) {
    UNSCOPED_INFO(upgraded.ToText(Format::kYaml));
    for (SourceDocument& message : DocumentsOf(Downgrade(Written(random, upgraded)))) {
      UNSCOPED_INFO(message.ToText(Format::kYaml));
      back.push_back(std::move(message));
    }
  }
  return back;
}

TEST_CASE("Downgrade: a message comes back from v1 as it was", "[validate][property]") {
  const int rounds = Rounds(500, 10'000);
  for (int seed = 0; seed < rounds; ++seed) {
    V06Generator random(static_cast<std::uint32_t>(seed));
    const Kind kind = kKinds[random.Below(4)];
    const std::string json = random.Message(kind);
    CAPTURE(seed, json);
    const SourceDocument document = Read(random, json, kind);
    const std::vector<SourceDocument> back = ThereAndBack(random, {document}, {});
    REQUIRE(back.size() == 1);
    CHECK(back[0].kind() == kind);
    REQUIRE(model::Differences(*ReadMessage(document), *ReadMessage(back[0])) == "");
  }
}

// The ids of the errors of shape.
std::set<std::string_view> ShapeErrors(const SourceDocument& document) {
  std::set<std::string_view> ids;
  for (const Finding& finding : Validate(document)) {
    const bool is_of_shape = finding.rule->id.starts_with("SMP1");
    if (is_of_shape && finding.severity == Severity::kError) ids.insert(finding.rule->id);
  }
  return ids;
}

TEST_CASE("Upgrade: what a valid message becomes lacks fields at most", "[validate][property]") {
  const int rounds = Rounds(500, 10'000);
  for (int seed = 0; seed < rounds; ++seed) {
    V06Generator random(static_cast<std::uint32_t>(seed));
    const Kind kind = kKinds[random.Below(4)];
    const SourceDocument document = Read(random, random.Message(kind), kind);
    // What upstream does not demand, and empty where v1 wants something.
    std::set<std::string_view> allowed = {"SMP1011", "SMP1015", "SMP1016"};
    allowed.merge(ShapeErrors(document));
    for (const SourceDocument& upgraded : DocumentsOf(Upgrade(std::span(&document, 1)))) {
      CAPTURE(seed, document.ToText(Format::kYaml), upgraded.ToText(Format::kYaml));
      const std::set<std::string_view> errors = ShapeErrors(upgraded);
      REQUIRE(std::includes(allowed.begin(), allowed.end(), errors.begin(), errors.end()));
    }
  }
}

struct Bundle {
  std::vector<SourceDocument> messages;  // in the order of what comes back
};

Bundle MakeBundle(V06Generator& random, const V06Ids& ids) {
  Bundle bundle;
  for (const Kind kind : {Kind::kTestConfig, Kind::kMeshConfig, Kind::kEnvironment}) {
    const bool is_named = kind == Kind::kTestConfig   ? !ids.test.empty()
                          : kind == Kind::kMeshConfig ? !ids.mesh.empty()
                                                      : !ids.environment.empty();
    if (is_named) bundle.messages.push_back(Read(random, random.Message(kind, ids), kind));
  }
  const std::uint32_t results = 1 + random.Below(3);
  for (std::uint32_t i = 0; i < results; ++i) {
    bundle.messages.push_back(
        Read(random, random.Message(Kind::kTestResult, ids), Kind::kTestResult));
  }
  return bundle;
}

std::string TextsOf(const Bundle& bundle) {
  std::string texts;
  for (const SourceDocument& message : bundle.messages) texts += message.ToText(Format::kNdjson);
  return texts;
}

void CheckBundle(V06Generator& random, const Bundle& bundle, const UpgradeOptions& options) {
  const std::vector<SourceDocument> back = ThereAndBack(random, bundle.messages, options);
  REQUIRE(back.size() == bundle.messages.size());
  for (std::size_t i = 0; i < back.size(); ++i) {
    CAPTURE(i);
    CHECK(back[i].kind() == bundle.messages[i].kind());
    REQUIRE(model::Differences(*ReadMessage(bundle.messages[i]), *ReadMessage(back[i])) == "");
  }
}

TEST_CASE("Downgrade: messages that name each other come back from one report",
          "[validate][property]") {
  const int rounds = Rounds(500, 10'000);
  const std::string urn = "urn:uuid:7d0a3c52-3f8e-4a56-8a44-6a5b8c1f2e90";
  for (int seed = 0; seed < rounds; ++seed) {
    V06Generator random(static_cast<std::uint32_t>(seed));
    V06Ids ids;
    if (!random.Chance(5)) ids.test = random.Chance(3) ? urn : "test-1";
    if (!random.Chance(5)) ids.mesh = random.Chance(3) ? urn : "mesh-1";
    if (ids.test.empty() && ids.mesh.empty()) ids.test = "test-1";
    if (!random.Chance(3)) ids.environment = random.Chance(3) ? urn : "env-1";
    const Bundle bundle = MakeBundle(random, ids);
    CAPTURE(seed, TextsOf(bundle));
    CHECK(DocumentsOf(Upgrade(bundle.messages)).size() == 1);
    CheckBundle(random, bundle, {});
  }
}

TEST_CASE("Downgrade: messages that were joined by force come back", "[validate][property]") {
  const int rounds = Rounds(500, 10'000);
  for (int seed = 0; seed < rounds; ++seed) {
    V06Generator random(static_cast<std::uint32_t>(seed));
    Bundle bundle;
    for (const Kind kind : {Kind::kTestConfig, Kind::kMeshConfig, Kind::kEnvironment}) {
      if (!random.Chance(3)) bundle.messages.push_back(Read(random, random.Message(kind), kind));
    }
    const std::uint32_t results = bundle.messages.size() < 2 ? 1 : random.Below(3);
    for (std::uint32_t i = 0; i < results; ++i) {
      bundle.messages.push_back(Read(random, random.Message(Kind::kTestResult), Kind::kTestResult));
    }
    CAPTURE(seed, TextsOf(bundle));
    UpgradeOptions options;
    options.force_join = true;
    CheckBundle(random, bundle, options);
  }
}

}  // namespace
}  // namespace smp
