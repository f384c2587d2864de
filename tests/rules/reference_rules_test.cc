#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "rules/check_rules.h"

namespace smp::rules {
namespace {

// --- SMP5026 ------------------------------------------------------------------------------------

constexpr const char* kReal = " (write the real id or address, or leave the field out)";

TEST_CASE("placeholder-reference: texts of samples and sources", "[rules][SMP5026]") {
  CHECK(
      FindingsOf("SMP5026", R"(
          id: "00000000-0000-0000-0000-000000000000"
          mesh { id: "test_meshconfigID" } test { id: "test_test_id" }
          infrastructure { id: "test_envID" } experiment { id: "uuid_string" }
          references { uri: "https://xxx.xxx" }
          results { details_uri: "test_details" })") ==
      Lines{
          std::string("error /id: `00000000-0000-0000-0000-000000000000` is a placeholder") + kReal,
          std::string("error /infrastructure/id: `test_envID` is a placeholder") + kReal,
          std::string("error /mesh/id: `test_meshconfigID` is a placeholder") + kReal,
          std::string("error /test/id: `test_test_id` is a placeholder") + kReal,
          std::string("error /experiment/id: `uuid_string` is a placeholder") + kReal,
          std::string("error /references/0/uri: `https://xxx.xxx` is a placeholder") + kReal,
          std::string("error /results/0/details_uri: `test_details` is a placeholder") + kReal});
}

// Two clients, a stage, a pool and a service, and one result.
std::string Report(std::string_view result, std::string_view client = "") {
  return fmt::format(
      "infrastructure {{ node_pools {{ name: 'workers' }} }} mesh {{ patterns {{ name: 'Retries' "
      "}} }} "
      "workload {{ services {{ name: 'web' "
      "}} }} "
      "test {{ stages {{ name: 'high' }} clients {{ id: 'wrk2-a' {} }} clients {{ id: 'wrk2-b' }} "
      "}} "
      "results {{ id: 'run-1' {} }}",
      client, result);
}

TEST_CASE("placeholder-reference: links that find nothing", "[rules][SMP5026]") {
  CHECK(
      FindingsOf("SMP5026", Report("client_id: 'wrk2-c'")) ==
      Lines{"error /results/0/client_id: the report has no client `wrk2-c` (refer to one that the "
            "report has: wrk2-a, wrk2-b)"});
  struct Row {
    const char* result;
    const char* line;
  };
  const Row rows[] = {
      {"stage_name: 'low'", "error /results/0/stage_name: the report has no stage `low`"},
      {"merged_from { result_id: 'run-2' }",
       "error /results/0/merged_from/0/result_id: the report has no result `run-2`"},
      {"pattern_outcomes { pattern_name: 'Retires' }",
       "error /results/0/pattern_outcomes/0/pattern_name: the report has no pattern `Retires`"},
      {"resource_usage { subject { load_generator: 'x' } }",
       "error /results/0/resource_usage/0/subject/load_generator: the report has no client `x`"},
      {"resource_usage { subject { service: 'x' } }",
       "error /results/0/resource_usage/0/subject/service: the report has no service `x`"},
      {"resource_usage { subject { node_pool: 'x' } }",
       "error /results/0/resource_usage/0/subject/node_pool: the report has no node pool `x`"},
  };
  for (const Row& row : rows) {
    const auto found = FindingsOf("SMP5026", Report(row.result));
    REQUIRE(found.size() == 1);
    CHECK(found[0].starts_with(row.line));
  }
  CHECK(FindingsOf("SMP5026", Report("", "placement { node_pool: 'x' }")).size() == 1);
}

TEST_CASE("placeholder-reference: valid near-misses", "[rules][SMP5026]") {
  CHECK(FindingsOf("SMP5026",
                   Report("client_id: 'wrk2-b' stage_name: 'high' resource_usage { subject { "
                          "service: 'web' } } resource_usage { subject { node_pool: 'workers' } } "
                          "resource_usage { subject { load_generator: 'wrk2-a' } } merged_from { "
                          "result_id: 'run-1' } merged_from { result_id: 'run-9' uri: "
                          "'file:other.yaml' }",
                          "placement { node_pool: 'workers' }"))
            .empty());
  // A result on its own: the client is in another document.
  CHECK(FindingsOf("SMP5026", "results { id: 'run-1' client_id: 'wrk2-a' }").empty());
  // Ids that only look like the known texts.
  CHECK(FindingsOf("SMP5026", "test { id: 'test_7' } id: '00000000-0000-0000-0000-000000000001'")
            .empty());
}

// --- SMP5061 ------------------------------------------------------------------------------------

TEST_CASE("duplicate-id: an id for two things", "[rules][SMP5061]") {
  CHECK(
      FindingsOf("SMP5061", R"(
          results { id: "run-1" } results { id: "run-2" } results { id: "run-1" }
          test { clients { id: "a" } clients { id: "a" } stages { name: "s" } stages { name: "s" } }
          infrastructure { node_pools { name: "n" } node_pools { name: "n" } }
          workload { services { name: "w" } services { name: "w" } })") ==
      Lines{
          "error /results/2/id: result id `run-1` is taken by an earlier entry (give each its own)",
          "error /test/clients/1/id: client id `a` is taken by an earlier entry (give each its "
          "own)",
          "error /test/stages/1/name: stage name `s` is taken by an earlier entry (give each its "
          "own)",
          "error /infrastructure/node_pools/1/name: node pool name `n` is taken by an earlier "
          "entry (give each its own)",
          "error /workload/services/1/name: service name `w` is taken by an earlier entry (give "
          "each its own)"});
}

TEST_CASE("duplicate-id: a result that is merged in twice", "[rules][SMP5061]") {
  const auto found = FindingsOf(
      "SMP5061", "results { merged_from { result_id: 'a' } merged_from { result_id: 'a' } }");
  CHECK(found == Lines{"error /results/0/merged_from/1/result_id: merged result `a` is taken by an "
                       "earlier entry (give each its own)"});
}

TEST_CASE("duplicate-id: one id with two digests", "[rules][SMP5061]") {
  CHECK(FindingsOf("SMP5061",
                   "references { report_id: 'r' sha256: 'aa' } references { report_id: "
                   "'r' sha256: 'bb' }") ==
        Lines{"error /references/1/report_id: report `r` is given with two different digests (give "
              "a changed document a new id)"});
}

TEST_CASE("duplicate-id: valid near-misses", "[rules][SMP5061]") {
  // One id in different lists, names left out, one report in two roles, two files with a run-1.
  CHECK(FindingsOf("SMP5061", R"(
          results { id: "a" merged_from { result_id: "run-1" uri: "file:a.yaml" }
                            merged_from { result_id: "run-1" uri: "file:b.yaml" } }
          test { clients { id: "a" } clients { id: "A" } stages {} stages {} }
          references { report_id: "r" sha256: "aa" } references { report_id: "r" sha256: "aa" }
          references { report_id: "r" })")
            .empty());
}

}  // namespace
}  // namespace smp::rules
