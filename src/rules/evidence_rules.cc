// Rules over whether the declared mesh carried the traffic: what was seen of it, and where the
// clients sent their requests.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "rules/endpoint.h"
#include "rules/mesh_family.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

bool HasMesh(const v1::Report& report) {
  return report.mesh().type() != v1::MESH_TYPE_UNSPECIFIED &&
         report.mesh().type() != v1::MESH_TYPE_NONE;
}

// --- SMP3030 ------------------------------------------------------------------------------------

constexpr Rule kMeshEvidence{
    .id = "SMP3030",
    .name = "mesh-evidence",
    .severity = Severity::kError,
    .summary = "what was seen of the mesh does not contradict the one that is declared",
    .why =
        "the name of a mesh in a report is typed by hand. When another mesh was found in the "
        "cluster, or no proxy at all, the figures are of something else than they say",
    .source = "R30; 7 of 12 public results name a mesh and have none detected",
    .spec = "mesh.md#mesh-evidence",
    .for_credibility = true,
};

// Whether the mesh handles requests in proxies, as far as type and mode say so.
bool NeedsProxies(const v1::MeshConfiguration& mesh) {
  switch (mesh.data_plane().mode()) {
    case v1::DATA_PLANE_MODE_EBPF:
    case v1::DATA_PLANE_MODE_PROXYLESS:
      return false;
    case v1::DATA_PLANE_MODE_UNSPECIFIED:
      // These may do their work in the kernel, and the name of another says nothing.
      return mesh.type() != v1::MESH_TYPE_CILIUM_SERVICE_MESH &&
             mesh.type() != v1::MESH_TYPE_KMESH &&
             mesh.type() != v1::MESH_TYPE_NETWORK_SERVICE_MESH &&
             mesh.type() != v1::MESH_TYPE_OTHER;
    default:
      return true;
  }
}

// The mesh whose proxies add this header to responses; UNSPECIFIED for any other header. Plain
// "server: envoy" is of half a dozen meshes.
v1::MeshType MeshOfHeader(std::string_view name, std::string_view value) {
  if (value.find("istio-envoy") != std::string_view::npos) return v1::MESH_TYPE_ISTIO;
  if (name.starts_with("l5d-")) return v1::MESH_TYPE_LINKERD;
  return v1::MESH_TYPE_UNSPECIFIED;
}

void CheckDetectedTypes(v1::MeshType declared, const v1::MeshEvidence& evidence,
                        const ReportPath& path, Reporter& reporter) {
  std::string found;
  for (const int number : evidence.detected_types()) {
    const auto type = static_cast<v1::MeshType>(number);
    if (type == v1::MESH_TYPE_UNSPECIFIED) continue;
    if (MayBeTheSame(declared, type)) return;
    found += (found.empty() ? "" : ", ") + NameOf(type);
  }
  if (found.empty()) return;
  reporter.Report(
      path.At("detected_types"),
      fmt::format("the mesh is declared as {}, but {} was detected", NameOf(declared), found),
      "state in mesh.type the mesh that carried the traffic");
}

void CheckHeaders(v1::MeshType declared, const v1::MeshEvidence& evidence, const ReportPath& path,
                  Reporter& reporter) {
  // Two meshes may be in a row; one header of the declared one is enough.
  std::vector<std::string> names;
  for (const auto& [name, value] : evidence.proxy_headers()) {
    const v1::MeshType of = MeshOfHeader(name, value);
    if (of == v1::MESH_TYPE_UNSPECIFIED) continue;
    if (declared != v1::MESH_TYPE_NONE && MayBeTheSame(declared, of)) return;
    names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    const std::string& value = evidence.proxy_headers().at(name);
    reporter.Report(path.At("proxy_headers", name),
                    fmt::format("responses carry {}: {}, which proxies of {} add, but the mesh is "
                                "declared as {}",
                                name, value, NameOf(MeshOfHeader(name, value)), NameOf(declared)),
                    "state in mesh.type the mesh that carried the traffic");
  }
}

void CheckProxies(const v1::MeshConfiguration& mesh, const v1::MeshEvidence& evidence,
                  const ReportPath& path, Reporter& reporter) {
  if (!evidence.has_proxy_instances()) return;
  if (mesh.type() == v1::MESH_TYPE_NONE) {
    if (evidence.proxy_instances() == 0) return;
    reporter.Report(
        path.At("proxy_instances"),
        fmt::format("{} proxies were seen in a baseline without mesh", evidence.proxy_instances()),
        "measure the baseline without any part of a mesh");
  } else if (evidence.proxy_instances() == 0 && NeedsProxies(mesh)) {
    reporter.Report(path.At("proxy_instances"),
                    fmt::format("no proxy of {} was seen", NameOf(mesh.type())),
                    "find out whether the workload was in the mesh; where it works without "
                    "proxies, say so in mesh.data_plane.mode");
  }
}

