// Exact findings of the structural check: rule, place, pointer, message and hint.
#include <catch2/catch.hpp>
#include <thread>

#include "checked.h"
#include "schema/schema_rules.h"

namespace smp::schema_test {
namespace {

constexpr std::string_view kValidTest = R"text(smp_version: v1.0.0
test:
  stages: [{duration: 120s}]
  clients: [{id: c, load_generator: {name: wrk2}, endpoint_urls: ["http://shop.example"]}]
)text";

TEST_CASE("CheckSchema: a valid document has no findings", "[schema]") {
  CHECK(Checked(kValidTest, "v1.0/test").empty());
  CHECK(Checked(kValidTest, "v1.0/document").empty());
}

TEST_CASE("CheckSchema: each kind of defect has its rule, place and cure", "[schema]") {
  constexpr std::string_view kText = R"text(smp_version: v1.0.0
test:
  lables: {a: b}
  name: 1.20
  id: yes
  type: STRES
  loop_model: 2
  warm_up: 2m
  cool_down: 30
  repetitions: 0
  stages: []
  clients:
    - id: ""
      load_generator: {version: null}
      connections: 1.5
      threads: "-4"
      keep_alive: "yes"
      endpoint_urls: http://shop.example
      timeout: [5s]
      body: 007
      max_pending_requests: many
  success_criteria:
    - {metric: LATENCY_P99, rank_percent: 101, comparison: LESS, threshold: 20ms}
)text";
  const Expected expected = {
      "3:3-3:9 SMP1010 /test/lables: unknown field `lables` in a test configuration | did you mean "
      "`labels`?",
      "4:9-4:13 SMP1017 /test/name: the text field `name` holds the number 1.20, which other "
      "readers see as 1.2 | write \"1.20\" in quotes",
      "6:9-6:14 SMP1013 /test/type: unknown value `STRES` for `type`, allowed: LOAD, SOAK, STRESS, "
      "CAPACITY, SPIKE | did you mean `STRESS`?",
      "7:15-7:16 SMP1013 /test/loop_model: unknown value 2 for `loop_model`, allowed: OPEN, CLOSED "
      "| write one of the allowed values",
      "8:12-8:14 SMP1015 /test/warm_up: expected a duration in seconds such as `120s` for "
      "`warm_up`, found the text `2m` | write seconds, followed by the letter s",
      "9:14-9:16 SMP1012 /test/cool_down: expected a duration in seconds such as `120s` for "
      "`cool_down`, found the number 30 | write seconds, followed by the letter s",
      "10:16-10:17 SMP1014 /test/repetitions: found 0 for `repetitions`, allowed is at least 1 | "
      "write 1 or more, or leave the field out if it is not known",
      "11:11-11:13 SMP1016 /test/stages: `stages` has 0 items, at least 1 is needed | add one item",
      "13:11-13:13 SMP1015 /test/clients/0/id: `id` is empty | give it a text",
      "14:7-14:21 SMP1011 /test/clients/0/load_generator: missing field `name` in a load "
      "generator: name, such as \"wrk2\", \"fortio\", \"nighthawk\" | add `name`, a text",
      "14:33-14:37 SMP1012 /test/clients/0/load_generator/version: expected a text for `version`, "
      "found no value | remove the key, or give it a value",
      "15:20-15:23 SMP1012 /test/clients/0/connections: expected a whole number for `connections`, "
      "found the number 1.5 | write a whole number",
      "16:16-16:20 SMP1014 /test/clients/0/threads: found `-4` for `threads`, allowed is at least "
      "1 | write 1 or more, or leave the field out if it is not known",
      "17:19-17:24 SMP1012 /test/clients/0/keep_alive: expected true or false for `keep_alive`, "
      "found the text `yes` | write true",
      "18:22-18:41 SMP1012 /test/clients/0/endpoint_urls: expected a list for `endpoint_urls`, "
      "found the text `http://shop.example` | put the value in a list",
      "19:16-19:20 SMP1012 /test/clients/0/timeout: expected a duration in seconds such as `120s` "
      "for `timeout`, found a list | write a duration in seconds such as `120s`, not a list",
      "20:13-20:16 SMP1017 /test/clients/0/body: the text field `body` holds the number 007, which "
      "other readers see as 7 | write \"007\" in quotes",
      "21:29-21:33 SMP1012 /test/clients/0/max_pending_requests: expected a whole number for "
      "`max_pending_requests`, found the text `many` | write the number in digits, or leave the "
      "field out if it is not known",
      "23:16-23:27 SMP1013 /test/success_criteria/0/metric: unknown value `LATENCY_P99` for "
      "`metric`, allowed: LATENCY_QUANTILE_MS, LATENCY_MEAN_MS, FAILED_PERCENT, "
      "ACHIEVED_REQUESTS_PER_SECOND, MESH_CPU_MILLICORES, MESH_MEMORY_BYTES | write one of the "
      "allowed values",
      "23:43-23:46 SMP1014 /test/success_criteria/0/rank_percent: found 101 for `rank_percent`, "
      "allowed is 0 to 100 percent | check that the number is in percent, or leave the field out "
      "if it is not known",
      "23:77-23:81 SMP1012 /test/success_criteria/0/threshold: expected a number for `threshold`, "
      "found the text `20ms` | write the number alone"};
  CHECK(Checked(kText, "v1.0/test") == expected);
}

