#include "model/decode.h"

#include <google/protobuf/struct.pb.h>

#include <catch2/catch.hpp>

#include "model/read_yaml.h"
#include "smp/v0/mesh_config.pb.h"
#include "smp/v0/test_config.pb.h"
#include "smp/v0/test_result.pb.h"
#include "smp/v1/document.pb.h"

using smp::model::FindingTexts;
using smp::model::ReadYaml;
using Texts = std::vector<std::string>;

namespace {

template <typename T>
struct Decoded {
  T message;
  Texts findings;
};

template <typename T>
Decoded<T> Decode(const std::string& yaml) {
  const smp::document::Tree tree = ReadYaml(yaml);
  Decoded<T> decoded;
  decoded.findings = FindingTexts(smp::model::Decode(tree, *tree.root(), &decoded.message));
  return decoded;
}

}  // namespace

TEST_CASE("Decode: every spelling of a value is understood", "[model]") {
  const auto [client, findings] = Decode<smp::v1::Client>(
      "id: 1.20\n"
      "connections: 1e3\n"
      "threads: '16'\n"
      "target_requests_per_second: 0x10\n"
      "protocol: HTTP_2\n"
      "tls_version: TLS_VERSION_TLS_1_3\n"
      "keep_alive: true\n"
      "timeout: 1.5s\n"
      "headers: {a.b: c, n: 1}\n"
      "endpoint_urls: [http://a, http://b]\n");
  CHECK(findings == Texts{});
  CHECK(client.id() == "1.20");
  CHECK(client.connections() == 1000);
  CHECK(client.threads() == 16);
  CHECK(client.target_requests_per_second() == 16);
  CHECK(client.protocol() == smp::v1::PROTOCOL_HTTP_2);
  CHECK(client.tls_version() == smp::v1::TLS_VERSION_TLS_1_3);
  CHECK(client.keep_alive());
  CHECK(client.timeout().seconds() == 1);
  CHECK(client.timeout().nanos() == 500'000'000);
  CHECK(client.headers().at("a.b") == "c");
  CHECK(client.headers().at("n") == "1");
  REQUIRE(client.endpoint_urls_size() == 2);
  CHECK(client.endpoint_urls(1) == "http://b");
}

TEST_CASE("Decode: v0 takes numbers for enums and null for nothing", "[model]") {
  const auto [mesh, findings] = Decode<smp::v0::ServiceMeshConfig>(
      "id: null\n"
      "labels: null\n"
      "sidecar: null\n"
      "mesh_type: {type: 3}\n"
      "application_metadata: {application_protocol: 77}\n");
  CHECK(findings == Texts{});
  CHECK(mesh.mesh_type().type() == smp::v0::ServiceMesh::ISTIO);
  CHECK(mesh.application_metadata().application_protocol() == 77);
  CHECK_FALSE(mesh.has_sidecar());
}

TEST_CASE("Decode: what does not fit is left out and what is beside it stays", "[model]") {
  const auto [client, findings] = Decode<smp::v1::Client>(
      "id: [x]\n"
      "unknown: 1\n"
      "load_generator: wrk2\n"
      "connections: 1.5\n"
      "threads: many\n"
      "target_requests_per_second: '100'\n"
      "unthrottled: 1\n"
      "protocol: http\n"
      "timeout: 10\n"
      "headers: {a: [], b: null, c: text}\n"
      "endpoint_urls: http://a\n"
      "method: GET\n");
  CHECK(findings == Texts{});
  smp::v1::Client expected;
  (*expected.mutable_headers())["c"] = "text";
  expected.set_method("GET");
  CHECK(client.DebugString() == expected.DebugString());
}

