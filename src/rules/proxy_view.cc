#include "rules/proxy_view.h"

#include <algorithm>
#include <array>

namespace smp::rules {

namespace {

constexpr std::array<v1::ComponentRole, 5> kProxies = {
    v1::COMPONENT_ROLE_SIDECAR, v1::COMPONENT_ROLE_INGRESS_GATEWAY,
    v1::COMPONENT_ROLE_EGRESS_GATEWAY, v1::COMPONENT_ROLE_NODE_PROXY, v1::COMPONENT_ROLE_WAYPOINT};

bool Has(const v1::MeshConfiguration& mesh, v1::ComponentRole role) {
  return std::any_of(mesh.components().begin(), mesh.components().end(),
                     [role](const v1::MeshComponent& component) {
                       return component.role() == role &&
                              (!component.has_instances() || component.instances() > 0);
                     });
}

}  // namespace

bool IsOfAllClients(const v1::Report& report, const v1::Result& result) {
  return report.test().clients_size() <= 1 || result.client_id().empty();
}

bool HasMeanRate(const v1::ResourceUsage& usage) {
  return usage.has_requests_per_second() && usage.aggregation() == v1::AGGREGATION_MEAN;
}

std::optional<int> MeanUsageOf(const v1::Result& result, v1::ComponentRole role) {
  std::optional<int> found;
  for (int j = 0; j < result.resource_usage_size(); ++j) {
    const v1::ResourceUsage& usage = result.resource_usage(j);
    if (!usage.subject().has_component() || usage.subject().component() != role) continue;
    if (usage.aggregation() != v1::AGGREGATION_MEAN) continue;
    if (found) return std::nullopt;
    found = j;
  }
  return found;
}

std::optional<double> RateOfProxies(const v1::Report& report, const v1::Result& result) {
  double sum = 0;
  bool any = false;
  for (const v1::ComponentRole role : kProxies) {
    const std::optional<int> usage = MeanUsageOf(result, role);
    const bool is_stated = usage && result.resource_usage(*usage).has_requests_per_second();
    if (!is_stated && Has(report.mesh(), role)) return std::nullopt;
    if (!is_stated) continue;
    any = true;
    sum += result.resource_usage(*usage).requests_per_second();
  }
  if (!any) return std::nullopt;
  return sum;
}

std::optional<double> InstancesOf(const v1::MeshConfiguration& mesh, v1::ComponentRole role) {
  std::optional<double> instances;
  for (const v1::MeshComponent& component : mesh.components()) {
    if (component.role() != role) continue;
    if (!component.has_instances()) return std::nullopt;
    instances = instances.value_or(0) + static_cast<double>(component.instances());
  }
  return instances;
}

}  // namespace smp::rules
