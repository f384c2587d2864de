// Which field of an upstream message becomes which field of v1. The upgrade reads the rows one way,
// the downgrade the other.
#pragma once

#include "edition/map_fields.h"

namespace smp::edition {

// PerformanceTestConfig, onto `test`, and its clients.
inline constexpr FieldRow kTestFields[] = {{"id", "id"}, {"name", "name"}, {"labels", "labels"}};

inline constexpr FieldRow kClientFields[] = {
    {"internal", "internal"},
    {"load_generator", "load_generator/name"},
    {"additional_options", "load_generator/options"},
    {"protocol", "protocol", Convert::kProtocol},
    {"connections", "connections", Convert::kCopyPositive},
    {"headers", "headers"},
    {"cookies", "cookies"},
    {"body", "body"},
    {"content_type", "content_type"},
    {"endpoint_urls", "endpoint_urls"},
    {"ssl_certificate", "certificate_pem"},
};

inline constexpr FieldRow kResultFields[] = {
    {"id", "id"},
    {"labels", "labels"},
    {"start_time", "window/start_time", Convert::kTime},
    {"end_time", "window/end_time", Convert::kTime},
    {"actual_qps", "achieved_requests_per_second"},
    {"details_uri", "details_uri"},
};

// The ids of the other three messages.
inline constexpr FieldRow kLinkFields[] = {
    {"test_id", "test/id"}, {"mesh_config_id", "mesh/id"}, {"env_id", "infrastructure/id"}};

inline constexpr FieldRow kLatencyFields[] = {
    {"min", "min_ms"}, {"max", "max_ms"}, {"average", "mean_ms"}};

struct QuantileRow {
  std::string_view from;
  std::string_view rank_percent;
};

inline constexpr QuantileRow kQuantiles[] = {{"p50", "50"}, {"p90", "90"}, {"p99", "99"}};

// ServiceMeshConfig, onto the report.
inline constexpr FieldRow kMeshFields[] = {
    {"id", "mesh/id"},
    {"labels", "mesh/labels"},
    {"mesh_build", "mesh/build"},
    {"profile", "mesh/profile"},
    {"proxy_build", "mesh/data_plane/proxy/build"},
    {"proxy_concurrency", "mesh/data_plane/concurrency"},
    {"mtls_enabled", "mesh/mtls/mode", Convert::kMutualTls},
    {"mesh_telemetry_enabled", "mesh/telemetry/enabled"},
    {"mesh_policy_enabled", "mesh/policy/enabled"},
    {"exp_group_uuid", "experiment/group_id"},
    {"exp_uuid", "experiment/id"},
};

inline constexpr FieldRow kServiceMeshFields[] = {
    {"type", "mesh/type", Convert::kMeshType},
    {"version", "mesh/version"},
    {"labels", "mesh/labels"},
    {"annotations", "mesh/annotations"},
};

struct Section {
  std::string_view name;
  std::string_view role;
};

inline constexpr Section kSections[] = {
    {"ingress_gateway", "INGRESS_GATEWAY"},  {"sidecar", "SIDECAR"},
    {"mesh_telemetry", "TELEMETRY"},         {"mesh_policy", "POLICY"},
    {"mesh_control_plane", "CONTROL_PLANE"},
};

inline constexpr FieldRow kComponentFields[] = {{"count", "instances"}};

inline constexpr FieldRow kUsageFields[] = {
    {"cpu_mcores", "cpu_millicores"},        {"mem_mb", "memory_bytes", Convert::kMegabytes},
    {"rps", "requests_per_second"},          {"bps", "undeclared_bps"},
    {"cache_hit_rate", "cache_hit_percent"},
};

inline constexpr FieldRow kControlPlaneFields[] = {
    {"endpoints", "mesh/control_plane/endpoints"},
    {"services", "mesh/control_plane/services"},
    {"sidecars", "mesh/control_plane/proxies"},
    {"virtual_services", "mesh/control_plane/virtual_services"},
    {"destination_rules", "mesh/control_plane/destination_rules"},
};

struct PropagationRow {
  std::string_view from;
  std::string_view kind;
};

// Upstream's comment: the time until 90 % of the proxies have the change.
inline constexpr PropagationRow kPropagation[] = {{"lds_latency_ms", "LISTENER"},
                                                  {"cds_latency_ms", "CLUSTER"}};

// EnvironmentConfig, onto the report.
inline constexpr FieldRow kEnvironmentFields[] = {
    {"id", "infrastructure/id"},
    {"labels", "infrastructure/labels"},
    {"kubernetes_version", "infrastructure/orchestrator/version"},
};

inline constexpr FieldRow kNodeFields[] = {
    {"type", "machine_type"},
    {"cores", "cores", Convert::kCopyPositive},
    {"mem_mb", "memory_bytes", Convert::kPositiveMegabytes},
};

inline constexpr FieldRow kServiceFields[] = {{"name", "name"}, {"count", "replicas"}};

inline constexpr FieldRow kServiceUsageFields[] = {
    {"cpu_mcores", "cpu_millicores"},
    {"mem_mb", "memory_bytes", Convert::kMegabytes},
};

inline constexpr FieldRow kTrafficFields[] = {
    {"load_balance_name", "name"},
    {"load_balance_ip", "ip_address"},
    {"host_endpoint", "host_endpoint"},
    {"prometheus_url", "metrics_url"},
    {"http_headers", "headers_text"},
    {"user_agent", "user_agent"},
    {"ping_health_endpoint", "health_endpoint"},
};

inline constexpr FieldRow kApplicationFields[] = {
    {"application_name", "workload/application/name"},
    {"application_version", "workload/application/version"},
    {"helmchart_name", "workload/application/chart_name"},
    {"helmchart_version", "workload/application/chart_version"},
    {"cnabspec_version", "workload/application/cnab_version"},
    {"compose_version", "workload/application/compose_version"},
    {"k8s_version_supported", "workload/application/supported_kubernetes_versions"},
    {"cluster_name", "infrastructure/cluster_name"},
};

}  // namespace smp::edition
