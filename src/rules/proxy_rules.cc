// Rules over the proxies of a mesh: how many threads they had, what they handled together and what
// their control plane knew of them.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "rules/capacity_view.h"
#include "rules/figures.h"
#include "rules/mesh_family.h"
#include "rules/proxy_view.h"
#include "rules/report_rule.h"
#include "rules/timestamps.h"

namespace smp::rules {

namespace {

// --- SMP2053 ------------------------------------------------------------------------------------

constexpr RuleSetting kSidecarSettings[] = {
    {.name = "lowest_millicores_per_1000_rps",
     .value = 50,
     .lowest = 0,
     .highest = 1'000'000,
     .source = "R53"},
    {.name = "highest_millicores_per_1000_rps",
     .value = 5'000,
     .lowest = 0,
     .highest = 1'000'000,
     .source = "R53; Istio states 500 to 600 for each proxy"},
};
constexpr const RuleSetting& kLeastMillicores = kSidecarSettings[0];
constexpr const RuleSetting& kMostMillicores = kSidecarSettings[1];

constexpr Rule kSidecarTotals{
    .id = "SMP2053",
    .name = "sidecar-totals",
    .severity = Severity::kWarning,
    .summary = "usage of sidecars is the total over all of them, and every pass is counted",
    .why =
        "one sidecar's figure in place of the sum makes a mesh look as many times cheaper as it "
        "has sidecars. Rates and processor time that do not fit each other show it",
    .source = "R53; upstream's comment \"cpu used by all sidecars except ingress / egress\"",
    .spec = "mesh.md#sidecar-totals",
    .settings = kSidecarSettings,
};

// Some requests take a shorter way, some are retried.
constexpr double kPassTolerance = 0.2;
// Sampling, and the thread of a proxy that is no worker.
constexpr double kMainThread = 1;
// An idle proxy answers its own probes and scrapes.
constexpr double kIdleMillicores = 50;

// Sidecars stand beside every replica, so that a request cannot pass around them.
bool HasSidecarEverywhere(const v1::Report& report, double sidecars) {
  double replicas = 0;
  for (const v1::Service& service : report.workload().services()) {
    if (!service.has_replicas()) return false;
    replicas += static_cast<double>(service.replicas());
  }
  return replicas > 0 && sidecars >= replicas;
}

// Whether the rate fits the load; else it was reported.
bool PassesFit(const v1::Report& report, const v1::Result& result, double sidecars, double passes,
               const ReportPath& path, Reporter& reporter) {
  const double rate = result.achieved_requests_per_second();
  const auto hops = static_cast<double>(report.workload().hop_count());
  if (!(hops >= 1) || !(rate > 0) || !IsOfAllClients(report, result)) return true;
  // Into each service, and out of each that asks another: of the client too, if it has a sidecar.
  const double least = rate * hops * (1 - kPassTolerance);
  const double most = rate * 2 * hops * (1 + kPassTolerance);
  const bool is_less = passes < least && HasSidecarEverywhere(report, sidecars);
  // More may be: hops are services, and a page may ask one of them many times. But not just as many
  // as all passes of the window would be.
  const bool is_sum = passes > most && HasSpan(result.window()) &&
                      passes >= least * SpanSeconds(result.window()) &&
                      passes <= most * SpanSeconds(result.window());
  if (!is_less && !is_sum) return true;
  reporter.Report(
      path.At("requests_per_second"),
      fmt::format("sidecars handled {} requests/s; {} requests/s over {} make {} to {}{}",
                  Stated(passes), Stated(rate),
                  Counted(report.workload().hop_count(), "hop", "hops"), Rounded(rate * hops),
                  Rounded(rate * 2 * hops), is_sum ? ", and so many only in the whole window" : ""),
      is_sum ? "state a rate: passes over the length of the window"
             : "state the sum over all sidecars, each pass of a request counted");
  return false;
}

void CheckSidecarTime(const v1::MeshConfiguration& mesh, const v1::ResourceUsage& usage,
                      double sidecars, const ReportPath& path, Reporter& reporter) {
  if (!usage.has_cpu_millicores()) return;
  const double spent = usage.cpu_millicores();
  const auto threads = static_cast<double>(mesh.data_plane().concurrency());
  if (threads > 0 && spent > sidecars * (threads + kMainThread) * kMillicoresPerCore) {
    reporter.Report(
        path.At("cpu_millicores"),
        fmt::format("{:.0f} sidecars with {} each used {} millicores; they can use {}", sidecars,
                    Counted(mesh.data_plane().concurrency(), "worker", "workers"), Stated(spent),
                    Rounded(sidecars * (threads + kMainThread) * kMillicoresPerCore)),
        "state processor time in thousandths of a core, as a mean over the window");
    return;
  }
  const double passes = usage.requests_per_second();
  if (!HasMeanRate(usage) || !(passes > 0) || sidecars < 2) return;
  const double least = reporter.ValueOf(kLeastMillicores) * passes / 1000;
  const double most =
      reporter.ValueOf(kMostMillicores) * passes / 1000 + sidecars * kIdleMillicores;
  if (spent >= least && spent <= most) return;
  reporter.Report(
      path.At("cpu_millicores"),
      fmt::format("{:.0f} sidecars used {} millicores for {} requests/s; {} to {} are "
                  "plausible",
                  sidecars, Stated(spent), Stated(passes), Rounded(least), Rounded(most)),
      "state both figures as sums over all sidecars");
}

void SidecarTotals(const v1::Report& report, Reporter& reporter) {
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    const std::optional<int> j = MeanUsageOf(result, v1::COMPONENT_ROLE_SIDECAR);
    if (!j) continue;
    const v1::ResourceUsage& usage = result.resource_usage(*j);
    const double sidecars =
        usage.has_instances() ? static_cast<double>(usage.instances())
                              : InstancesOf(report.mesh(), v1::COMPONENT_ROLE_SIDECAR).value_or(0);
    if (!(sidecars >= 1)) continue;
    const ReportPath path = At("results", i, "resource_usage", *j);
    if (usage.has_requests_per_second() &&
        !PassesFit(report, result, sidecars, usage.requests_per_second(), path, reporter)) {
      continue;
    }
    CheckSidecarTime(report.mesh(), usage, sidecars, path, reporter);
  }
}

// --- SMP2065 ------------------------------------------------------------------------------------

constexpr Rule kProxiedRates{
    .id = "SMP2065",
    .name = "proxied-rates",
    .severity = Severity::kWarning,
    .summary =
        "telemetry and policy handled no more requests than passed the proxies, and telemetry "
        "that samples nothing handled as many",
    .why =
        "both are asked by proxies. More requests than proxies had, or fewer where each is told "
        "of, show that the figures are of other traffic, of one instance or of other windows",
    .source = "R65; upstream's comment \"total rps traversing all proxies\"",
    .spec = "mesh.md#proxied-rates",
};

constexpr double kProxiedTolerance = 0.05;

void ProxiedRates(const v1::Report& report, Reporter& reporter) {
  const v1::MeshConfiguration& mesh = report.mesh();
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    const std::optional<double> passes = RateOfProxies(report, result);
    if (!passes || !(*passes > 0)) continue;
    for (const v1::ComponentRole role : {v1::COMPONENT_ROLE_TELEMETRY, v1::COMPONENT_ROLE_POLICY}) {
      const std::optional<int> j = MeanUsageOf(result, role);
      if (!j || !result.resource_usage(*j).has_requests_per_second()) continue;
      const bool is_telemetry = role == v1::COMPONENT_ROLE_TELEMETRY;
      const double rate = result.resource_usage(*j).requests_per_second();
      // Each engine may be asked about each pass.
      const double engines = is_telemetry ? 1 : std::max(1, mesh.policy().engines_size());
      // Components that handle nothing are rule enabled-matches-usage's finding.
      const bool is_less = is_telemetry && rate > 0 &&
                           mesh.telemetry().trace_sampling_percent() >= 100 &&
                           rate < *passes * (1 - kProxiedTolerance);
      if (!is_less && !(rate > *passes * engines * (1 + kProxiedTolerance))) continue;
      reporter.Report(
          At("results", i, "resource_usage", *j, "requests_per_second"),
          fmt::format("{} handled {} requests/s, but {} requests/s passed the proxies",
                      is_telemetry ? "telemetry" : "policy", Stated(rate), Rounded(*passes)),
          "state sums over all proxies, of the measured window");
    }
  }
}

