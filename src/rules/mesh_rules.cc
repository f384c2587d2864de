// Rules over the mesh: which one it was, in which version, and whether what is said of it holds
// together.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "rules/figures.h"
#include "rules/lower_case.h"
#include "rules/report_rule.h"

namespace smp::rules {

namespace {

// --- SMP2028 ------------------------------------------------------------------------------------

constexpr Rule kMeshNamed{
    .id = "SMP2028",
    .name = "mesh-named",
    .severity = Severity::kError,
    .summary = "a configured mesh has a type, and a baseline without mesh has no parts of one",
    .why =
        "a result that does not say which mesh it is of cannot be compared with any other. A "
        "baseline that lists sidecars is no baseline: what is subtracted from the mesh's "
        "latency as the cost of having none already holds the cost of proxies",
    .source =
        "upstream, where absent and invalid are one number, and whose numbers moved by one "
        "in v0.3.0",
    .spec = "mesh.md#mesh-named",
};

// What the configuration says that only a mesh can have; empty when it says nothing of the kind.
std::string SignOfMesh(const v1::MeshConfiguration& mesh) {
  if (!mesh.version().empty()) return fmt::format("version {}", mesh.version());
  if (!mesh.build().empty()) return fmt::format("build {}", mesh.build());
  if (!mesh.other_name().empty()) return fmt::format("other_name {}", mesh.other_name());
  if (!mesh.components().empty()) {
    return Counted(mesh.components_size(), "component", "components");
  }
  if (mesh.has_data_plane()) return "a data plane";
  if (mesh.has_control_plane()) return "a control plane";
  if (!mesh.patterns().empty()) return Counted(mesh.patterns_size(), "pattern", "patterns");
  return {};
}

// "SIDECAR", as documents spell it.
std::string RoleName(v1::ComponentRole role) {
  constexpr std::string_view kPrefix = "COMPONENT_ROLE_";
  std::string name = v1::ComponentRole_Name(role);
  return name.starts_with(kPrefix) ? name.substr(kPrefix.size()) : std::to_string(role);
}

void CheckBaseline(const v1::Report& report, Reporter& reporter) {
  constexpr const char* kCure =
      "name the mesh in mesh.type, or measure the baseline without any part of a mesh";
  const v1::MeshConfiguration& mesh = report.mesh();
  for (int i = 0; i < mesh.components_size(); ++i) {
    const v1::MeshComponent& component = mesh.components(i);
    if (component.has_instances() && component.instances() == 0) continue;
    reporter.Report(At("mesh", "components", i),
                    fmt::format("a baseline without mesh lists a component of role {}",
                                RoleName(component.role())),
                    kCure);
  }
  if (mesh.data_plane().mode() != v1::DATA_PLANE_MODE_UNSPECIFIED) {
    reporter.Report(At("mesh", "data_plane", "mode"), "a baseline without mesh has a data plane",
                    kCure);
  }
  if (mesh.control_plane().proxies() > 0) {
    reporter.Report(At("mesh", "control_plane", "proxies"),
                    fmt::format("a baseline without mesh has {}",
                                Counted(mesh.control_plane().proxies(), "proxy", "proxies")),
                    kCure);
  }
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    for (int j = 0; j < result.resource_usage_size(); ++j) {
      const v1::ResourceUsage& usage = result.resource_usage(j);
      if (!usage.subject().has_component()) continue;
      if (usage.has_instances() && usage.instances() == 0) continue;
      reporter.Report(At("results", i, "resource_usage", j, "subject", "component"),
                      fmt::format("a baseline without mesh states what component {} used",
                                  RoleName(usage.subject().component())),
                      kCure);
    }
  }
}

void MeshNamed(const v1::Report& report, Reporter& reporter) {
  const v1::MeshConfiguration& mesh = report.mesh();
  switch (mesh.type()) {
    case v1::MESH_TYPE_UNSPECIFIED:
      if (const std::string sign = SignOfMesh(mesh); !sign.empty()) {
        reporter.Report(At("mesh", "type"),
                        fmt::format("the mesh is not named, although it has {}", sign),
                        "state the type of the mesh, or NONE for a baseline without one");
      }
      break;
    case v1::MESH_TYPE_OTHER:
      if (mesh.other_name().empty()) {
        reporter.Report(At("mesh", "type"), "the type is OTHER, and other_name does not say which",
                        "state the name of the mesh in other_name");
      }
      break;
    case v1::MESH_TYPE_NONE:
      CheckBaseline(report, reporter);
      break;
    default:
      break;
  }
}

// --- SMP2029 ------------------------------------------------------------------------------------

constexpr Rule kMeshVersion{
    .id = "SMP2029",
    .name = "mesh-version",
    .severity = Severity::kError,
    .summary = "the mesh has a version that names one release and agrees with its build",
    .why =
        "meshes change their cost from release to release. \"latest\" is another mesh next "
        "week, so a result under it can be neither repeated nor compared. The finding is a "
        "warning where nothing was measured and where the text does not look like a version",
    .source = "upstream issue 71: version and mesh_build say the same twice",
    .spec = "mesh.md#mesh-version",
};

// Names that point at whatever is newest.
constexpr std::array<std::string_view, 12> kMovingNames = {
    "latest", "master", "main",    "head",    "nightly", "dev",
    "edge",   "stable", "current", "default", "unknown", "n/a"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The first run of numbers joined by dots, at least two: {2, 14, 1} for "stable-2.14.1-rc1". Empty
// when there is none.
std::vector<std::uint32_t> VersionNumbers(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!IsDigit(text[at]) || (at > 0 && IsDigit(text[at - 1]))) continue;
    std::vector<std::uint32_t> numbers;
    const char* next = text.data() + at;
    const char* const end = text.data() + text.size();
    while (next != end && IsDigit(*next)) {
      std::uint32_t number = 0;
      const auto [stop, error] = std::from_chars(next, end, number);
      if (error != std::errc()) break;
      numbers.push_back(number);
      next = stop;
      if (next == end || *next != '.') break;
      ++next;
    }
    if (numbers.size() >= 2) return numbers;
  }
  return {};
}

