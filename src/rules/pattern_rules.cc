// Rules over patterns in force: what the configuration says elsewhere must agree with them. What
// they did to the measured requests is looked at in pattern_effect_rules.cc.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include "rules/figures.h"
#include "rules/mesh_family.h"
#include "rules/pattern_view.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

// --- SMP2072 ------------------------------------------------------------------------------------

constexpr Rule kPatternMutualTls{
    .id = "SMP2072",
    .name = "pattern-mutual-tls",
    .severity = Severity::kError,
    .summary = "the pattern Mutual TLS is in force when, and only when, mtls is not disabled",
    .why =
        "encryption is the function whose cost is asked for most often. A report that says both "
        "that it was in force and that it was off can be quoted for either. The finding is a "
        "warning where the pattern covers a part of the traffic",
    .source = "method of patterns in force; upstream's mtls_enabled, false when left out",
    .spec = "mesh.md#pattern-mutual-tls",
};

void PatternMutualTls(const v1::Report& report, Reporter& reporter) {
  const v1::MeshConfiguration& mesh = report.mesh();
  const v1::MutualTlsMode mode = mesh.mtls().mode();
  const bool is_off = mode == v1::MUTUAL_TLS_MODE_DISABLED;
  const bool is_on = mode == v1::MUTUAL_TLS_MODE_STRICT || mode == v1::MUTUAL_TLS_MODE_ENABLED;
  for (int i = 0; i < mesh.patterns_size(); ++i) {
    const v1::Pattern& pattern = mesh.patterns(i);
    if (KindOf(pattern) != PatternKind::kMutualTls) continue;
    // mtls is about workloads; certificates of clients at the edge are another matter.
    if (pattern.mode() == v1::DATA_PLANE_MODE_GATEWAY_ONLY) continue;
    const ReportPath path = At("mesh", "patterns", i, "state");
    const Severity severity = CoversAll(pattern) ? Severity::kError : Severity::kWarning;
    if (is_off && ActedOnRequests(pattern)) {
      reporter.ReportAs(
          severity, path,
          fmt::format("{} was in force, but mesh.mtls.mode is DISABLED", pattern.name()),
          "state in both whether traffic between workloads was encrypted");
    } else if (is_on && pattern.state() == v1::PATTERN_STATE_ABSENT) {
      reporter.ReportAs(severity, path,
                        fmt::format("{} was absent, but mesh.mtls.mode is {}", pattern.name(),
                                    mode == v1::MUTUAL_TLS_MODE_STRICT ? "STRICT" : "ENABLED"),
                        "state in both whether traffic between workloads was encrypted");
    }
  }
}

// --- SMP2073 ------------------------------------------------------------------------------------

constexpr Rule kPatternSwitchedOn{
    .id = "SMP2073",
    .name = "pattern-switched-on",
    .severity = Severity::kWarning,
    .summary =
        "telemetry is on where a pattern of observability acts on requests, and policy is on "
        "where one of authorization does",
    .why =
        "telemetry and policy are what mesh settings are compared by. A pattern that needs them "
        "and a switch that says off leave open what the mesh did to each request",
    .source = "method of patterns in force",
    .spec = "mesh.md#pattern-switched-on",
};

// What in mesh.telemetry says that the pattern cannot have acted; empty when nothing does.
std::string TelemetryOff(const v1::Telemetry& telemetry, PatternKind kind) {
  if (telemetry.has_enabled() && !telemetry.enabled()) return "mesh.telemetry.enabled is false";
  if (kind == PatternKind::kTraces && telemetry.has_trace_sampling_percent() &&
      telemetry.trace_sampling_percent() == 0) {
    return "mesh.telemetry.trace_sampling_percent is 0 %";
  }
  if (kind == PatternKind::kMetrics && telemetry.has_metrics() && !telemetry.metrics()) {
    return "mesh.telemetry.metrics is false";
  }
  return {};
}

// What the application's own library does is not the mesh's.
bool IsOfTheApplication(const v1::Pattern& pattern) {
  return pattern.mode() == v1::DATA_PLANE_MODE_PROXYLESS;
}