// --- SMP2066 ------------------------------------------------------------------------------------

constexpr Rule kControlPlaneCounts{
    .id = "SMP2066",
    .name = "control-plane-counts",
    .severity = Severity::kWarning,
    .summary =
        "the control plane knew as many proxies as there are sidecars, and a service where there "
        "are any",
    .why =
        "the size of what a control plane manages is what its cost is compared by. A sidecar that "
        "it did not know carried requests with an old configuration or none",
    .source = "R66",
    .spec = "mesh.md#control-plane-counts",
};

void ControlPlaneCounts(const v1::Report& report, Reporter& reporter) {
  const v1::MeshConfiguration& mesh = report.mesh();
  const double sidecars = InstancesOf(mesh, v1::COMPONENT_ROLE_SIDECAR).value_or(0);
  if (!(sidecars > 0)) return;
  const v1::ControlPlane& control_plane = mesh.control_plane();
  if (control_plane.has_proxies() && static_cast<double>(control_plane.proxies()) < sidecars) {
    reporter.Report(
        At("mesh", "control_plane", "proxies"),
        fmt::format("{} connected to the control plane, but the mesh has {:.0f} "
                    "sidecars",
                    Counted(control_plane.proxies(), "proxy was", "proxies were"), sidecars),
        "count the proxies of all instances of the control plane, gateways included");
  }
  if (control_plane.has_services() && control_plane.services() == 0) {
    reporter.Report(At("mesh", "control_plane", "services"),
                    fmt::format("the control plane knew no service, but the mesh has {:.0f} "
                                "sidecars",
                                sidecars),
                    "count services and service entries that the control plane knew");
  }
}

