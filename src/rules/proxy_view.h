// What the parts of a mesh handled in the window of a result.
#pragma once

#include <optional>

#include "smp/v1/report.pb.h"

namespace smp::rules {

// Whether the figures of usage beside a result are of its requests: no other client sent any.
[[nodiscard]] bool IsOfAllClients(const v1::Report& report, const v1::Result& result);

// Whether the entry states a rate that is a mean over the window.
[[nodiscard]] bool HasMeanRate(const v1::ResourceUsage& usage);

// Index in result.resource_usage of the mean figures of a component; null when there are none or
// several, since names tell them apart.
[[nodiscard]] std::optional<int> MeanUsageOf(const v1::Result& result, v1::ComponentRole role);

// The requests a second that passed through proxies of all kinds, each pass counted; null when the
// rate of one kind that the mesh has is not stated.
[[nodiscard]] std::optional<double> RateOfProxies(const v1::Report& report,
                                                  const v1::Result& result);

// Instances of a component, as the mesh lists them; null when not stated.
[[nodiscard]] std::optional<double> InstancesOf(const v1::MeshConfiguration& mesh,
                                                v1::ComponentRole role);

}  // namespace smp::rules