void PatternSwitchedOn(const v1::Report& report, Reporter& reporter) {
  const v1::MeshConfiguration& mesh = report.mesh();
  for (int i = 0; i < mesh.patterns_size(); ++i) {
    const v1::Pattern& pattern = mesh.patterns(i);
    if (!ActedOnRequests(pattern) || IsOfTheApplication(pattern)) continue;
    const PatternKind kind = KindOf(pattern);
    const bool is_observability =
        kind == PatternKind::kTraces || kind == PatternKind::kMetrics ||
        (pattern.category() == v1::PATTERN_CATEGORY_OBSERVABILITY && pattern.on_request_path());
    std::string cause;
    if (is_observability) {
      cause = TelemetryOff(mesh.telemetry(), kind);
    } else if (kind == PatternKind::kAuthorization && mesh.policy().has_enabled() &&
               !mesh.policy().enabled()) {
      cause = "mesh.policy.enabled is false";
    }
    if (cause.empty()) continue;
    reporter.Report(At("mesh", "patterns", i, "state"),
                    fmt::format("{} was in force, but {}", pattern.name(), cause),
                    "state in both what was on during the run");
  }
}

// --- SMP2074 ------------------------------------------------------------------------------------

constexpr Rule kPatternWithoutSidecars{
    .id = "SMP2074",
    .name = "pattern-without-sidecars",
    .severity = Severity::kWarning,
    .summary = "where proxies run once a node, or not at all, there are no sidecars",
    .why =
        "what a mesh costs is counted by its proxies. Sidecars beside a proxy of the node mean "
        "that requests took two ways, or that the list of components is that of another set-up",
    .source = "method of patterns in force",
    .spec = "mesh.md#pattern-without-sidecars",
};

// What says that there are no sidecars; empty when nothing does. Ambient meshes may serve sidecars
// of old beside their own proxies.
std::string SignOfNoSidecars(const v1::MeshConfiguration& mesh) {
  const v1::DataPlaneMode mode = mesh.data_plane().mode();
  if (mode == v1::DATA_PLANE_MODE_NODE_PROXY || mode == v1::DATA_PLANE_MODE_PROXYLESS ||
      mode == v1::DATA_PLANE_MODE_EBPF) {
    return fmt::format("the data plane is {}", NameOf(mode));
  }
  for (const v1::Pattern& pattern : mesh.patterns()) {
    const PatternKind kind = KindOf(pattern);
    if (kind != PatternKind::kNodeAgent && kind != PatternKind::kProxyless) continue;
    if (ActedOnRequests(pattern) && CoversAll(pattern)) {
      return fmt::format("{} was in force", pattern.name());
    }
  }
  return {};
}

void PatternWithoutSidecars(const v1::Report& report, Reporter& reporter) {
  const v1::MeshConfiguration& mesh = report.mesh();
  const std::string sign = SignOfNoSidecars(mesh);
  if (sign.empty()) return;
  for (int i = 0; i < mesh.components_size(); ++i) {
    const v1::MeshComponent& component = mesh.components(i);
    if (component.role() != v1::COMPONENT_ROLE_SIDECAR || component.instances() <= 0) continue;
    reporter.Report(At("mesh", "components", i, "instances"),
                    fmt::format("{}, but there are {}", sign,
                                Counted(component.instances(), "sidecar", "sidecars")),
                    "state the proxies that carried the measured requests");
  }
}

// --- SMP2077 ------------------------------------------------------------------------------------

constexpr Rule kPatternLayer{
    .id = "SMP2077",
    .name = "pattern-layer",
    .severity = Severity::kError,
    .summary = "a pattern that works at L7 is in force only where something handles requests",
    .why =
        "a tunnel of connections reads no requests: it cannot retry, deny or trace one. Such a "
        "report claims the function of one mesh at the price of another",
    .source = "method of patterns in force; ambient meshes without waypoints",
    .spec = "mesh.md#pattern-layer",
};

// Whether anything on the way may handle requests, whatever the data plane is.
bool HasL7Component(const v1::MeshConfiguration& mesh) {
  return std::any_of(mesh.components().begin(), mesh.components().end(),
                     [&mesh](const v1::MeshComponent& component) {
                       if (component.has_instances() && component.instances() == 0) return false;
                       // The proxy of a node reads requests, unless it is a tunnel.
                       if (component.role() == v1::COMPONENT_ROLE_NODE_PROXY) {
                         return mesh.data_plane().mode() != v1::DATA_PLANE_MODE_AMBIENT_L4;
                       }
                       return component.role() == v1::COMPONENT_ROLE_WAYPOINT ||
                              component.role() == v1::COMPONENT_ROLE_SIDECAR ||
                              component.role() == v1::COMPONENT_ROLE_INGRESS_GATEWAY ||
                              component.role() == v1::COMPONENT_ROLE_EGRESS_GATEWAY;
                     });
}