TEST_CASE("CheckSchema: a cure leaves out no field that is required", "[schema]") {
  constexpr std::string_view kText = R"text(smp_version: v1.0.0
infrastructure:
  node_pools:
    - {count: many, cores: -1, memory_bytes: null, cpu_model: x}
    - {count: [1], cores: 1.5, memory_bytes: 16 GB, sockets: -1, threads_per_core: none}
    - {count: 1, cores: "1.5", memory_bytes: 1, sockets: null, threads_per_core: {}}
)text";
  const auto documents = Read(kText);
  const document::Tree& tree = documents.front().tree;
  std::vector<std::string> hints;
  for (const Finding& finding :
       schema::CheckSchema(tree, *tree.root(), published::Schema("v1.0/infrastructure"))) {
    if (finding.rule->id != "SMP1012" && finding.rule->id != "SMP1014") continue;
    hints.push_back(finding.pointer.substr(std::string("/infrastructure/node_pools/").size()) +
                    ": " + finding.hint);
  }
  CHECK(hints ==
        Expected{"0/count: write the number in digits", "0/cores: write 1 or more",
                 "0/memory_bytes: give it a value", "1/count: write a whole number, not a list",
                 "1/cores: write a whole number",
                 "1/memory_bytes: write the number alone, in bytes",
                 "1/sockets: write 1 or more, or leave the field out if it is not known",
                 "1/threads_per_core: write the number in digits, or leave the field out if it is "
                 "not known",
                 "2/cores: write a whole number", "2/sockets: remove the key, or give it a value",
                 "2/threads_per_core: write a whole number, not a mapping"});
}

TEST_CASE("CheckSchema: ten defects of a YAML document are ten findings", "[schema]") {
  constexpr std::string_view kText = R"text(smp_version: v1.0.0
result:
  id: run-1
  windw: {start_time: 2026-03-01T10:00:10Z, end_time: 2026-03-01T10:02:10Z}
  repetition: 0
  kind: RAWW
  requests: {completed: 12.5, sucess: 3}
  achieved_requests_per_second: fast
  latency:
    population: ALL_RESPONSES
    mean_ms: -1
    quantiles:
      - {rank_percent: 99}
  further_latencies: {}
  details_uri: 1.20
)text";
  const Expected expected = {
      "4:3-4:8 SMP1010 /result/windw: unknown field `windw` in a result | did you mean `window`?",
      "5:15-5:16 SMP1014 /result/repetition: found 0 for `repetition`, allowed is at least 1 | "
      "write 1 or more, or leave the field out if it is not known",
      "6:9-6:13 SMP1013 /result/kind: unknown value `RAWW` for `kind`, allowed: RAW, MERGED | did "
      "you mean `RAW`?",
      "7:25-7:29 SMP1012 /result/requests/completed: expected a whole number for `completed`, "
      "found the number 12.5 | write a whole number",
      "7:31-7:37 SMP1010 /result/requests/sucess: unknown field `sucess` in requests | allowed: "
      "`attempted`, `completed`, `succeeded`, `failed`, `timed_out`, `connection_errors`, "
      "`stream_resets`, `dropped`, `blocked`, `pool_overflow` and `by_status_code`",
      "8:33-8:37 SMP1012 /result/achieved_requests_per_second: expected a number of requests a "
      "second for `achieved_requests_per_second`, found the text `fast` | write the number in "
      "digits, in requests a second",
      "11:14-11:16 SMP1014 /result/latency/mean_ms: found -1 for `mean_ms`, allowed is at least 0 "
      "milliseconds | write 0 or more, or leave the field out if it is not known",
      "13:9-13:22 SMP1011 /result/latency/quantiles/0: missing field `value_ms` in a quantile: "
      "latency at that rank | add `value_ms`, a number of milliseconds",
      "14:22-14:24 SMP1012 /result/further_latencies: expected a list for `further_latencies`, "
      "found an empty mapping | put the value in a list",
      "15:16-15:20 SMP1017 /result/details_uri: the text field `details_uri` holds the number "
      "1.20, which other readers see as 1.2 | write \"1.20\" in quotes"};
  CHECK(Checked(kText, "v1.0/result") == expected);
}

