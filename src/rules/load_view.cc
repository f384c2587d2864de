#include "rules/load_view.h"

#include <algorithm>
#include <vector>

#include "rules/timestamps.h"

namespace smp::rules {

namespace {

// The stages that a result covers: the named one, or all.
std::vector<const v1::Stage*> StagesOf(const v1::Report& report, const v1::Result& result) {
  std::vector<const v1::Stage*> stages;
  for (const v1::Stage& stage : report.test().stages()) {
    if (result.stage_name().empty() || stage.name() == result.stage_name()) {
      stages.push_back(&stage);
    }
  }
  return stages;
}

}  // namespace

const v1::Client* ClientOf(const v1::Report& report, const v1::Result& result) {
  if (result.client_id().empty()) return nullptr;
  for (const v1::Client& client : report.test().clients()) {
    if (client.id() == result.client_id()) return &client;
  }
  return nullptr;
}

std::optional<double> ConnectionsOf(const v1::Report& report, const v1::Result& result) {
  if (const v1::Client* client = ClientOf(report, result);
      client != nullptr && client->has_connections()) {
    return static_cast<double>(client->connections());
  }
  double of_clients = 0;
  bool all_stated = !report.test().clients().empty();
  for (const v1::Client& client : report.test().clients()) {
    all_stated = all_stated && client.has_connections();
    of_clients += static_cast<double>(client.connections());
  }
  if (all_stated) return of_clients;
  std::optional<double> of_stages;
  for (const v1::Stage* stage : StagesOf(report, result)) {
    if (!stage->has_connections()) return std::nullopt;
    of_stages = std::max(of_stages.value_or(0), static_cast<double>(stage->connections()));
  }
  return of_stages;
}

std::optional<double> TargetRateOf(const v1::Report& report, const v1::Result& result) {
  const v1::Client* client = ClientOf(report, result);
  if (client != nullptr && client->unthrottled()) return std::nullopt;
  if (client != nullptr && client->has_target_requests_per_second()) {
    return client->target_requests_per_second();
  }
  // Several stages: over the window the rate cannot exceed that of the highest one.
  double of_stages = 0;
  bool all_stages = true;
  const auto stages = StagesOf(report, result);
  for (const v1::Stage* stage : stages) {
    if (stage->unthrottled()) return std::nullopt;
    all_stages = all_stages && stage->has_target_requests_per_second();
    of_stages = std::max(of_stages, stage->target_requests_per_second());
  }
  if (all_stages && !stages.empty()) return of_stages;
  if (client != nullptr || report.test().clients().empty()) return std::nullopt;
  double of_clients = 0;
  for (const v1::Client& each : report.test().clients()) {
    if (each.unthrottled() || !each.has_target_requests_per_second()) return std::nullopt;
    of_clients += each.target_requests_per_second();
  }
  return of_clients;
}

std::optional<double> PlannedSecondsOf(const v1::Report& report, const v1::Result& result) {
  std::optional<double> planned;
  for (const v1::Stage* stage : StagesOf(report, result)) {
    const double seconds = InSeconds(stage->duration());
    if (!stage->has_duration() || !(seconds > 0)) return std::nullopt;
    planned = planned.value_or(0) + seconds;
  }
  return planned;
}

}  // namespace smp::rules
