// Rules over load generators: which they were, where they ran, and how their requests came in.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/capacity_view.h"
#include "rules/figures.h"
#include "rules/lower_case.h"
#include "rules/proxy_view.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

// --- SMP2067 ------------------------------------------------------------------------------------

constexpr Rule kInternalClient{
    .id = "SMP2067",
    .name = "internal-client",
    .severity = Severity::kWarning,
    .summary =
        "requests of clients within the mesh do not pass the ingress gateway, and those of "
        "clients outside do where they enter there",
    .why =
        "the ingress gateway is one proxy more on the way. A report that has its clients inside "
        "and their requests at the gateway leaves open how many proxies were measured",
    .source = "R67; upstream's comment that a client inside the mesh does not use ingress_gateway",
    .spec = "workload.md#internal-client",
};

constexpr double kSameRate = 0.05;

void CheckIngressRate(const v1::Report& report, bool all_internal, bool all_external, int i,
                      Reporter& reporter) {
  const v1::Result& result = report.results(i);
  const std::optional<int> j = MeanUsageOf(result, v1::COMPONENT_ROLE_INGRESS_GATEWAY);
  if (!j || !result.resource_usage(*j).has_requests_per_second()) return;
  const double rate = result.achieved_requests_per_second();
  const double passed = result.resource_usage(*j).requests_per_second();
  if (!(rate > 0)) return;
  const ReportPath path = At("results", i, "resource_usage", *j, "requests_per_second");
  if (all_internal && std::fabs(passed - rate) <= kSameRate * rate) {
    reporter.Report(path,
                    fmt::format("{} of {} requests/s passed the ingress gateway, but all clients "
                                "are internal",
                                Stated(passed), Stated(rate)),
                    "state in test.clients whether the client ran within the mesh");
  } else if (all_external && passed == 0 &&
             report.workload().traffic_entry().kind() == v1::TRAFFIC_ENTRY_KIND_INGRESS) {
    reporter.Report(path,
                    fmt::format("no requests passed the ingress gateway, but {} requests/s are to "
                                "have entered there",
                                Stated(rate)),
                    "leave the figure out when it was not measured, or state how traffic entered");
  }
}

void InternalClient(const v1::Report& report, Reporter& reporter) {
  const auto& clients = report.test().clients();
  if (clients.empty()) return;
  const bool all_internal = std::all_of(clients.begin(), clients.end(),
                                        [](const v1::Client& each) { return each.internal(); });
  const bool all_external = std::all_of(clients.begin(), clients.end(), [](const v1::Client& each) {
    return each.has_internal() && !each.internal();
  });
  if (all_internal && report.workload().traffic_entry().kind() == v1::TRAFFIC_ENTRY_KIND_INGRESS) {
    reporter.Report(At("workload", "traffic_entry", "kind"),
                    "traffic is to enter at the ingress, but all clients are internal",
                    "state IN_CLUSTER, or in test.clients that the client ran outside the mesh");
    return;
  }
  for (int i = 0; i < report.results_size(); ++i) {
    CheckIngressRate(report, all_internal, all_external, i, reporter);
  }
}

// --- SMP3033 ------------------------------------------------------------------------------------

constexpr Rule kGeneratorKnown{
    .id = "SMP3033",
    .name = "generator-known",
    .severity = Severity::kError,
    .summary = "the load generator is named and has a version",
    .why =
        "generators differ in what they count and from when: one's p99 is another's p95. Without "
        "name and version a result cannot be repeated. A missing version is a warning",
    .source = "R33; Meshery, which runs fortio for names that it does not know",
    .spec = "test.md#generator-known",
};

template <std::size_t kSize>
bool IsOneOf(std::string_view text, const std::array<std::string_view, kSize>& names) {
  return std::find(names.begin(), names.end(), LowerCase(text)) != names.end();
}

void GeneratorKnown(const v1::Report& report, Reporter& reporter) {
  constexpr std::array<std::string_view, 9> kNoNames = {
      "unknown", "n/a", "none", "other", "default", "tbd", "load generator", "load_generator", "-"};
  constexpr std::array<std::string_view, 9> kNoVersions = {
      "latest", "master", "main", "head", "nightly", "unknown", "n/a", "dev", "-"};
  for (int i = 0; i < report.test().clients_size(); ++i) {
    const v1::LoadGenerator& generator = report.test().clients(i).load_generator();
    if (generator.name().empty()) continue;  // the schema's finding
    const ReportPath path = At("test", "clients", i, "load_generator");
    if (IsOneOf(generator.name(), kNoNames)) {
      reporter.Report(path.At("name"),
                      fmt::format("`{}` names no load generator", generator.name()),
                      "state the tool that sent the requests, such as wrk2");
    } else if (generator.version().empty() && reporter.options().is_whole) {
      reporter.ReportAs(Severity::kWarning, path.At("version"),
                        fmt::format("{} has no version", generator.name()),
                        "state the version that the tool prints");
    } else if (IsOneOf(generator.version(), kNoVersions)) {
      reporter.ReportAs(
          Severity::kWarning, path.At("version"),
          fmt::format("`{}` names no release of {}", generator.version(), generator.name()),
          "state the version that the tool prints");
    }
  }
}