TEST_CASE("CheckSchema: ten defects of a JSON document are ten findings", "[schema]") {
  constexpr std::string_view kText = R"text({
  "smp_version": "v1.0.0",
  "result": {
    "id": "run-1",
    "windw": {"start_time": "2026-03-01T10:00:10Z", "end_time": "2026-03-01T10:02:10Z"},
    "repetition": 0,
    "kind": "RAWW",
    "requests": {"completed": 12.5, "sucess": 3},
    "achieved_requests_per_second": "fast",
    "latency": {
      "population": "ALL_RESPONSES",
      "mean_ms": -1,
      "quantiles": [
        {"rank_percent": 99}
      ]
    },
    "further_latencies": {},
    "details_uri": 1.20
  }
}
)text";
  const Expected expected = {
      "5:5-5:12 SMP1010 /result/windw: unknown field `windw` in a result | did you mean `window`?",
      "6:19-6:20 SMP1014 /result/repetition: found 0 for `repetition`, allowed is at least 1 | "
      "write 1 or more, or leave the field out if it is not known",
      "7:13-7:19 SMP1013 /result/kind: unknown value `RAWW` for `kind`, allowed: RAW, MERGED | did "
      "you mean `RAW`?",
      "8:31-8:35 SMP1012 /result/requests/completed: expected a whole number for `completed`, "
      "found the number 12.5 | write a whole number",
      "8:37-8:45 SMP1010 /result/requests/sucess: unknown field `sucess` in requests | allowed: "
      "`attempted`, `completed`, `succeeded`, `failed`, `timed_out`, `connection_errors`, "
      "`stream_resets`, `dropped`, `blocked`, `pool_overflow` and `by_status_code`",
      "9:37-9:43 SMP1012 /result/achieved_requests_per_second: expected a number of requests a "
      "second for `achieved_requests_per_second`, found the text `fast` | write the number in "
      "digits, in requests a second",
      "12:18-12:20 SMP1014 /result/latency/mean_ms: found -1 for `mean_ms`, allowed is at least 0 "
      "milliseconds | write 0 or more, or leave the field out if it is not known",
      "14:9-14:24 SMP1011 /result/latency/quantiles/0: missing field `value_ms` in a quantile: "
      "latency at that rank | add `value_ms`, a number of milliseconds",
      "17:26-17:28 SMP1012 /result/further_latencies: expected a list for `further_latencies`, "
      "found an empty mapping | put the value in a list",
      "18:20-18:24 SMP1017 /result/details_uri: the text field `details_uri` holds the number "
      "1.20, which other readers see as 1.2 | write \"1.20\" in quotes"};
  CHECK(Checked(kText, "v1.0/result") == expected);
}

