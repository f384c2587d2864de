// Downgrade: limits, the binary form, and what is the same every time. What comes of whole
// documents is kept in tests/upgrade/cases.
#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>

#include "smp/v0/environment.pb.h"
#include "smp/v0/test_config.pb.h"
#include "validate/read_messages.h"

namespace smp {
namespace {

TEST_CASE("Downgrade: pools become no more than 10 000 nodes", "[validate][hostile]") {
  const SourceDocument report = ReadOne(
      "smp_version: v1.0.0\n"
      "infrastructure:\n"
      "  node_pools:\n"
      "    - {name: a, count: 2, cores: 4}\n"
      "    - {name: b, count: 9223372036854775807, cores: 8}\n"
      "    - {name: c, count: 1, cores: 16}\n");
  const auto outcome = Downgrade(report);
  const std::vector<SourceDocument> messages = DocumentsOf(outcome);
  REQUIRE(messages.size() == 1);
  const auto message = ReadMessage(messages[0]);
  const auto& environment = dynamic_cast<const v0::EnvironmentConfig&>(*message);
  CHECK(environment.nodes_size() == 10'000);
  CHECK(environment.nodes(9'999).cores() == 8);
  std::string lost;
  for (const Change& change : outcome->documents[0].steps[0].changes) {
    if (change.rule->loss_class == LossClass::kLossy) {
      lost += std::string(change.rule->id) + " " + change.from_pointer + "\n";
    }
  }
  CHECK(lost ==
        "SMP8316 /infrastructure/node_pools/0/name\n"
        "SMP8316 /infrastructure/node_pools/1/name\n"
        "SMP8314 /infrastructure/node_pools/1/count\n"
        "SMP8316 /infrastructure/node_pools/2\n");
}

TEST_CASE("Downgrade: unknown fields of a binary message come back in the binary form",
          "[validate]") {
  v0::PerformanceTestConfig config;
  config.set_smp_version("v0.6.1");
  config.add_clients()->set_load_generator("fortio");
  config.add_clients()->set_rps(10);
  auto& of_client =
      *config.mutable_clients(1)->GetReflection()->MutableUnknownFields(config.mutable_clients(1));
  of_client.AddVarint(100, 7);
  config.GetReflection()->MutableUnknownFields(&config)->AddLengthDelimited(200, "kept");
  const std::string bytes = model::WriteBinary(config);
  ReadOptions options;
  options.kind = Kind::kTestConfig;
  options.edition = Edition::kV06;
  options.format = Format::kBinary;
  const SourceDocument message = ReadOne(bytes, options);
  const std::vector<SourceDocument> up = DocumentsOf(Upgrade(std::span(&message, 1)));
  REQUIRE(up.size() == 1);
  // In text, so that what is kept is seen to be in the document.
  const SourceDocument report = ReadOne(up[0].ToText(Format::kYaml));
  const std::vector<SourceDocument> back = DocumentsOf(Downgrade(report));
  REQUIRE(back.size() == 1);
  const auto written = Write(back[0], Format::kBinary);
  REQUIRE(written.has_value());
  CHECK(*written == bytes);
}

TEST_CASE("Downgrade: unknown fields of a message that is gone are listed", "[validate]") {
  const SourceDocument edited = ReadOne(
      "smp_version: v1.0.0\n"
      "test:\n"
      "  clients: [{id: a, load_generator: {name: fortio}, endpoint_urls: [\"http://a.test/\"]}]\n"
      "extensions:\n"
      "  io.smp-spec.unmapped: {unknown_fields: {test_config/clients/1: oAYH}}\n");
  const auto outcome = Downgrade(edited);
  REQUIRE(outcome.has_value());
  std::string lost;
  for (const Change& change : outcome->documents.at(0).steps.at(0).changes) {
    if (change.rule->id == "SMP8316") lost += change.from_pointer + " " + change.from_value + "\n";
  }
  CHECK(lost ==
        "/test/clients/0/id a\n"
        "/extensions {\"io.smp-spec.unmapped\": {\"unknown_fields\": "
        "{\"test_config/clients/1\": \"oAYH\"}}}\n");
}

// "SMP1023 /pointer" a line.
std::string PlacesOf(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += std::string(finding.rule->id) + " " + finding.pointer + "\n";
  }
  return text;
}

TEST_CASE("Downgrade: each message can be written in the binary form", "[validate]") {
  const SourceDocument report = ReadOne(
      "smp_version: v1.0.0\n"
      "report:\n"
      "  test: {id: t, clients: [{id: a, load_generator: {name: fortio}}]}\n"
      "  mesh: {type: ISTIO}\n"
      "  results: [{achieved_requests_per_second: 5}]\n");
  const SourceDocument profile = ReadOne("smp_version: v1.0.0\ntest: {id: t}\n");
  for (const SourceDocument& document : {report, profile}) {
    for (const SourceDocument& message : DocumentsOf(Downgrade(document))) {
      for (const Format format : {Format::kBinary, Format::kTextProto}) {
        const auto written = Write(message, format);
        REQUIRE(written.has_value());
        ReadOptions options;
        options.edition = Edition::kV06;
        options.kind = message.kind();
        options.format = format;
        CHECK(ReadMessage(ReadOne(*written, options))->DebugString() ==
              ReadMessage(message)->DebugString());
      }
    }
  }
}

TEST_CASE("Downgrade: unknown fields hide no loss, and text tells that it has no place for them",
          "[validate]") {
  const std::vector<SourceDocument> made = DocumentsOf(Downgrade(ReadOne(
      "smp_version: v1.0.0\n"
      "test: {id: t, clients: [{id: client-0}]}\n"
      "extensions:\n"
      "  io.smp-spec.unmapped:\n"
      "    test_config: {owner: web}\n"
      "    unknown_fields: {test_config: oAYH, test_config/clients/0: oAYH}\n"
      "upgrade_trail:\n"
      "  - from_edition: v0.6\n"
      "    to_edition: v1.0.0\n"
      "    changes: [{to_pointer: /test/clients/0/id, to_value: client-0, rule: SMP8109}]\n")));
  const auto lost = [&made](Format format) {
    const auto encoded = Encode(made.at(0), format);
    REQUIRE(encoded.has_value());
    CHECK(encoded->bytes.empty() != encoded->lost.empty());
    return PlacesOf(encoded->lost);
  };
  CHECK(lost(Format::kBinary) == "SMP1010 /extensions/io.smp-spec.unmapped/test_config/owner\n");
  CHECK(lost(Format::kYaml) == "SMP1023 /test\nSMP1023 /test/clients/0\n");
  CHECK(lost(Format::kTextProto) ==
        "SMP1023 /test\nSMP1023 /test/clients/0\n"
        "SMP1010 /extensions/io.smp-spec.unmapped/test_config/owner\n");
  const auto dropped = Encode(made.at(0), Format::kJson, {.drop_unknown = true, .originals = {}});
  REQUIRE(dropped.has_value());
  CHECK(PlacesOf(dropped->dropped) == "SMP1023 /test\nSMP1023 /test/clients/0\n");
}

// "SMP8316 /pointer" a line, of what is lost.
std::string LossesOf(const UpgradedDocument& document) {
  std::string text;
  for (const Change& change : document.steps.at(0).changes) {
    if (change.rule->loss_class != LossClass::kLossy) continue;
    text += std::string(change.rule->id) + " " + change.from_pointer + "\n";
  }
  return text;
}

TEST_CASE("Downgrade: unknown fields of a binary document are listed", "[validate]") {
  const auto bytes = Write(ReadOne("smp_version: v1.0.0\n"
                                   "report:\n"
                                   "  test: {id: t}\n"
                                   "  results: [{achieved_requests_per_second: 5}]\n"),
                           Format::kBinary);
  REQUIRE(bytes.has_value());
  // Field 2000 of the document, a varint.
  auto outcome = Downgrade(ReadOne(*bytes + "\x80\x7D\x07"));
  REQUIRE(outcome.has_value());
  const auto& changes = outcome->documents.at(0).steps.at(0).changes;
  CHECK(LossesOf(outcome->documents.at(0)) == "SMP8316 /\n");
  CHECK(std::any_of(changes.begin(), changes.end(),
                    [](const Change& change) { return change.from_value == "gH0H"; }));
}

TEST_CASE("Downgrade: nodes repeat no more than 16 MiB of text", "[validate][hostile]") {
  const std::string type(std::size_t{20} << 10, 'm');
  const auto outcome =
      Downgrade(ReadOne("smp_version: v1.0.0\n"
                        "infrastructure:\n"
                        "  node_pools:\n"
                        "    - {count: 10000, machine_type: " +
                        type +
                        "}\n"
                        "    - {count: 10000, machine_type: " +
                        type + "}\n"));
  REQUIRE(outcome.has_value());
  CHECK(LossesOf(outcome->documents.at(0)) ==
        "SMP8314 /infrastructure/node_pools/0/count\n"
        "SMP8315 /infrastructure/node_pools/0/count\n"
        "SMP8315 /infrastructure/node_pools/1\n"
        "SMP8314 /infrastructure/node_pools/1/count\n");
  const auto size = outcome->documents.at(0).document.ToText(Format::kJson).size();
  CHECK(size > std::size_t{15} << 20);
  CHECK(size < std::size_t{18} << 20);
}

TEST_CASE("Downgrade: results repeat no more than 16 MiB of an id", "[validate][hostile]") {
  constexpr int kResults = 4000;
  const std::string id(std::size_t{5} << 10, 'i');
  std::string text = "smp_version: v1.0.0\nreport:\n  test: {id: " + id + "}\n  results:\n";
  for (int i = 0; i < kResults; ++i) text += "    - {achieved_requests_per_second: 5}\n";
  const auto outcome = Downgrade(ReadOne(text));
  REQUIRE(outcome.has_value());
  REQUIRE(outcome->documents.size() == kResults + 1);
  CHECK(LossesOf(outcome->documents.at(0)) == "SMP8316 /report/test/id\n");
  CHECK(outcome->documents.at(1).document.ToText(Format::kYaml) ==
        "smp_version: v0.6.1\nactual_qps: 5\n");
}

TEST_CASE("Downgrade: the same report gives the same messages and changes", "[validate]") {
  const std::string path = std::string(SMP_SOURCE_DIR) + "/examples/reports/istio-sidecar.yaml";
  std::vector<std::string> texts;
  for (int i = 0; i < 2; ++i) {
    const auto documents = ReadFile(path);
    REQUIRE(documents.has_value());
    const auto outcome = Downgrade(documents->front());
    REQUIRE(outcome.has_value());
    std::string& text = texts.emplace_back();
    for (const UpgradedDocument& one : outcome->documents) {
      CHECK(one.sources == std::vector<std::size_t>{0});
      CHECK(one.findings.empty());
      text += one.document.ToText(Format::kYaml);
      for (const Change& change : one.steps.at(0).changes) {
        text += change.from_pointer + " " + change.to_pointer + "\n";
      }
    }
  }
  CHECK(texts[0] == texts[1]);
}

// Lists of 50 000 items in the places that are searched by name, place or position.
std::string LargeReport() {
  constexpr int kCount = 50'000;
  std::string services;
  std::string usages;
  std::string kept;
  std::string results;
  std::string changes;
  for (int i = 0; i < kCount; ++i) {
    const std::string number = std::to_string(i);
    services += R"({"name": "s)" + number + R"("},)";
    usages += R"({"subject": {"service": "s)" + number + R"("}, "memory_bytes": 1000000},)";
    kept += R"("f)" + number + R"(": 1,)";
    results += R"({"id": "r)" + number + R"("},)";
    changes += R"({"rule": "SMP8101", "from_pointer": "/x", "to_pointer": "/y"},)";
  }
  const auto list = [](std::string items) {
    items.back() = ']';
    return "[" + items;
  };
  kept.back() = '}';
  return R"({"smp_version": "v1.0.0", "report": {"workload": {"services": )" + list(services) +
         R"(}, "results": [{"resource_usage": )" + list(usages) + "}, " + list(results).substr(1) +
         R"(, "extensions": {"io.smp-spec.unmapped": {"environment": {)" + kept +
         R"(}}, "upgrade_trail": [{"from_edition": "v0.6", "to_edition": "v1.0.0", "changes": )" +
         list(changes) + "}]}}";
}

TEST_CASE("Downgrade: a report with long lists is taken apart in linear time",
          "[validate][hostile]") {
  const SourceDocument report = ReadOne(LargeReport());
  const std::clock_t begin = std::clock();
  const auto outcome = Downgrade(report);
  constexpr double kMostSeconds = 20;
  CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < kMostSeconds);
  // The environment and the results, but for the first, which says nothing of its own.
  CHECK(DocumentsOf(outcome).size() == 50'001);
}

}  // namespace
}  // namespace smp
