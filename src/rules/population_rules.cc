// Rules over which requests latency figures are of.
#include <fmt/format.h>

#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "rules/latency_view.h"
#include "rules/outcome_view.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

// --- SMP3015 ------------------------------------------------------------------------------------

constexpr Rule kPopulationDeclared{
    .id = "SMP3015",
    .name = "population-declared",
    .severity = Severity::kWarning,
    .summary = "latency says whether it is of all responses or of successes only",
    .why =
        "failures may be faster or slower than successes by orders of magnitude. With and without "
        "them a p99 is another figure",
    .source = "R15; Nighthawk, which records request_to_response beside latency_2xx",
    .spec = "result.md#population-declared",
};

void PopulationDeclared(const v1::Report& /*report*/, Reporter& reporter) {
  // Results of older editions cannot declare it.
  if (!reporter.options().is_whole) return;
  const v1::Result* result = nullptr;
  std::optional<Failures> failures;
  for (const LatencyBlock& block : reporter.views().latency_blocks()) {
    if (block.latency->population() != v1::LATENCY_POPULATION_UNDECLARED) continue;
    if (!HasFigures(*block.latency)) continue;
    // Without failures all responses are successes.
    if (result != block.result) failures = FailuresOf(*block.result);
    result = block.result;
    if (failures && failures->failed == 0) continue;
    reporter.Report(block.path.At("population"),
                    failures ? fmt::format("latency does not say whether it holds the {:.0f} "
                                           "failures",
                                           failures->failed)
                             : "latency does not say whether it holds failures",
                    "state population: ALL_RESPONSES or SUCCESSES");
  }
}

// --- SMP3032 ------------------------------------------------------------------------------------

constexpr Rule kOnePopulation{
    .id = "SMP3032",
    .name = "one-population",
    .severity = Severity::kWarning,
    .summary = "latency is of requests to one path, sent by a client that the result names",
    .why =
        "a page and its images have different latencies, and figures of both together are those of "
        "neither. A result of one out of several clients, it is not said which, can be compared "
        "with nothing",
    .source = "R32; Meshery, which sends to the first URL only",
    .spec = "result.md#one-population",
};

// "http://ingress.test:8080/a?b#c" -> "/a". Hosts may be replicas of one service.
std::string_view PathOf(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("?#"));
  const std::size_t slash = url.find('/');
  return slash == std::string_view::npos ? "/" : url.substr(slash);
}

using Paths = std::set<std::string_view>;

// Paths that requests went to: of each client, and of all together under the empty id.
std::map<std::string_view, Paths> PathsByClient(const v1::TestConfiguration& test) {
  std::map<std::string_view, Paths> paths;
  for (const v1::Client& client : test.clients()) {
    for (const std::string& url : client.endpoint_urls()) {
      paths[client.id()].insert(PathOf(url));
      paths[""].insert(PathOf(url));
    }
  }
  return paths;
}

void OnePopulation(const v1::Report& report, Reporter& reporter) {
  const v1::TestConfiguration& test = report.test();
  const std::map<std::string_view, Paths> paths_by_client = PathsByClient(test);
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    if (!HasFigures(result.latency())) continue;
    const ReportPath path = At("results", i, "latency");
    const auto found = paths_by_client.find(result.client_id());
    if (found != paths_by_client.end() && found->second.size() > 1) {
      const Paths& paths = found->second;
      reporter.Report(
          path,
          fmt::format("one latency for requests to {} paths ({}, {}{})", paths.size(),
                      *paths.begin(), *std::next(paths.begin()), paths.size() > 2 ? ", ..." : ""),
          "give each path a client of its own, with a result of its own");
    } else if (test.clients_size() > 1 && result.client_id().empty() &&
               result.kind() != v1::RESULT_KIND_MERGED) {
      reporter.Report(path,
                      fmt::format("one latency, but {} clients sent load: not stated which of them "
                                  "it is of",
                                  test.clients_size()),
                      "state client_id, or kind: MERGED with merged_from");
    }
  }
}

constexpr ReportRule kPopulationRules[] = {
    {&kPopulationDeclared, PopulationDeclared},
    {&kOnePopulation, OnePopulation},
};

}  // namespace

std::span<const ReportRule> PopulationRules() { return kPopulationRules; }

}  // namespace smp::rules
