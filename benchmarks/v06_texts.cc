#include "v06_texts.h"

#include <string_view>

namespace smp::bench {
namespace {

constexpr std::string_view kMesh = R"(smp_version: v0.6.1
id: 9e1c6b52-0d3f-4a88-b1a4-6f7c2d5e8a13
labels: {suite: nightly, cluster: bench, team: platform}
mesh_type: {type: ISTIO, version: 1.20.1, annotations: {channel: stable, revision: 1-20-1}}
mesh_build: 1.20.1
proxy_build: envoy/1.28.0
profile: default
proxy_concurrency: 2
mtls_enabled: true
mesh_telemetry_enabled: true
mesh_policy_enabled: true
ingress_gateway: {count: 2, cpu_mcores: 210, mem_mb: 118, rps: 500, bps: 2749000}
sidecar: {count: 6, cpu_mcores: 1140, mem_mb: 352, rps: 3160, bps: 4710000}
mesh_telemetry: {count: 1, cpu_mcores: 96, mem_mb: 402, rps: 3660}
mesh_policy: {count: 1, cpu_mcores: 44, mem_mb: 87, rps: 3660, cache_hit_rate: 97}
mesh_control_plane:
  count: 1
  cpu_mcores: 38
  mem_mb: 96
  endpoints: 31
  services: 17
  sidecars: 8
  virtual_services: 4
  destination_rules: 4
  lds_latency_ms: 205
  cds_latency_ms: 181
exp_group_uuid: 3d2f7a90-4c11-4f6e-9b7e-1a5c8e0d6b42
exp_uuid: 8c4e1d27-5a9b-4e03-a6f1-0b7d3c2e9f58
application_metadata:
  application_name: bookinfo
  application_version: 1.20.2
  helmchart_name: bookinfo
  helmchart_version: 1.0.3
  cluster_name: bench
  k8s_version_supported: v1.28
  application_protocol: PROTOCOL_HTTP
)";

constexpr std::string_view kResult = R"(smp_version: v0.6.1
id: 1f8b3c6d-e920-4a57-8d4e-5c0a7b9f2e61
labels: {suite: nightly}
start_time: 2024-03-01T10:00:30Z
end_time: 2024-03-01T10:05:30Z
latencies_ms: {min: 3.412, average: 6.871, p50: 6.35, p90: 9.12, p99: 17.8, max: 61.204}
actual_qps: 499.96
details_uri: https://results.example.org/2024-03-01/fortio-1.json
test_id: 5b0a1f4e-7c52-4d1c-8f0b-2f6d9a1c3e70
mesh_config_id: 9e1c6b52-0d3f-4a88-b1a4-6f7c2d5e8a13
env_id: d4a7e0b3-2c68-4b5d-9f12-7e3a6c1b8d04
)";

constexpr std::string_view kEnvironment = R"(smp_version: v0.6.1
id: d4a7e0b3-2c68-4b5d-9f12-7e3a6c1b8d04
labels: {suite: nightly, region: eu-central-1}
kubernetes_version: v1.28.5
traffic_metadata:
  load_balance_name: bench-nlb
  load_balance_ip: 192.0.2.17
  host_endpoint: ingress.test:80
  prometheus_url: http://prometheus.monitoring.svc:9090
  ping_health_endpoint: /health
nodes:
  - {type: m5.2xlarge, cores: 8, mem_mb: 32768}
  - {type: m5.2xlarge, cores: 8, mem_mb: 32768}
  - {type: m5.2xlarge, cores: 8, mem_mb: 32768}
  - {type: c5.4xlarge, cores: 16, mem_mb: 32768}
  - {type: c5.4xlarge, cores: 16, mem_mb: 32768}
individual_workloads:
)";

constexpr std::string_view kWorkload =
    "  - {name: service-#, count: 2, cpu_mcores: 10#, mem_mb: 20#}\n";

constexpr std::string_view kTestConfig = R"(smp_version: v0.6.1
id: 5b0a1f4e-7c52-4d1c-8f0b-2f6d9a1c3e70
name: bookinfo, all pages
labels: {suite: nightly}
duration: 5m
clients:
)";

constexpr std::string_view kClient = R"(  - internal: false
    load_generator: fortio
    protocol: PROTOCOL_HTTP
    connections: 1#
    rps: 50#
    headers: {host: bookinfo.test, x-client: client-#, accept: application/json, te: trailers}
    cookies: {theme: dark, locale: en, group: group-#}
    body: '{"product": #, "stars": 5, "text": "a comedy of errors, read twice"}'
    content_type: application/json
    endpoint_urls:
      - http://ingress.test/productpage
      - http://ingress.test/api/v1/products/#/reviews
    additional_options: -uniform -nocatchup -r 0.00005
)";

// Appends `item` several times, with 0, 1, 2 … for each #.
void AppendNumbered(std::string& text, std::string_view item, int times) {
  for (int i = 0; i < times; ++i) {
    for (const char c : item) {
      if (c == '#') {
        text += std::to_string(i);
      } else {
        text += c;
      }
    }
  }
}

std::string TestConfig(int clients) {
  std::string text(kTestConfig);
  AppendNumbered(text, kClient, clients);
  return text;
}

}  // namespace

std::string TestConfigYaml() { return TestConfig(9); }

std::string RunYaml() {
  constexpr std::string_view kNext = "---\n";
  std::string text = TestConfig(3);
  text.append(kNext).append(kMesh);
  text.append(kNext).append(kEnvironment);
  AppendNumbered(text, kWorkload, 12);
  text.append(kNext).append(kResult);
  return text;
}

}  // namespace smp::bench