void PatternLayer(const v1::Report& report, Reporter& reporter) {
  const v1::MeshConfiguration& mesh = report.mesh();
  const bool is_tunnel = mesh.data_plane().mode() == v1::DATA_PLANE_MODE_AMBIENT_L4;
  const bool is_l4 = is_tunnel || mesh.data_plane().layer() == v1::LAYER_L4;
  for (int i = 0; i < mesh.patterns_size(); ++i) {
    const v1::Pattern& pattern = mesh.patterns(i);
    if (pattern.layer() != v1::LAYER_L7 || !ActedOnRequests(pattern)) continue;
    const ReportPath path = At("mesh", "patterns", i, "state");
    constexpr const char* kCure = "state where the pattern runs in its mode, or that it was absent";
    if (pattern.mode() == v1::DATA_PLANE_MODE_AMBIENT_L4) {
      reporter.Report(path,
                      fmt::format("{} works at L7 and cannot be in force in AMBIENT_L4, which "
                                  "handles connections only",
                                  pattern.name()),
                      kCure);
    } else if (is_l4 && !HasL7Component(mesh) &&
               (pattern.mode() == v1::DATA_PLANE_MODE_UNSPECIFIED ||
                pattern.mode() == mesh.data_plane().mode())) {
      reporter.Report(path,
                      fmt::format("{} works at L7 and cannot be in force, since {} handles "
                                  "connections only",
                                  pattern.name(), is_tunnel ? "AMBIENT_L4" : "the data plane"),
                      kCure);
    }
  }
}

// --- SMP2078 ------------------------------------------------------------------------------------

constexpr Rule kPatternId{
    .id = "SMP2078",
    .name = "pattern-id",
    .severity = Severity::kWarning,
    .summary = "an id of the form MESHERYnnn stands beside its catalog or a digest of the design",
    .why =
        "catalogs give these numbers to different patterns: 003 is the circuit breaker in one and "
        "the local rate limiter in another, and one has 021 twice",
    .source = "the lists of patterns that were published under these numbers",
    .spec = "mesh.md#pattern-id",
};

// "MESHERY003", whatever the case.
bool IsMesheryNumber(std::string_view id) {
  constexpr std::string_view kPrefix = "MESHERY";
  if (id.size() <= kPrefix.size()) return false;
  const bool has_prefix =
      std::equal(kPrefix.begin(), kPrefix.end(), id.begin(), [](char want, char got) {
        return want == static_cast<char>(std::toupper(static_cast<unsigned char>(got)));
      });
  return has_prefix && id.find_first_not_of("0123456789", kPrefix.size()) == std::string_view::npos;
}

void PatternId(const v1::Report& report, Reporter& reporter) {
  for (int i = 0; i < report.mesh().patterns_size(); ++i) {
    const v1::Pattern& pattern = report.mesh().patterns(i);
    if (!pattern.sha256().empty() || !pattern.catalog_uri().empty()) continue;
    constexpr const char* kCure =
        "state catalog_uri, or the UUID that the catalog gives to the pattern";
    const ReportPath path = At("mesh", "patterns", i);
    if (IsMesheryNumber(pattern.id())) {
      reporter.Report(path.At("id"),
                      fmt::format("{} stands for several patterns, and the catalog that it is from "
                                  "is not stated",
                                  pattern.id()),
                      kCure);
    } else if (IsMesheryNumber(pattern.name())) {
      reporter.Report(
          path.At("name"),
          fmt::format("{} is no name, and as an id it stands for several patterns", pattern.name()),
          "write the name of the pattern, such as Retries");
    }
  }
}

constexpr ReportRule kPatternRules[] = {
    {&kPatternMutualTls, PatternMutualTls},
    {&kPatternSwitchedOn, PatternSwitchedOn},
    {&kPatternWithoutSidecars, PatternWithoutSidecars},
    {&kPatternLayer, PatternLayer},
    {&kPatternId, PatternId},
};

}  // namespace

std::span<const ReportRule> PatternRules() { return kPatternRules; }

}  // namespace smp::rules