// Builds may be named by date: 2024.11.03 is not release 2024.
constexpr std::uint32_t kFirstYear = 1990;

bool Agree(const std::vector<std::uint32_t>& version, const std::vector<std::uint32_t>& build) {
  if (version.empty() || build.empty()) return true;  // a commit or a name says nothing else
  if (version[0] >= kFirstYear || build[0] >= kFirstYear) return true;
  const std::size_t common = std::min(version.size(), build.size());
  return std::equal(version.begin(), version.begin() + static_cast<std::ptrdiff_t>(common),
                    build.begin());
}

// Whether the report claims something about the mesh's speed.
bool HasMeasurement(const v1::Report& report) {
  return std::any_of(report.results().begin(), report.results().end(),
                     [](const v1::Result& result) {
                       return result.has_latency() || result.has_achieved_requests_per_second();
                     });
}

void MeshVersion(const v1::Report& report, Reporter& reporter) {
  const v1::MeshConfiguration& mesh = report.mesh();
  if (mesh.type() == v1::MESH_TYPE_UNSPECIFIED || mesh.type() == v1::MESH_TYPE_NONE) return;
  const ReportPath path = At("mesh", "version");
  const std::string& version = mesh.version();
  const std::string name = LowerCase(version);
  if (version.empty()) {
    reporter.ReportAs(HasMeasurement(report) ? Severity::kError : Severity::kWarning, path,
                      "the mesh has no version", "state the released version, such as 1.24.1");
  } else if (std::find(kMovingNames.begin(), kMovingNames.end(), name) != kMovingNames.end()) {
    reporter.Report(path, fmt::format("`{}` names no release", version),
                    "state the version that was installed, such as 1.24.1");
  } else if (VersionNumbers(version).empty()) {
    reporter.ReportAs(Severity::kWarning, path,
                      fmt::format("`{}` does not look like a version, it has no numbers joined "
                                  "by dots",
                                  version),
                      "state the released version, such as 1.24.1");
  } else if (!Agree(VersionNumbers(version), VersionNumbers(mesh.build()))) {
    reporter.Report(At("mesh", "build"),
                    fmt::format("build is {}, but version is {}", mesh.build(), version),
                    "state version and build of the control plane that was installed");
  }
}

// --- SMP2056 ------------------------------------------------------------------------------------

constexpr Rule kEnabledMatchesUsage{
    .id = "SMP2056",
    .name = "enabled-matches-usage",
    .severity = Severity::kWarning,
    .summary =
        "telemetry and policy that are off handle no requests, and those that are on handle "
        "some",
    .why =
        "telemetry and policy checks are the larger part of what a mesh costs. A report that says "
        "they were off while their components handled requests, or on while those stood idle, "
        "leaves open which mesh was measured",
    .source = "upstream's mesh_telemetry_enabled and mesh_policy_enabled, false when left out",
    .spec = "mesh.md#enabled-matches-usage",
};

struct Switch {
  const char* name;
  const char* field;
  bool stated;
  bool enabled;
  v1::ComponentRole role;
};

void EnabledMatchesUsage(const v1::Report& report, Reporter& reporter) {
  const v1::MeshConfiguration& mesh = report.mesh();
  const Switch switches[] = {
      {"telemetry", "telemetry", mesh.telemetry().has_enabled(), mesh.telemetry().enabled(),
       v1::COMPONENT_ROLE_TELEMETRY},
      {"policy", "policy", mesh.policy().has_enabled(), mesh.policy().enabled(),
       v1::COMPONENT_ROLE_POLICY},
  };
  for (int i = 0; i < report.results_size(); ++i) {
    const v1::Result& result = report.results(i);
    for (int j = 0; j < result.resource_usage_size(); ++j) {
      const v1::ResourceUsage& usage = result.resource_usage(j);
      if (!usage.subject().has_component() || !usage.has_requests_per_second()) continue;
      const ReportPath path = At("results", i, "resource_usage", j, "requests_per_second");
      for (const Switch& each : switches) {
        if (!each.stated || usage.subject().component() != each.role) continue;
        const double rate = usage.requests_per_second();
        // Cache hits while policy is off are rule cache-hit-range's finding.
        const bool said = usage.cache_hit_percent() > 0;
        if (!each.enabled && rate > 0 && !said) {
          reporter.Report(
              path,
              fmt::format("{} handled {} requests/s, but mesh.{}.enabled is false", each.name,
                          Stated(rate), each.field),
              fmt::format("state in mesh.{} what was enabled during the run", each.field));
        } else if (each.enabled && rate == 0 && result.achieved_requests_per_second() > 0) {
          reporter.Report(
              path,
              fmt::format("{} handled no requests, but mesh.{}.enabled is true and "
                          "the mesh carried {} requests/s",
                          each.name, each.field, Stated(result.achieved_requests_per_second())),
              fmt::format("leave the figure out when it was not measured, or state in "
                          "mesh.{} what was enabled during the run",
                          each.field));
        }
      }
    }
  }
}

constexpr ReportRule kMeshRules[] = {
    {&kMeshNamed, MeshNamed},
    {&kMeshVersion, MeshVersion},
    {&kEnabledMatchesUsage, EnabledMatchesUsage},
};

}  // namespace

std::span<const ReportRule> MeshRules() { return kMeshRules; }

}  // namespace smp::rules