// --- SMP3042 ------------------------------------------------------------------------------------

constexpr Rule kProxyConcurrency{
    .id = "SMP3042",
    .name = "proxy-concurrency",
    .severity = Severity::kWarning,
    .summary = "the number of worker threads of a proxy is a number, not 0 for as many as cores",
    .why =
        "0 is another number on each machine, and under a limit of processor time it is not even "
        "that of the cores. Proxies with 2 and with 16 workers are two meshes",
    .source = "R42; Envoy's advice on benchmarks, equal --concurrency",
    .spec = "mesh.md#proxy-concurrency",
};

void ProxyConcurrency(const v1::Report& report, Reporter& reporter) {
  const v1::DataPlane& data_plane = report.mesh().data_plane();
  if (!data_plane.has_concurrency() || data_plane.concurrency() != 0) return;
  if (data_plane.mode() == v1::DATA_PLANE_MODE_PROXYLESS ||
      data_plane.mode() == v1::DATA_PLANE_MODE_EBPF || report.mesh().type() == v1::MESH_TYPE_NONE) {
    return;  // no proxy
  }
  reporter.Report(At("mesh", "data_plane", "concurrency"),
                  "a proxy had one worker for each core, and how many that were is not stated",
                  "set the number of workers, the same for all meshes, and state it");
}

constexpr ReportRule kProxyRules[] = {
    {&kSidecarTotals, SidecarTotals},
    {&kProxiedRates, ProxiedRates},
    {&kControlPlaneCounts, ControlPlaneCounts},
    {&kProxyConcurrency, ProxyConcurrency},
};

}  // namespace

std::span<const ReportRule> ProxyRules() { return kProxyRules; }

}  // namespace smp::rules