void MeshEvidence(const v1::Report& report, Reporter& reporter) {
  const v1::MeshType declared = report.mesh().type();
  if (declared == v1::MESH_TYPE_UNSPECIFIED) return;
  for (int i = 0; i < report.results_size(); ++i) {
    if (!report.results(i).has_mesh_evidence()) continue;
    const v1::MeshEvidence& evidence = report.results(i).mesh_evidence();
    const ReportPath path = At("results", i, "mesh_evidence");
    // A mesh may be in the cluster of a baseline, as long as the workload is not in it.
    if (HasMesh(report)) CheckDetectedTypes(declared, evidence, path, reporter);
    CheckHeaders(declared, evidence, path, reporter);
    CheckProxies(report.mesh(), evidence, path, reporter);
  }
}

// --- SMP3031 ------------------------------------------------------------------------------------

constexpr Rule kEndpointCrossesMesh{
    .id = "SMP3031",
    .name = "endpoint-crosses-mesh",
    .severity = Severity::kError,
    .summary =
        "clients send their requests to the workload through the mesh: not to a public site, a "
        "forwarded port or the port of a proxy's own administration",
    .why =
        "a forwarded port ends behind the proxy that it should have crossed, and a public site is "
        "in no mesh of ours. Latency of such a path is published as that of the mesh",
    .source =
        "R31; all 12 public results that name a mesh went to github.com, youtube.com or a port "
        "of Meshery's own adapters on localhost",
    .spec = "mesh.md#endpoint-crosses-mesh",
    .for_credibility = true,
};

// What answers at a port that no workload has: 15000 and 9901 are Envoy's administration, 15020 is
// the agent of Istio's sidecars.
constexpr std::array<int, 3> kAdminPorts = {9901, 15000, 15020};
// Where Meshery's adapters listen, on localhost or at hosts of their own name. Envoy's examples
// have listeners at 10000 too, so that the number alone says nothing.
constexpr int kFirstAdapterPort = 10000;
constexpr int kLastAdapterPort = 10010;
// Sites that clients were sent to in public results, and others that answer everyone.
constexpr std::array<std::string_view, 8> kPublicSites = {
    "github.com",    "youtube.com", "google.com", "layer5.io",
    "wikipedia.org", "httpbin.org", "meshery.io", "smp-spec.io"};

bool IsAdapterPort(const Endpoint& endpoint) {
  return endpoint.port && *endpoint.port >= kFirstAdapterPort && *endpoint.port <= kLastAdapterPort;
}

// How many machines the report ran on; 0 when it does not say.
std::int64_t Machines(const v1::Report& report) {
  std::int64_t machines = 0;
  for (const v1::NodePool& pool : report.infrastructure().node_pools()) {
    if (pool.count() <= 0) return 0;
    machines += pool.count();
  }
  return machines;
}

class EndpointCheck {
 public:
  EndpointCheck(const v1::Report& report, Reporter& reporter)
      : report_(report), machines_(Machines(report)), reporter_(reporter) {}

  void Check(const v1::Client& client, const Endpoint& endpoint, const ReportPath& path) {
    const bool is_loopback = IsLoopback(endpoint);
    if (endpoint.port &&
        std::find(kAdminPorts.begin(), kAdminPorts.end(), *endpoint.port) != kAdminPorts.end()) {
      Tell(path, fmt::format("port {} is that of a proxy's administration, which answers without "
                             "the mesh",
                             *endpoint.port));
    } else if (IsAdapterPort(endpoint) &&
               ((is_loopback && !IsOneMachine()) || endpoint.host.starts_with("meshery"))) {
      Tell(path, fmt::format("port {} of {} is that of an adapter of Meshery, which is not in the "
                             "mesh",
                             *endpoint.port, endpoint.host));
    } else if (is_loopback) {
      CheckLoopback(client, endpoint, path);
    } else if (IsPublicSite(endpoint.host) && !MayLeaveMesh(client)) {
      Tell(path, fmt::format("{} is a public site, which is not in the mesh", endpoint.host));
    }
  }

 private:
  // Loopback is the network of a report about one machine.
  [[nodiscard]] bool IsOneMachine() const {
    return machines_ == 1 && !report_.infrastructure().has_orchestrator();
  }