TEST_CASE("Decode: an item that does not fit keeps its place in the list", "[model]") {
  const auto [report, findings] = Decode<smp::v1::Report>(
      "results: [oops, {id: r1}, null]\n"
      "mesh: {policy: {engines: [{}, opa]}}\n");
  CHECK(findings == Texts{});
  REQUIRE(report.results_size() == 3);
  CHECK(report.results(1).id() == "r1");
  REQUIRE(report.mesh().policy().engines_size() == 2);
  CHECK(report.mesh().policy().engines(1) == "opa");
}

TEST_CASE("Decode: of the members of a oneof the last one stays", "[model]") {
  const auto [subject, findings] = Decode<smp::v1::UsageSubject>("service: a\nnode: b\n");
  CHECK(findings == Texts{});
  CHECK(subject.node() == "b");
  CHECK_FALSE(subject.has_service());
}

TEST_CASE("Decode: 64-bit integers are exact to their ends", "[model]") {
  const auto [config, findings] = Decode<smp::v0::PerformanceTestConfig>(
      "clients:\n"
      "- rps: 9223372036854775807\n"
      "- rps: '-9223372036854775808'\n"
      "- rps: 9007199254740993\n"
      "- rps: 9223372036854775808\n"
      "- rps: '9999999999999999999'\n"
      "- rps: -9223372036854775809\n"
      "- rps: 1e19\n"
      "- rps: 1e400\n"
      "- connections: 2147483648\n");
  CHECK(config.clients(0).rps() == std::numeric_limits<std::int64_t>::max());
  CHECK(config.clients(1).rps() == std::numeric_limits<std::int64_t>::min());
  CHECK(config.clients(2).rps() == 9007199254740993);
  for (int i = 3; i < 9; ++i) CHECK(config.clients(i).ByteSizeLong() == 0);
  // What is far out of range is told by the schema.
  CHECK(findings ==
        Texts{"5:8-5:27 error SMP1024 /clients/3/rps: `9223372036854775808` is more than a 64-bit "
              "integer holds: the most is 9223372036854775807 (check the number; no counter of a "
              "benchmark comes near it)",
              "6:8-6:29 error SMP1024 /clients/4/rps: `9999999999999999999` is more than a 64-bit "
              "integer holds: the most is 9223372036854775807 (check the number; no counter of a "
              "benchmark comes near it)",
              "7:8-7:28 error SMP1024 /clients/5/rps: `-9223372036854775809` is less than a "
              "64-bit integer holds: the least is -9223372036854775808 (check the number; no "
              "counter of a benchmark comes near it)"});
}

TEST_CASE("Decode: numbers beyond the doubles are for the schema, too small ones are not",
          "[model]") {
  const auto [result, findings] = Decode<smp::v1::Latency>(
      "max_ms: 1e400\n"
      "min_ms: -1e400\n"
      "mean_ms: 1e-400\n");
  CHECK_FALSE(result.has_max_ms());
  CHECK_FALSE(result.has_min_ms());
  CHECK(result.has_mean_ms());
  CHECK(findings ==
        Texts{"3:10-3:16 warning SMP1024 /mean_ms: `1e-400` is closer to 0 than a double can be "
              "(4.9e-324) and is read as 0 (write 0 or a number that can be held)"});
}

TEST_CASE("Decode: fractions that a double drops are told, others are for the schema", "[model]") {
  const auto [requests, findings] = Decode<smp::v1::Requests>(
      "attempted: 1.00000000000000000001\n"
      "completed: 9007199254740993.5\n"
      "failed: 1.5\n"
      "dropped: 1e-400\n"
      "blocked: 1.0\n");
  CHECK(requests.ShortDebugString() == "blocked: 1");
  CHECK(findings ==
        Texts{"1:12-1:34 error SMP1024 /attempted: `1.00000000000000000001` is not a whole number, "
              "though most readers take it for 1 (write a whole number)",
              "2:12-2:30 error SMP1024 /completed: `9007199254740993.5` is not a whole number, "
              "though most readers take it for 9007199254740994 (write a whole number)",
              "4:10-4:16 error SMP1024 /dropped: `1e-400` is not a whole number, though most "
              "readers take it for 0 (write a whole number)"});
}

