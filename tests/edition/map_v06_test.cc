#include "edition/map_v06.h"

#include <catch2/catch.hpp>

#include "edition/mapped.h"

namespace smp::edition {
namespace {

TEST_CASE("MapToV1: every field of a test configuration", "[edition]") {
  const Mapped mapped = MapText(R"(smp_version: v0.6.1
id: t-1
name: productpage
labels: {suite: nightly}
clients:
- internal: true
  load_generator: fortio
  protocol: PROTOCOL_GRPC
  connections: 8
  rps: 200
  headers: {accept: text/html}
  cookies: {lang: en}
  body: hello
  content_type: text/plain
  endpoint_urls: [http://a.test/, http://b.test/]
  ssl_certificate: pem
  additional_options: -nocatchup
- load_generator: wrk2
  protocol: 1
  connections: 0
  rps: 0
duration: 30m
)");
  CHECK(Leaves(mapped.tree) ==
        "/test/id = t-1 <- /id\n"
        "/test/name = productpage <- /name\n"
        "/test/labels/suite = nightly <- /labels/suite\n"
        "/test/stages/0/duration = 1800s <- /duration\n"
        "/test/clients/0/id = client-0 <- /clients/0\n"
        "/test/clients/0/internal = true <- /clients/0/internal\n"
        "/test/clients/0/load_generator/name = fortio <- /clients/0/load_generator\n"
        "/test/clients/0/load_generator/options = -nocatchup <- /clients/0/additional_options\n"
        "/test/clients/0/protocol = GRPC <- /clients/0/protocol\n"
        "/test/clients/0/connections = 8 <- /clients/0/connections\n"
        "/test/clients/0/headers/accept = text/html <- /clients/0/headers/accept\n"
        "/test/clients/0/cookies/lang = en <- /clients/0/cookies/lang\n"
        "/test/clients/0/body = hello <- /clients/0/body\n"
        "/test/clients/0/content_type = text/plain <- /clients/0/content_type\n"
        "/test/clients/0/endpoint_urls/0 = http://a.test/ <- /clients/0/endpoint_urls/0\n"
        "/test/clients/0/endpoint_urls/1 = http://b.test/ <- /clients/0/endpoint_urls/1\n"
        "/test/clients/0/certificate_pem = pem <- /clients/0/ssl_certificate\n"
        "/test/clients/0/target_requests_per_second = 200 <- /clients/0/rps\n"
        "/test/clients/1/id = client-1 <- /clients/1\n"
        "/test/clients/1/load_generator/name = wrk2 <- /clients/1/load_generator\n"
        "/test/clients/1/protocol = HTTP <- /clients/1/protocol\n"
        "/test/clients/1/unthrottled = true <- /clients/1/rps\n");
  CHECK(mapped.findings.empty());
}

TEST_CASE("MapToV1: a wrapped test configuration with its mesh", "[edition]") {
  const Mapped mapped = MapText(R"(test:
  smp_version: v0.6.1
  name: smoke
  clients: [{rps: -1, endpoint_urls: [http://a.test/]}]
  duration: 60s
mesh:
  type: 3
  version: 1.24.1
  labels: {a: b}
  annotations: {c: d}
)");
  CHECK(Leaves(mapped.tree) ==
        "/test/name = smoke <- /test/name\n"
        "/test/stages/0/duration = 60s <- /test/duration\n"
        "/test/clients/0/id = client-0 <- /test/clients/0\n"
        "/test/clients/0/endpoint_urls/0 = http://a.test/ <- /test/clients/0/endpoint_urls/0\n"
        "/test/clients/0/unthrottled = true <- /test/clients/0/rps\n"
        "/mesh/type = ISTIO <- /mesh/type\n"
        "/mesh/version = 1.24.1 <- /mesh/version\n"
        "/mesh/labels/a = b <- /mesh/labels/a\n"
        "/mesh/annotations/c = d <- /mesh/annotations/c\n");
}

TEST_CASE("MapToV1: every field of a test result", "[edition]") {
  const Mapped mapped = MapText(R"(smp_version: v0.6.1
id: r-1
labels: {run: "1"}
start_time: 2024-03-01T10:00:00Z
end_time: 2024-03-01T10:01:00Z
latencies_ms: {min: 1, average: 3.5, p50: 3, p90: 5, p99: 9, max: 0x1f}
actual_qps: 199.5
details_uri: https://a.test/r-1
test_id: t-1
mesh_config_id: m-1
env_id: e-1
)");
  CHECK(Leaves(mapped.tree) ==
        "/results/0/id = r-1 <- /id\n"
        "/results/0/labels/run = 1 <- /labels/run\n"
        "/results/0/window/start_time = 2024-03-01T10:00:00Z <- /start_time\n"
        "/results/0/window/end_time = 2024-03-01T10:01:00Z <- /end_time\n"
        "/results/0/achieved_requests_per_second = 199.5 <- /actual_qps\n"
        "/results/0/details_uri = https://a.test/r-1 <- /details_uri\n"
        "/results/0/latency/population = UNDECLARED <- /latencies_ms\n"
        "/results/0/latency/min_ms = 1 <- /latencies_ms/min\n"
        "/results/0/latency/max_ms = 0x1f <- /latencies_ms/max\n"
        "/results/0/latency/mean_ms = 3.5 <- /latencies_ms/average\n"
        "/results/0/latency/quantiles/0/rank_percent = 50 <- /latencies_ms/p50\n"
        "/results/0/latency/quantiles/0/value_ms = 3 <- /latencies_ms/p50\n"
        "/results/0/latency/quantiles/1/rank_percent = 90 <- /latencies_ms/p90\n"
        "/results/0/latency/quantiles/1/value_ms = 5 <- /latencies_ms/p90\n"
        "/results/0/latency/quantiles/2/rank_percent = 99 <- /latencies_ms/p99\n"
        "/results/0/latency/quantiles/2/value_ms = 9 <- /latencies_ms/p99\n"
        "/test/id = t-1 <- /test_id\n"
        "/mesh/id = m-1 <- /mesh_config_id\n"
        "/infrastructure/id = e-1 <- /env_id\n");
}

TEST_CASE("MapToV1: six zeros stay zeros for the rules", "[edition]") {
  const Mapped mapped =
      MapText("latencies_ms: {min: 0, average: 0, p50: 0, p90: 0, p99: 0, max: 0}\n");
  const document::Node* latency = document::Resolve(*mapped.tree.root(), "/results/0/latency");
  REQUIRE(latency != nullptr);
  CHECK(document::Find(*latency, "mean_ms")->text == "0");
  CHECK(document::Find(*latency, "quantiles")->child_count == 3);
}

TEST_CASE("MapToV1: every field of a mesh configuration", "[edition]") {
  const Mapped mapped = MapText(R"(smp_version: v0.6.1
id: m-1
labels: {a: config, b: config}
ingress_gateway: {count: 2, cpu_mcores: 500, mem_mb: 256, rps: 1000, bps: 8000}
sidecar: {count: 12, cpu_mcores: 1830, mem_mb: 612, rps: 4000, bps: 9000}
mesh_telemetry: {count: 1, cpu_mcores: 100, mem_mb: 64, rps: 5000}
mesh_policy: {count: 1, cpu_mcores: 50, mem_mb: 0, rps: 10, cache_hit_rate: 98}
mesh_control_plane:
  count: 1
  cpu_mcores: 200
  mem_mb: 300
  endpoints: 40
  services: 20
  sidecars: 12
  virtual_services: 3
  destination_rules: 2
  lds_latency_ms: 150
  cds_latency_ms: 120
mesh_policy_enabled: false
mesh_telemetry_enabled: true
mtls_enabled: true
proxy_concurrency: 2
mesh_build: 1.24.1-abc
proxy_build: 1.32.2-def
exp_group_uuid: g-1
exp_uuid: x-1
profile: default
mesh_type:
  type: LINKERD
  version: 1.24.1
  labels: {b: mesh, c: mesh}
  annotations: {d: mesh}
application_metadata:
  application_name: bookinfo
  application_version: 1.20.2
  helmchart_name: bookinfo
  helmchart_version: 1.0.0
  cnabspec_version: v1
  compose_version: "3"
  cluster_name: bench
  k8s_version_supported: v1.29
  application_protocol: PROTOCOL_HTTPS
)");
  CHECK(Leaves(mapped.tree) ==
        "/mesh/id = m-1 <- /id\n"
        "/mesh/labels/a = config <- /labels/a\n"
        "/mesh/labels/b = config <- /labels/b\n"
        "/mesh/labels/c = mesh <- /mesh_type/labels/c\n"
        "/mesh/build = 1.24.1-abc <- /mesh_build\n"
        "/mesh/profile = default <- /profile\n"
        "/mesh/data_plane/proxy/build = 1.32.2-def <- /proxy_build\n"
        "/mesh/data_plane/concurrency = 2 <- /proxy_concurrency\n"
        "/mesh/mtls/mode = ENABLED <- /mtls_enabled\n"
        "/mesh/telemetry/enabled = true <- /mesh_telemetry_enabled\n"
        "/mesh/policy/enabled = false <- /mesh_policy_enabled\n"
        "/mesh/type = LINKERD <- /mesh_type/type\n"
        "/mesh/version = 1.24.1 <- /mesh_type/version\n"
        "/mesh/annotations/d = mesh <- /mesh_type/annotations/d\n"
        "/mesh/components/0/role = INGRESS_GATEWAY <- /ingress_gateway\n"
        "/mesh/components/0/instances = 2 <- /ingress_gateway/count\n"
        "/mesh/components/1/role = SIDECAR <- /sidecar\n"
        "/mesh/components/1/instances = 12 <- /sidecar/count\n"
        "/mesh/components/2/role = TELEMETRY <- /mesh_telemetry\n"
        "/mesh/components/2/instances = 1 <- /mesh_telemetry/count\n"
        "/mesh/components/3/role = POLICY <- /mesh_policy\n"
        "/mesh/components/3/instances = 1 <- /mesh_policy/count\n"
        "/mesh/components/4/role = CONTROL_PLANE <- /mesh_control_plane\n"
        "/mesh/components/4/instances = 1 <- /mesh_control_plane/count\n"
        "/mesh/control_plane/endpoints = 40 <- /mesh_control_plane/endpoints\n"
        "/mesh/control_plane/services = 20 <- /mesh_control_plane/services\n"
        "/mesh/control_plane/proxies = 12 <- /mesh_control_plane/sidecars\n"
        "/mesh/control_plane/virtual_services = 3 <- /mesh_control_plane/virtual_services\n"
        "/mesh/control_plane/destination_rules = 2 <- /mesh_control_plane/destination_rules\n"
        "/experiment/group_id = g-1 <- /exp_group_uuid\n"
        "/experiment/id = x-1 <- /exp_uuid\n"
        "/results/0/resource_usage/0/subject/component = INGRESS_GATEWAY <- /ingress_gateway\n"
        "/results/0/resource_usage/0/aggregation = UNDECLARED <- /ingress_gateway\n"
        "/results/0/resource_usage/0/cpu_millicores = 500 <- /ingress_gateway/cpu_mcores\n"
        "/results/0/resource_usage/0/memory_bytes = 256000000 <- /ingress_gateway/mem_mb\n"
        "/results/0/resource_usage/0/requests_per_second = 1000 <- /ingress_gateway/rps\n"
        "/results/0/resource_usage/0/undeclared_bps = 8000 <- /ingress_gateway/bps\n"
        "/results/0/resource_usage/1/subject/component = SIDECAR <- /sidecar\n"
        "/results/0/resource_usage/1/aggregation = UNDECLARED <- /sidecar\n"
        "/results/0/resource_usage/1/cpu_millicores = 1830 <- /sidecar/cpu_mcores\n"
        "/results/0/resource_usage/1/memory_bytes = 612000000 <- /sidecar/mem_mb\n"
        "/results/0/resource_usage/1/requests_per_second = 4000 <- /sidecar/rps\n"
        "/results/0/resource_usage/1/undeclared_bps = 9000 <- /sidecar/bps\n"
        "/results/0/resource_usage/2/subject/component = TELEMETRY <- /mesh_telemetry\n"
        "/results/0/resource_usage/2/aggregation = UNDECLARED <- /mesh_telemetry\n"
        "/results/0/resource_usage/2/cpu_millicores = 100 <- /mesh_telemetry/cpu_mcores\n"
        "/results/0/resource_usage/2/memory_bytes = 64000000 <- /mesh_telemetry/mem_mb\n"
        "/results/0/resource_usage/2/requests_per_second = 5000 <- /mesh_telemetry/rps\n"
        "/results/0/resource_usage/3/subject/component = POLICY <- /mesh_policy\n"
        "/results/0/resource_usage/3/aggregation = UNDECLARED <- /mesh_policy\n"
        "/results/0/resource_usage/3/cpu_millicores = 50 <- /mesh_policy/cpu_mcores\n"
        "/results/0/resource_usage/3/memory_bytes = 0 <- /mesh_policy/mem_mb\n"
        "/results/0/resource_usage/3/requests_per_second = 10 <- /mesh_policy/rps\n"
        "/results/0/resource_usage/3/cache_hit_percent = 98 <- /mesh_policy/cache_hit_rate\n"
        "/results/0/resource_usage/4/subject/component = CONTROL_PLANE <- /mesh_control_plane\n"
        "/results/0/resource_usage/4/aggregation = UNDECLARED <- /mesh_control_plane\n"
        "/results/0/resource_usage/4/cpu_millicores = 200 <- /mesh_control_plane/cpu_mcores\n"
        "/results/0/resource_usage/4/memory_bytes = 300000000 <- /mesh_control_plane/mem_mb\n"
        "/results/0/configuration_propagation/0/kind = LISTENER <- "
        "/mesh_control_plane/lds_latency_ms\n"
        "/results/0/configuration_propagation/0/rank_percent = 90 <- "
        "/mesh_control_plane/lds_latency_ms\n"
        "/results/0/configuration_propagation/0/time_ms = 150 <- "
        "/mesh_control_plane/lds_latency_ms\n"
        "/results/0/configuration_propagation/1/kind = CLUSTER <- "
        "/mesh_control_plane/cds_latency_ms\n"
        "/results/0/configuration_propagation/1/rank_percent = 90 <- "
        "/mesh_control_plane/cds_latency_ms\n"
        "/results/0/configuration_propagation/1/time_ms = 120 <- "
        "/mesh_control_plane/cds_latency_ms\n"
        "/workload/application/name = bookinfo <- /application_metadata/application_name\n"
        "/workload/application/version = 1.20.2 <- /application_metadata/application_version\n"
        "/workload/application/chart_name = bookinfo <- /application_metadata/helmchart_name\n"
        "/workload/application/chart_version = 1.0.0 <- /application_metadata/helmchart_version\n"
        "/workload/application/cnab_version = v1 <- /application_metadata/cnabspec_version\n"
        "/workload/application/compose_version = 3 <- /application_metadata/compose_version\n"
        "/workload/application/supported_kubernetes_versions = v1.29 <- "
        "/application_metadata/k8s_version_supported\n"
        "/workload/protocol = HTTP <- /application_metadata/application_protocol\n"
        "/workload/tls_version = TLS <- /application_metadata/application_protocol\n"
        "/infrastructure/cluster_name = bench <- /application_metadata/cluster_name\n");
}

TEST_CASE("MapToV1: mesh_build stands in for an absent version", "[edition]") {
  CHECK(Leaves(MapText("smp_version: v0.6.1\nmesh_build: 1.24.1\nmesh_type: {}\n").tree) ==
        "/mesh/build = 1.24.1 <- /mesh_build\n"
        "/mesh/version = 1.24.1 <- /mesh_build\n");
}

TEST_CASE("MapToV1: every field of an environment", "[edition]") {
  const Mapped mapped = MapText(R"(smp_version: v0.6.1
id: e-1
labels: {a: b}
kubernetes_version: v1.28.3
nodes:
- {type: m5.large, cores: 2, mem_mb: 8192}
- {type: m5.large, cores: 0, mem_mb: "16384"}
individual_workloads:
- {name: redis, count: 3, cpu_mcores: 120, mem_mb: 90}
- {name: idle, count: 1}
traffic_metadata:
  load_balance_name: lb
  load_balance_ip: 192.0.2.1
  host_endpoint: a.test:80
  prometheus_url: http://p.test/
  http_headers: "a: b"
  user_agent: fortio
  ping_health_endpoint: /healthz
)");
  CHECK(Leaves(mapped.tree) ==
        "/infrastructure/id = e-1 <- /id\n"
        "/infrastructure/labels/a = b <- /labels/a\n"
        "/infrastructure/orchestrator/version = v1.28.3 <- /kubernetes_version\n"
        "/infrastructure/orchestrator/name = kubernetes <- /kubernetes_version\n"
        "/infrastructure/node_pools/0/name = node-0 <- /nodes/0\n"
        "/infrastructure/node_pools/0/count = 1 <- /nodes/0\n"
        "/infrastructure/node_pools/0/machine_type = m5.large <- /nodes/0/type\n"
        "/infrastructure/node_pools/0/cores = 2 <- /nodes/0/cores\n"
        "/infrastructure/node_pools/0/memory_bytes = 8192000000 <- /nodes/0/mem_mb\n"
        "/infrastructure/node_pools/1/name = node-1 <- /nodes/1\n"
        "/infrastructure/node_pools/1/count = 1 <- /nodes/1\n"
        "/infrastructure/node_pools/1/machine_type = m5.large <- /nodes/1/type\n"
        "/infrastructure/node_pools/1/memory_bytes = 16384000000 <- /nodes/1/mem_mb\n"
        "/workload/services/0/name = redis <- /individual_workloads/0/name\n"
        "/workload/services/0/replicas = 3 <- /individual_workloads/0/count\n"
        "/workload/services/1/name = idle <- /individual_workloads/1/name\n"
        "/workload/services/1/replicas = 1 <- /individual_workloads/1/count\n"
        "/workload/traffic_entry/name = lb <- /traffic_metadata/load_balance_name\n"
        "/workload/traffic_entry/ip_address = 192.0.2.1 <- /traffic_metadata/load_balance_ip\n"
        "/workload/traffic_entry/host_endpoint = a.test:80 <- /traffic_metadata/host_endpoint\n"
        "/workload/traffic_entry/metrics_url = http://p.test/ <- "
        "/traffic_metadata/prometheus_url\n"
        "/workload/traffic_entry/headers_text = a: b <- /traffic_metadata/http_headers\n"
        "/workload/traffic_entry/user_agent = fortio <- /traffic_metadata/user_agent\n"
        "/workload/traffic_entry/health_endpoint = /healthz <- "
        "/traffic_metadata/ping_health_endpoint\n"
        "/results/0/resource_usage/0/subject/service = redis <- /individual_workloads/0/name\n"
        "/results/0/resource_usage/0/aggregation = UNDECLARED <- /individual_workloads/0\n"
        "/results/0/resource_usage/0/cpu_millicores = 120 <- /individual_workloads/0/cpu_mcores\n"
        "/results/0/resource_usage/0/memory_bytes = 90000000 <- /individual_workloads/0/mem_mb\n");
}

TEST_CASE("MapToV1: what is absent, null or not stated stays absent", "[edition]") {
  CHECK(Leaves(MapText("smp_version: v0.6.1\nid:\nname: a\nduration: ''\nclients: []\n").tree) ==
        "/test/name = a <- /name\n");
  CHECK(Leaves(MapText("smp_version: v0.6.1\nmesh_type: {type: INVALID_MESH}\n").tree) ==
        "/mesh = {} <- \n");
  CHECK(Leaves(MapText("smp_version: v0.6.1\nmesh_type: {type: 0}\nprofile: a\n").tree) ==
        "/mesh/profile = a <- /profile\n");
  CHECK(Leaves(MapText("smp_version: v0.6.1\nclients: [{protocol: PROTOCOL_INVALID}]\n").tree) ==
        "/test/clients/0/id = client-0 <- /clients/0\n");
}

TEST_CASE("MapToV1: what has the wrong type is left to the schema check", "[edition]") {
  const DetectOptions v06{Edition::kV06, Kind::kMeshConfig};
  CHECK(Leaves(MapText("sidecar: [1]\nmtls_enabled: maybe\nmesh_type: ISTIO\n", v06).tree) ==
        "/mesh = {} <- \n");
  CHECK(Leaves(MapText("mesh_type: {type: istio}\nsidecar: {mem_mb: 1.5}\n", v06).tree) ==
        "/mesh/components/0/role = SIDECAR <- /sidecar\n"
        "/results/0/resource_usage/0/subject/component = SIDECAR <- /sidecar\n"
        "/results/0/resource_usage/0/aggregation = UNDECLARED <- /sidecar\n");
  CHECK(Leaves(MapText("- a\n", v06).tree) == "/mesh = {} <- \n");
  CHECK(Leaves(MapText("clients: {a: b}\nduration: 90\n", {{}, Kind::kTestConfig}).tree) ==
        "/test = {} <- \n");
}

TEST_CASE("MapToV1: maps of any size are merged in linear time", "[edition][hostile]") {
  constexpr int kCount = 100'000;
  std::string labels;
  for (int i = 0; i < kCount; ++i) labels += (i == 0 ? "" : ", ") + std::to_string(i) + ": a";
  const Mapped mapped = MapText("smp_version: v0.6.1\nlabels: {" + labels +
                                "}\nmesh_type: {labels: {x: b, " + labels + "}}\n");
  CHECK(document::Resolve(*mapped.tree.root(), "/mesh/labels")->child_count == kCount + 1);
}

struct BytesCase {
  std::string_view megabytes;
  std::string_view bytes;
};

constexpr BytesCase kBytes[] = {
    {"0", "0"},
    {"1", "1000000"},
    {"4096.0", "4096000000"},
    {"4e3", "4000000000"},
    {"0x10", "16000000"},
    {"'7'", "7000000"},
    {"9223372036854", "9223372036854000000"},
    // Beyond 64 bits of bytes: the number stays where it was.
    {"9223372036855", ""},
    {"9223372036854775807", ""},
};

TEST_CASE("MapToV1: megabytes become bytes exactly", "[edition]") {
  for (const BytesCase& row : kBytes) {
    CAPTURE(row.megabytes);
    const Mapped mapped =
        MapText("smp_version: v0.6.1\nsidecar: {mem_mb: " + std::string(row.megabytes) + "}\n");
    const document::Node* bytes =
        document::Resolve(*mapped.tree.root(), "/results/0/resource_usage/0/memory_bytes");
    CHECK((bytes == nullptr ? std::string_view() : bytes->text) == row.bytes);
  }
}

struct DurationCase {
  std::string_view duration;
  std::string_view findings;
};

constexpr DurationCase kDurations[] = {
    {"60s", ""},
    {"24h", ""},
    {"''", ""},
    {"60", ""},  // a number: for the schema check
    {"1m30s",
     "2:11-16 warning SMP2019 /duration: duration `1m30s` is 90s, but clients of Meshery read only "
     "the last unit and run 1 s\n"},
    {"1.5h",
     "2:11-15 warning SMP2019 /duration: duration `1.5h` is 5400s, but clients of Meshery read "
     "only the last unit and run 1 h\n"},
    {"500ms",
     "2:11-16 warning SMP2019 /duration: duration `500ms` is 0.5s, but clients of Meshery read "
     "only the last unit and run 1 s\n"},
    {"ten minutes",
     "2:11-22 error SMP2019 /duration: duration `ten minutes` is not a number with a unit out of "
     "ns, us, ms, s, m and h\n"},
    {"'60'",
     "2:11-15 error SMP2019 /duration: duration `60` is not a number with a unit out of ns, us, "
     "ms, s, m and h\n"},
    // One meaning each; the rules say that it cannot be run.
    {"0s", ""},
    {"-1.5s", ""},
};

TEST_CASE("MapToV1: a duration that tools read in two ways is told", "[edition][SMP2019]") {
  for (const DurationCase& row : kDurations) {
    CAPTURE(row.duration);
    CHECK(Lines(MapText("smp_version: v0.6.1\nduration: " + std::string(row.duration) + "\n")
                    .findings) == row.findings);
  }
  CHECK(MapText("smp_version: v0.6.1\nduration: 1m30s\n").findings[0].hint ==
        "write `90s`, which every reader takes alike");
}

}  // namespace
}  // namespace smp::edition