  // A cluster in one machine, whose nodes may be containers.
  [[nodiscard]] bool IsLocalCluster() const {
    constexpr std::array<std::string_view, 5> kLocal = {"kind", "k3d", "minikube", "docker-desktop",
                                                        "microk8s"};
    return machines_ == 1 ||
           std::find(kLocal.begin(), kLocal.end(),
                     report_.infrastructure().orchestrator().distribution()) != kLocal.end();
  }

  [[nodiscard]] bool HasStatedWayIn() const {
    const v1::TrafficEntryKind kind = report_.workload().traffic_entry().kind();
    return kind == v1::TRAFFIC_ENTRY_KIND_INGRESS || kind == v1::TRAFFIC_ENTRY_KIND_NODE_PORT ||
           kind == v1::TRAFFIC_ENTRY_KIND_LOAD_BALANCER;
  }

  static bool IsPublicSite(std::string_view host) {
    return std::any_of(kPublicSites.begin(), kPublicSites.end(),
                       [host](std::string_view site) { return IsInDomain(host, site); });
  }

  // What is measured may be the way out.
  [[nodiscard]] bool MayLeaveMesh(const v1::Client& client) const {
    const auto& components = report_.mesh().components();
    return client.internal() ||
           std::any_of(components.begin(), components.end(), [](const v1::MeshComponent& each) {
             return each.role() == v1::COMPONENT_ROLE_EGRESS_GATEWAY;
           });
  }

  // Within the mesh, the sidecars of some listen on loopback for what is behind them (upstreams of
  // Consul).
  [[nodiscard]] bool MayListenOnLoopback(const v1::Client& client) const {
    const v1::MeshType type = report_.mesh().type();
    return client.internal() && (type == v1::MESH_TYPE_CONSUL || type == v1::MESH_TYPE_KUMA ||
                                 type == v1::MESH_TYPE_OTHER);
  }

  void CheckLoopback(const v1::Client& client, const Endpoint& endpoint, const ReportPath& path) {
    // A port that is said to be forwarded is told once, there.
    const bool is_told =
        report_.workload().traffic_entry().kind() == v1::TRAFFIC_ENTRY_KIND_PORT_FORWARD;
    if (is_told || machines_ == 0 || IsOneMachine() || MayListenOnLoopback(client)) return;
    if (IsLocalCluster()) {
      // Its ports may be published on loopback, and are when the way in is stated.
      if (HasStatedWayIn()) return;
      reporter_.ReportAs(Severity::kWarning, path,
                         fmt::format("requests went to {}, a port of the cluster that is forwarded "
                                     "or published",
                                     endpoint.host),
                         kCure);
      return;
    }
    Tell(path, fmt::format("requests went to {}, but the workload ran on {} nodes: the port was "
                           "forwarded, past the mesh or with a latency of its own",
                           endpoint.host, machines_));
  }

  void Tell(const ReportPath& path, std::string message) {
    reporter_.Report(path, std::move(message), kCure);
  }

  static constexpr const char* kCure =
      "send requests to the ingress of the mesh, or to the service from a client within the mesh";

  const v1::Report& report_;
  std::int64_t machines_;
  Reporter& reporter_;
};

void EndpointCrossesMesh(const v1::Report& report, Reporter& reporter) {
  if (!HasMesh(report)) return;  // nothing to cross
  if (report.workload().traffic_entry().kind() == v1::TRAFFIC_ENTRY_KIND_PORT_FORWARD) {
    reporter.Report(At("workload", "traffic_entry", "kind"),
                    "traffic enters through a forwarded port, past the mesh or with a latency of "
                    "its own",
                    "send requests to the ingress of the mesh, or to the service from a client "
                    "within the mesh");
  }
  EndpointCheck check(report, reporter);
  for (int i = 0; i < report.test().clients_size(); ++i) {
    const v1::Client& client = report.test().clients(i);
    for (int j = 0; j < client.endpoint_urls_size(); ++j) {
      if (const auto endpoint = EndpointOf(client.endpoint_urls(j))) {
        check.Check(client, *endpoint, At("test", "clients", i, "endpoint_urls", j));
      }
    }
  }
}

constexpr ReportRule kEvidenceRules[] = {
    {&kMeshEvidence, MeshEvidence},
    {&kEndpointCrossesMesh, EndpointCrossesMesh},
};

}  // namespace

std::span<const ReportRule> EvidenceRules() { return kEvidenceRules; }

}  // namespace smp::rules