TEST_CASE("CheckSchema: missing fields are reported one by one at their parent", "[schema]") {
  constexpr std::string_view kText = R"text(smp_version: v1.0
report:
  id: 42
  created_time: 2026-03-01 10:00:10
  extensions: {Foo: {}, org.example.x: 3}
  duration: 5s
  zzz: 1
)text";
  const Expected expected = {
      "1:14-1:18 SMP1015 /smp_version: expected `v1.0.0` for `smp_version`, found the text `v1.0` "
      "| write `v1.0.0`",
      "2:1-2:7 SMP1011 /report: missing field `infrastructure` in a report: capacity that the test "
      "ran on | add `infrastructure`, a mapping",
      "2:1-2:7 SMP1011 /report: missing field `mesh` in a report: the mesh and its configuration; "
      "type NONE for a baseline without mesh | add `mesh`, a mapping",
      "2:1-2:7 SMP1011 /report: missing field `workload` in a report: the application under load | "
      "add `workload`, a mapping",
      "2:1-2:7 SMP1011 /report: missing field `test` in a report: how load was produced | add "
      "`test`, a mapping",
      "2:1-2:7 SMP1011 /report: missing field `results` in a report: what was measured: one entry "
      "for each client and repetition, or one merged from several | add `results`, a list",
      "3:7-3:9 SMP1012 /report/id: expected a UUID for `id`, found the number 42 | a UUID has 32 "
      "hexadecimal digits in groups of 8-4-4-4-12; uuidgen makes one",
      "4:17-4:36 SMP1015 /report/created_time: expected a time as in RFC 3339 such as "
      "`2024-05-01T12:00:00Z` for `created_time`, found the text `2026-03-01 10:00:10` | write "
      "date, the letter T, time of day and zone (Z for UTC)",
      "5:16-5:19 SMP1015 /report/extensions/Foo: expected a reverse-DNS name such as "
      "`org.example.mytool` for a key of `extensions`, found `Foo` | begin with a domain of yours, "
      "written backwards",
      "5:40-5:41 SMP1012 /report/extensions/org.example.x: expected a mapping for `org.example.x`, "
      "found the number 3 | write its fields, each as `name: value`",
      "6:3-6:11 SMP1010 /report/duration: unknown field `duration` in a report | `duration` "
      "belongs in `test.stages[]`",
      "7:3-7:6 SMP1010 /report/zzz: unknown field `zzz` in a report | remove it or correct its "
      "name"};
  CHECK(Checked(kText, "v1.0/report") == expected);
}

TEST_CASE("CheckSchema: two bodies are one defect of the envelope", "[schema]") {
  constexpr std::string_view kText = R"text(smp_version: v1.0.0
test: {}
mesh: {type: ISTIO}
)text";
  const Expected expected = {
      "1:1-1:12 SMP1019 : exactly one of `report`, `infrastructure`, `mesh`, `workload`, `test` "
      "and `result` is needed at the top of the document, found `mesh` and `test` | keep one of "
      "them",
      "2:1-2:5 SMP1011 /test: missing field `stages` in a test configuration: successive levels of "
      "load | add `stages`, a list",
      "2:1-2:5 SMP1011 /test: missing field `clients` in a test configuration: clients that send "
      "load | add `clients`, a list"};
  CHECK(Checked(kText, "v1.0/document") == expected);
}

TEST_CASE("CheckSchema: no body is one defect of the envelope", "[schema]") {
  constexpr std::string_view kText = R"text(smp_version: v1.0.0
)text";
  const Expected expected = {
      "1:1-1:12 SMP1019 : exactly one of `report`, `infrastructure`, `mesh`, `workload`, `test` "
      "and `result` is needed at the top of the document, found none | add one of them"};
  CHECK(Checked(kText, "v1.0/document") == expected);
}

TEST_CASE("CheckSchema: a misspelt body is not reported as missing too", "[schema]") {
  constexpr std::string_view kText =
      R"text({"smp_version": "v1.0.0", "infrastucture": {"node_pools": []}}
)text";
  const Expected expected = {
      "1:27-1:42 SMP1010 /infrastucture: unknown field `infrastucture` at the top of the document "
      "| did you mean `infrastructure`?"};
  CHECK(Checked(kText, "v1.0/document") == expected);
}

TEST_CASE("CheckSchema: a list is no document", "[schema]") {
  constexpr std::string_view kText = R"text([1]
)text";
  const Expected expected = {
      "1:1-1:4 SMP1012 : expected a mapping for the document, found a list | write a mapping, not "
      "a list"};
  CHECK(Checked(kText, "v1.0/report") == expected);
}