TEST_CASE("Decode: times that match the schema and do not exist are findings", "[model]") {
  const auto [window, findings] = Decode<smp::v1::Window>(
      "start_time: 2026-02-30T00:00:00Z\n"
      "end_time: yesterday\n");
  CHECK_FALSE(window.has_start_time());
  CHECK_FALSE(window.has_end_time());
  CHECK(findings == Texts{"1:13-1:33 error SMP1029 /start_time: `2026-02-30T00:00:00Z` does not "
                          "exist: February 2026 has 28 days (correct the value)"});
  CHECK(Decode<smp::v1::Stage>("duration: 999999999999s\n").findings ==
        Texts{"1:11-1:24 error SMP1029 /duration: `999999999999s` does not exist: the longest "
              "duration is 315576000000s, 10 000 years (correct the value)"});
}

TEST_CASE("Decode: digits that a free structure loses are warnings", "[model]") {
  const auto [report, findings] = Decode<smp::v1::Report>(
      "extensions:\n"
      "  org.example:\n"
      "    a: 12345678901234567890\n"
      "    b: [9007199254740993, 1e400, 0.1, .nan]\n"
      "    c: {smpVersion: null, d: text, e: true}\n");
  const auto& fields = report.extensions().at("org.example").fields();
  CHECK(fields.at("a").number_value() == 12345678901234567890.0);
  CHECK(fields.at("b").list_value().values_size() == 4);
  CHECK(fields.at("b").list_value().values(1).has_null_value());
  CHECK(fields.at("b").list_value().values(3).has_null_value());
  CHECK(fields.at("c").struct_value().fields().at("smpVersion").has_null_value());
  CHECK(findings ==
        Texts{"3:8-3:28 warning SMP1024 /extensions/org.example/a: `12345678901234567890` has "
              "more digits than a double keeps: the binary form holds 12345678901234567168 "
              "(quote the number to keep every digit as text)",
              "4:9-4:25 warning SMP1024 /extensions/org.example/b/0: `9007199254740993` has more "
              "digits than a double keeps: the binary form holds 9007199254740992 (quote "
              "the number to keep every digit as text)",
              "4:27-4:32 error SMP1024 /extensions/org.example/b/1: `1e400` is beyond the range "
              "of a double, which ends at 1.8e308 (check the number; nothing that is measured "
              "comes near it)"});
}

TEST_CASE("Decode: free structures as deep as an input may be", "[model]") {
  constexpr int kLevels = smp::kMostDepth - 2;  // below the two of the extension
  std::string json = "1";
  for (int i = 0; i < kLevels; ++i) json = R"({"a":)" + json + "}";
  json = R"({"extensions":{"org.example":)" + json + "}}";
  smp::Limits limits;
  limits.max_depth = smp::kMostDepth;
  const auto read = smp::document::ReadText(
      std::make_shared<const smp::document::Source>("r.json", std::move(json)),
      smp::document::TextFormat::kJson, limits);
  REQUIRE(read.front().findings.empty());
  smp::v1::Report report;
  CHECK(smp::model::Decode(read.front().tree, *read.front().tree.root(), &report).empty());
  const google::protobuf::Struct* at = &report.extensions().at("org.example");
  int levels = 1;
  for (; at->fields().at("a").has_struct_value(); ++levels) {
    at = &at->fields().at("a").struct_value();
  }
  CHECK(levels == kLevels);
  CHECK(at->fields().at("a").number_value() == 1);
}

TEST_CASE("Decode: a root that is no mapping gives an empty message", "[model]") {
  for (const char* yaml : {"[1]", "text", "1", "null"}) {
    const auto [document, findings] = Decode<smp::v1::Document>(yaml);
    CHECK(findings == Texts{});
    CHECK(document.ByteSizeLong() == 0);
  }
}