// --- SMP3036 ------------------------------------------------------------------------------------

constexpr RuleSetting kGeneratorSettings[] = {
    {.name = "max_cpu_percent", .value = 80, .lowest = 1, .highest = 100, .source = "R36"},
    {.name = "max_throttled_percent",
     .value = 1,
     .lowest = 0,
     .highest = 100,
     .source = "judgement: R36 allows none, and a single period may be of the start"},
};
constexpr const RuleSetting& kMaxCpuPercent = kGeneratorSettings[0];
constexpr const RuleSetting& kMaxThrottledPercent = kGeneratorSettings[1];

constexpr Rule kGeneratorPlacement{
    .id = "SMP3036",
    .name = "generator-placement",
    .severity = Severity::kWarning,
    .summary =
        "the load generator ran apart from the workload, with processor time to spare and "
        "without being throttled",
    .why =
        "a generator that waits for a processor measures its own waiting, and one beside the "
        "workload takes from it what it then finds missing",
    .source = "R36; Envoy's advice on benchmarks",
    .spec = "infrastructure.md#generator-placement",
    .settings = kGeneratorSettings,
};

// The service that must have run on the generator's own node; null when none must.
const v1::Service* Neighbour(const v1::Report& report, const v1::Placement& placement) {
  if (placement.node_pool().empty() || placement.dedicated_node()) return nullptr;
  for (const v1::NodePool& pool : report.infrastructure().node_pools()) {
    if (pool.name() != placement.node_pool() || pool.count() != 1) continue;
    for (const v1::Service& service : report.workload().services()) {
      const bool runs = !service.has_replicas() || service.replicas() > 0;
      if (service.node_pool() == pool.name() && runs) return &service;
    }
  }
  return nullptr;
}

void CheckPlacement(const v1::Report& report, const v1::Client& client, const ReportPath& path,
                    Reporter& reporter) {
  constexpr const char* kCure = "run the generator on a node of its own";
  const v1::Placement& placement = client.placement();
  if (placement.has_dedicated_node() && !placement.dedicated_node()) {
    reporter.Report(path.At("placement", "dedicated_node"),
                    fmt::format("client {} shared its node with workload or mesh", client.id()),
                    kCure);
  } else if (const v1::Service* neighbour = Neighbour(report, placement)) {
    reporter.Report(path.At("placement", "node_pool"),
                    fmt::format("client {} ran on the only node of pool {}, as service {} did",
                                client.id(), placement.node_pool(), neighbour->name()),
                    kCure);
  }
}

void CheckGeneratorUsage(const CapacityView& nodes, const v1::ResourceUsage& usage,
                         const ReportPath& path, Reporter& reporter) {
  if (usage.subject().load_generator().empty()) return;
  const double max_throttled = reporter.ValueOf(kMaxThrottledPercent);
  if (usage.cpu_throttled_percent() > max_throttled) {
    reporter.Report(path.At("cpu_throttled_percent"),
                    fmt::format("client {} was throttled in {} % of the time; {} % are allowed",
                                usage.subject().load_generator(),
                                Stated(usage.cpu_throttled_percent()), Stated(max_throttled)),
                    "raise the limit of processor time of the generator, or take it away");
  }
  const Capacity* capacity = nodes.For(usage.subject());
  if (capacity == nullptr || !(capacity->millicores > 0)) return;
  const double max_percent = reporter.ValueOf(kMaxCpuPercent);
  const double percent = usage.cpu_millicores() / capacity->millicores * 100;
  // More than all is rule usage-within-capacity's finding.
  if (!(percent > max_percent) || percent > 100) return;
  reporter.Report(
      path.At("cpu_millicores"),
      fmt::format("client {} used {} % of {}; {} % are allowed", usage.subject().load_generator(),
                  Rounded(percent), capacity->of, Stated(max_percent)),
      "send the load from more or larger nodes");
}

void GeneratorPlacement(const v1::Report& report, Reporter& reporter) {
  for (int i = 0; i < report.test().clients_size(); ++i) {
    CheckPlacement(report, report.test().clients(i), At("test", "clients", i), reporter);
  }
  const CapacityView& nodes = reporter.views().capacity();
  for (int i = 0; i < report.results_size(); ++i) {
    for (int j = 0; j < report.results(i).resource_usage_size(); ++j) {
      CheckGeneratorUsage(nodes, report.results(i).resource_usage(j),
                          At("results", i, "resource_usage", j), reporter);
    }
  }
}

constexpr ReportRule kClientRules[] = {
    {&kInternalClient, InternalClient},
    {&kGeneratorKnown, GeneratorKnown},
    {&kGeneratorPlacement, GeneratorPlacement},
};

}  // namespace

std::span<const ReportRule> ClientRules() { return kClientRules; }

}  // namespace smp::rules