TEST_CASE("CheckSchema: v0.6 takes null and its own spellings", "[schema]") {
  constexpr std::string_view kText = R"text(smp_version: v0.6.1
id: 3
name: x
duration: 30x
clients:
 - {loadGenerator: FORTIO, load_generators: [fortio, 9], connections: -1, rps: "12", internal: null}
)text";
  const Expected expected = {
      "2:5-2:6 SMP1017 /id: the text field `id` holds the number 3, which is read as a number | "
      "write \"3\" in quotes",
      "4:11-4:14 SMP1015 /duration: expected a duration with units such as `30s` or `1h30m` for "
      "`duration`, found the text `30x` | units are ns, us, ms, s, m and h",
      "6:5-6:18 SMP1010 /clients/0/loadGenerator: unknown field `loadGenerator` in a client | did "
      "you mean `load_generator`?",
      "6:28-6:43 SMP1010 /clients/0/load_generators: unknown field `load_generators` in a client | "
      "did you mean `load_generator`?",
      "6:71-6:73 SMP1014 /clients/0/connections: found -1 for `connections`, allowed is at least 0 "
      "| write 0 or more, or leave the field out if it is not known"};
  CHECK(Checked(kText, "v0.6/test-config") == expected);
}

TEST_CASE("CheckSchema: a number beyond its word size is told the maximum", "[schema]") {
  const Expected v06 = {
      "2:27-2:37 SMP1014 /clients/0/connections: found 3000000000 for `connections`, allowed is at "
      "most 2147483647 | check the number, or leave the field out if it is not known"};
  CHECK(Checked("smp_version: v0.6.1\nclients: [{connections:   3000000000}]\n",
                "v0.6/test-config") == v06);
  const Expected v1 = {
      "2:24-2:44 SMP1014 /test/repetitions: found 18446744073709551616 for `repetitions`, allowed "
      "is at most 9223372036854775807 | check the number, or leave the field out if it is not "
      "known"};
  CHECK(Checked("smp_version: v1.0.0\n"
                "test: {repetitions:    18446744073709551616, stages: [{duration: 1s}], clients: "
                "[{id: a, load_generator: {name: a}, endpoint_urls: [b]}]}\n",
                "v1.0/test") == v1);
}

TEST_CASE("CheckSchema: findings are placed in the document as it was written", "[schema]") {
  const auto documents = Read("smp_version: v1.0.0\nmeshConfig: {type: ISTO}\n");
  const document::Tree& written = documents.front().tree;
  // The same document in the spelling of another edition, its nodes with origins.
  document::Tree tree(written.shared_source());
  tree.set_root(tree.CopyInto(*written.root()));
  document::Find(*tree.root(), "meshConfig")->key = "mesh";
  const auto findings =
      Lines(schema::CheckSchema(tree, *tree.root(), published::Schema("v1.0/mesh")));
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().starts_with(
      "2:20-2:24 SMP1013 /meshConfig/type: unknown value `ISTO` for `type`, allowed: "));
  CHECK(findings.front().ends_with(" | did you mean `ISTIO`?"));
}

TEST_CASE("CheckSchema: the number of findings is bounded", "[schema]") {
  std::string text = "smp_version: v1.0.0\ntest:\n";
  for (int i = 0; i < 100; ++i) text += "  unknown" + std::to_string(i) + ": 1\n";
  const auto documents = Read(text);
  const document::Tree& tree = documents.front().tree;
  CHECK(schema::CheckSchema(tree, *tree.root(), published::Schema("v1.0/test"), 10).size() == 10);
  CHECK(schema::CheckSchema(tree, *tree.root(), published::Schema("v1.0/test")).size() == 102);
}

TEST_CASE("CheckSchema: a mapping of unknown fields ends in bounded time", "[schema]") {
  // Quadratic work would take minutes here.
  std::string text = "smp_version: v1.0.0\ntest:\n";
  for (int i = 0; i < 100'000; ++i) text += "  unknown" + std::to_string(i) + ": 1\n";
  CHECK(Checked(text, "v1.0/test").size() == schema::kMaxSchemaFindings);
}

TEST_CASE("CheckSchema: eight threads share one schema", "[schema]") {
  std::vector<std::vector<std::string>> results(8);
  std::vector<std::thread> threads;
  for (auto& result : results) {
    threads.emplace_back([&result] {
      for (int i = 0; i < 20; ++i) {
        result = Checked("{\"smp_version\": \"v1\", \"workload\": {\"id\": 1}}", "v1.0/workload");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(results.front().size() >= 2);
  for (const auto& result : results) CHECK(result == results.front());
}

TEST_CASE("CheckSchema: names of published schemas", "[schema]") {
  CHECK(published::IsPublished("v1.0/report"));
  CHECK(published::IsPublished("v0.6/test-result"));
  CHECK_FALSE(published::IsPublished("v9/report"));
}

}  // namespace
}  // namespace smp::schema_test
