#include "model/spelling.h"

#include <catch2/catch.hpp>

#include "model/read_yaml.h"
#include "model/tree_text.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v1/document.pb.h"

using smp::Finding;
using smp::document::Tree;
using smp::model::Canonical;
using smp::model::FindingTexts;
using smp::model::ReadYaml;
using smp::model::TreeText;
using Texts = std::vector<std::string>;

namespace {

struct Respelt {
  std::string tree;  // empty: nothing was renamed
  Texts findings;
};

Respelt Respell(const std::string& yaml,
                const google::protobuf::Descriptor& type = *smp::v1::Document::descriptor()) {
  const Tree tree = ReadYaml(yaml);
  std::vector<Finding> findings;
  const auto copy = Canonical(tree, *tree.root(), type, &findings);
  return {copy ? TreeText(*copy) : "", FindingTexts(findings)};
}

}  // namespace

TEST_CASE("Canonical: a canonical tree is left alone", "[model]") {
  const auto [tree, findings] = Respell("smp_version: v1.0.0\ntest: {loop_model: OPEN}\n");
  CHECK(tree == "");
  CHECK(findings == Texts{});
}

TEST_CASE("Canonical: one note for all keys and one for all enum values", "[model]") {
  const auto [tree, findings] = Respell(
      "smpVersion: v1.0.0\n"
      "test:\n"
      "  loopModel: LOOP_MODEL_OPEN\n"
      "  stages: [{targetRequestsPerSecond: 5}]\n"
      "  clients: [{protocol: PROTOCOL_HTTP}]\n");
  CHECK(tree == R"({smp_version:"v1.0.0",test:{loop_model:"OPEN",)"
                R"(stages:[{target_requests_per_second:5}],clients:[{protocol:"HTTP"}]}})");
  CHECK(findings ==
        Texts{"1:1-1:11 note SMP1018 /smpVersion: `smpVersion` is the camelCase spelling of "
              "`smp_version`; 2 more keys are camelCase (write `smp_version`; both are read)",
              "3:14-3:29 note SMP1018 /test/loopModel: `LOOP_MODEL_OPEN` is the long name of "
              "`OPEN`; 1 more value has a long name (write `OPEN`; both are read)"});
}

TEST_CASE("Canonical: both spellings of a field are an error and the first stays", "[model]") {
  const auto [tree, findings] = Respell(
      "smp_version: v1.0.0\n"
      "smpVersion: v2.0.0\n"
      "test: {loopModel: OPEN, loop_model: CLOSED}\n");
  CHECK(tree == R"({smp_version:"v1.0.0",test:{loop_model:"OPEN"}})");
  CHECK(findings ==
        Texts{"2:1-2:11 error SMP1003 /smpVersion: `smpVersion` and `smp_version` are one field, "
              "given twice; the first is at 1:1 (remove `smpVersion`; the first one is used here)",
              "3:25-3:35 error SMP1003 /test/loop_model: `loop_model` and `loopModel` are one "
              "field, given twice; the first is at 3:8 (remove `loopModel`; the first one is used "
              "here)"});
}

TEST_CASE("Canonical: map keys, free structures and unknown fields are not ours", "[model]") {
  const auto [tree, findings] = Respell(
      "report:\n"
      "  labels: {smpVersion: x, loopModel: LOOP_MODEL_OPEN}\n"
      "  extensions: {org.example: {loopModel: LOOP_MODEL_OPEN}}\n"
      "  unknownField: {loopModel: LOOP_MODEL_OPEN}\n");
  CHECK(tree == "");
  CHECK(findings == Texts{});
}

TEST_CASE("Canonical: other spellings are for the schema check", "[model]") {
  const auto [tree, findings] = Respell(
      "SmpVersion: v1.0.0\n"
      "smp-version: v1.0.0\n"
      "test: {loop_model: open, run_order: loop_model_open, coordinated_omission: "
      "LOOP_MODEL_OPEN}\n");
  CHECK(tree == "");
  CHECK(findings == Texts{});
}

TEST_CASE("Canonical: v0 keeps the whole names of its enums", "[model]") {
  const auto [tree, findings] =
      Respell("clients: [{loadGenerator: fortio, protocol: PROTOCOL_HTTP}]\n",
              *smp::v0::PerformanceTestConfig::descriptor());
  CHECK(tree == R"({clients:[{load_generator:"fortio",protocol:"PROTOCOL_HTTP"}]})");
  CHECK(findings == Texts{"1:12-1:25 note SMP1018 /clients/0/loadGenerator: `loadGenerator` is "
                          "the camelCase spelling of `load_generator` (write `load_generator`; "
                          "both are read)"});
}

TEST_CASE("Canonical: only what is below the node changes, and origins lead back", "[model]") {
  const Tree tree = ReadYaml("meshType: 3\ntest: {smpVersion: v0.6.1}\n");
  std::vector<Finding> findings;
  const auto copy = Canonical(tree, *Find(*tree.root(), "test"),
                              *smp::v0::PerformanceTestConfig::descriptor(), &findings);
  REQUIRE(copy);
  CHECK(TreeText(*copy) == R"({meshType:3,test:{smp_version:"v0.6.1"}})");
  const auto* version = Resolve(*copy->root(), "/test/smp_version");
  REQUIRE(version != nullptr);
  CHECK(PointerOf(Written(*version)) == "/test/smpVersion");
  CHECK(version->index == 0);
}

TEST_CASE("Canonical: nodes of the wrong kind are passed over", "[model]") {
  const auto [tree, findings] = Respell("test: [{loopModel: 1}]\nreport: {results: {a: 1}}\n");
  CHECK(tree == "");
  CHECK(findings == Texts{});
}
