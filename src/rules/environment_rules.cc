// Rules over the machines: whether a reader learns enough of them, and whether they were quiet.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "rules/lower_case.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

// --- SMP3034 ------------------------------------------------------------------------------------

constexpr Rule kEnvironmentDescribed{
    .id = "SMP3034",
    .name = "environment-described",
    .severity = Severity::kWarning,
    .summary =
        "a report describes its machines: beside cores and memory, which missing-field asks for, "
        "architecture, processor, kernel, version of the orchestrator and network plugin",
    .why =
        "each of these moves latency by more than many meshes do, so a result without them can "
        "be neither repeated nor compared",
    .source = "R34; upstream issues 319 and 226, which ask for the environment of results",
    .spec = "infrastructure.md#environment-described",
    .for_credibility = true,
};

// "architecture, cpu_model and kernel_version".
std::string Enumerated(const std::vector<std::string_view>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

void CheckPool(const v1::NodePool& pool, const ReportPath& path, Reporter& reporter) {
  std::vector<std::string_view> missing;
  if (pool.architecture().empty()) missing.emplace_back("architecture");
  if (pool.cpu_model().empty()) missing.emplace_back("cpu_model");
  if (pool.kernel_version().empty()) missing.emplace_back("kernel_version");
  if (missing.empty()) return;
  reporter.Report(path, fmt::format("pool {} does not state {}", pool.name(), Enumerated(missing)),
                  "state what `lscpu` and `uname -r` print on one of the nodes");
}

void EnvironmentDescribed(const v1::Report& report, Reporter& reporter) {
  if (!reporter.options().is_whole) return;
  const v1::Infrastructure& infrastructure = report.infrastructure();
  const auto& pools = infrastructure.node_pools();
  for (int i = 0; i < pools.size(); ++i) {
    CheckPool(pools[i], At("infrastructure", "node_pools", i), reporter);
  }
  if (!infrastructure.has_orchestrator()) return;
  const v1::Orchestrator& orchestrator = infrastructure.orchestrator();
  if (orchestrator.version().empty()) {
    reporter.Report(At("infrastructure", "orchestrator", "version"),
                    fmt::format("the version of {} is not stated", orchestrator.name()),
                    "state the version of the orchestrator, such as v1.29.4");
  }
  // Others have networks of their own.
  if (orchestrator.name() == "kubernetes" && infrastructure.network_plugin().name().empty()) {
    reporter.Report(At("infrastructure", "network_plugin"),
                    "the network plugin of the cluster is not stated",
                    "state its name and version, such as {name: cilium, version: 1.15.5}");
  }
}

// --- SMP3035 ------------------------------------------------------------------------------------

constexpr Rule kQuietMachines{
    .id = "SMP3035",
    .name = "quiet-machines",
    .severity = Severity::kWarning,
    .summary = "the machines carry this test alone and run at a constant speed",
    .why =
        "on hosted CI runners and machines that live on processor credits, two runs of one test "
        "differ by more than two meshes do",
    .source = "R35; argo-workflows 13767 on the spread of results on hosted runners",
    .spec = "infrastructure.md#quiet-machines",
};

// Machine types that earn and spend processor credits or share a core: of AWS, Google and Azure.
bool IsBurstableType(std::string_view machine_type) {
  constexpr std::array<std::string_view, 10> kPrefixes = {
      "t2.",      "t3.",       "t3a.",     "t4g.",     "e2-micro",
      "e2-small", "e2-medium", "f1-micro", "g1-small", "standard_b"};
  const std::string type = LowerCase(machine_type);
  return std::any_of(kPrefixes.begin(), kPrefixes.end(),
                     [&](std::string_view prefix) { return type.starts_with(prefix); });
}

// Whether a name of a provider says that the machines are the project's own.
bool IsOwn(std::string_view name) {
  constexpr std::array<std::string_view, 6> kSigns = {"self-hosted", "self hosted",  "selfhosted",
                                                      "self_hosted", "self-managed", "own runner"};
  return std::any_of(kSigns.begin(), kSigns.end(), [name](std::string_view sign) {
    return name.find(sign) != std::string_view::npos;
  });
}

// "github-hosted", "GitHub Actions", "gitlab.com shared runner". Plain "gitlab" is more often a
// company's own.
bool IsHostedRunner(std::string_view provider) {
  constexpr std::array<std::string_view, 5> kServices = {"github", "gitlab.com", "gitlab-hosted",
                                                         "circleci", "travis"};
  const std::string name = LowerCase(provider);
  return !IsOwn(name) &&
         std::any_of(kServices.begin(), kServices.end(), [&name](std::string_view service) {
           return name.find(service) != std::string::npos;
         });
}

void QuietMachines(const v1::Report& report, Reporter& reporter) {
  const v1::Infrastructure& infrastructure = report.infrastructure();
  constexpr const char* kCure =
      "measure on machines that run nothing else, or compare only runs "
      "that took turns on the same machines";
  if (infrastructure.tenancy() == v1::TENANCY_SHARED) {
    reporter.Report(At("infrastructure", "tenancy"), "other tenants or jobs shared the machines",
                    kCure);
  } else if (infrastructure.tenancy() == v1::TENANCY_UNSPECIFIED &&
             IsHostedRunner(infrastructure.provider())) {
    reporter.Report(At("infrastructure", "provider"),
                    fmt::format("{} lets runners share machines", infrastructure.provider()),
                    kCure);
  }
  for (int i = 0; i < infrastructure.node_pools_size(); ++i) {
    const v1::NodePool& pool = infrastructure.node_pools(i);
    const ReportPath path = At("infrastructure", "node_pools", i);
    constexpr const char* kCredits = "measure on a machine type of constant speed";
    if (pool.burstable()) {
      reporter.Report(path.At("burstable"),
                      fmt::format("the speed of pool {} depends on processor credits", pool.name()),
                      kCredits);
    } else if (!pool.has_burstable() && IsBurstableType(pool.machine_type())) {
      reporter.Report(path.At("machine_type"),
                      fmt::format("the speed of {} depends on processor credits or on its "
                                  "neighbours",
                                  pool.machine_type()),
                      kCredits);
    }
  }
}

constexpr ReportRule kEnvironmentRules[] = {
    {&kEnvironmentDescribed, EnvironmentDescribed},
    {&kQuietMachines, QuietMachines},
};

}  // namespace

std::span<const ReportRule> EnvironmentRules() { return kEnvironmentRules; }

}  // namespace smp::rules
