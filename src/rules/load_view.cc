#include "rules/load_view.h"

#include <algorithm>

#include "rules/timestamps.h"

namespace smp::rules {

void LoadView::Stages::Add(const v1::Stage& stage) {
  any = true;
  unthrottled = unthrottled || stage.unthrottled();
  // Over several stages the rate cannot exceed that of the highest one.
  if (!stage.has_target_requests_per_second()) highest_rate.reset();
  if (highest_rate) highest_rate = std::max(*highest_rate, stage.target_requests_per_second());
  if (!stage.has_connections()) most_connections.reset();
  if (most_connections) {
    most_connections = std::max(*most_connections, static_cast<double>(stage.connections()));
  }
  const double length = InSeconds(stage.duration());
  if (!stage.has_duration() || !(length > 0)) seconds.reset();
  if (seconds) *seconds += length;
  if (!seconds || !highest_rate) requests.reset();
  if (requests) *requests += length * stage.target_requests_per_second();
}

namespace {

bool SeeksLimits(const v1::TestConfiguration& test) {
  return test.stages_size() > 1 &&
         (test.type() == v1::TEST_TYPE_STRESS || test.type() == v1::TEST_TYPE_CAPACITY ||
          test.type() == v1::TEST_TYPE_SPIKE);
}

void Lower(std::optional<double>* lowest, double value) {
  *lowest = std::min(lowest->value_or(value), value);
}

}  // namespace

LoadView::LoadView(const v1::Report& report)
    : test_(report.test()), seeks_limits_(SeeksLimits(report.test())) {
  for (const v1::Stage& stage : report.test().stages()) {
    all_stages_.Add(stage);
    if (stage.has_target_requests_per_second()) {
      Lower(&lowest_rate_, stage.target_requests_per_second());
    }
    if (stage.has_connections()) {
      Lower(&fewest_connections_, static_cast<double>(stage.connections()));
    }
    if (!stage.name().empty()) stages_by_name_[stage.name()].Add(stage);
  }
  const auto& clients = report.test().clients();
  if (clients.empty()) return;
  rate_of_clients_ = 0;
  connections_of_clients_ = 0;
  for (const v1::Client& client : clients) {
    client_by_id_.emplace(client.id(), &client);
    any_client_unthrottled_ = any_client_unthrottled_ || client.unthrottled();
    if (client.unthrottled() || !client.has_target_requests_per_second()) rate_of_clients_.reset();
    if (rate_of_clients_) *rate_of_clients_ += client.target_requests_per_second();
    if (!client.has_connections()) connections_of_clients_.reset();
    if (connections_of_clients_) {
      *connections_of_clients_ += static_cast<double>(client.connections());
    }
  }
}

const v1::Client* LoadView::ClientOf(const v1::Result& result) const {
  if (result.client_id().empty()) return nullptr;
  const auto found = client_by_id_.find(result.client_id());
  return found == client_by_id_.end() ? nullptr : found->second;
}

const LoadView::Stages& LoadView::StagesOf(const v1::Result& result) const {
  static const Stages kNone;
  if (result.stage_name().empty()) return all_stages_;
  const auto found = stages_by_name_.find(result.stage_name());
  return found == stages_by_name_.end() ? kNone : found->second;
}

std::optional<double> LoadView::ConnectionsOf(const v1::Result& result) const {
  const v1::Client* client = ClientOf(result);
  if (client != nullptr && client->has_connections()) {
    return static_cast<double>(client->connections());
  }
  if (connections_of_clients_) return connections_of_clients_;
  const Stages& stages = StagesOf(result);
  return stages.any ? stages.most_connections : std::nullopt;
}

std::optional<double> LoadView::TargetRateOf(const v1::Result& result) const {
  const v1::Client* client = ClientOf(result);
  if (client != nullptr && client->unthrottled()) return std::nullopt;
  if (client != nullptr && client->has_target_requests_per_second()) {
    return client->target_requests_per_second();
  }
  const Stages& stages = StagesOf(result);
  if (stages.unthrottled) return std::nullopt;
  if (stages.any && stages.highest_rate) return stages.highest_rate;
  // The sum of the clients' targets is not that of one of them.
  return client != nullptr ? std::nullopt : rate_of_clients_;
}

std::optional<double> LoadView::AskedRateOf(const v1::Result& result) const {
  const bool is_merged = result.kind() == v1::RESULT_KIND_MERGED;
  // Between windows that do not coincide nothing was sent.
  if (is_merged && result.achieved_rate_basis() != v1::RATE_BASIS_SUM_OF_RATES) return std::nullopt;
  if (IsUnthrottled(result)) return std::nullopt;
  const v1::Client* client = is_merged ? nullptr : SenderOf(result);
  if (client != nullptr && client->has_target_requests_per_second()) {
    return client->target_requests_per_second();
  }
  // What follows is asked of all clients together.
  const int clients = is_merged ? result.merged_from_size() : 1;
  if (clients < test_.clients_size()) return std::nullopt;
  const Stages& stages = StagesOf(result);
  if (stages.any && stages.requests && *stages.seconds > 0) {
    return *stages.requests / *stages.seconds;
  }
  return stages.any && stages.highest_rate ? std::nullopt : rate_of_clients_;
}

bool LoadView::IsUnthrottled(const v1::Result& result) const {
  if (const v1::Client* client = SenderOf(result)) {
    if (client->unthrottled()) return true;
    if (client->has_target_requests_per_second()) return false;
  } else if (any_client_unthrottled_) {
    return true;
  }
  return StagesOf(result).unthrottled;
}

bool LoadView::MayFail(const v1::Result& result) const {
  if (!seeks_limits_) return false;
  const Stages& stages = StagesOf(result);
  if (stages.any && stages.highest_rate && lowest_rate_) {
    return *stages.highest_rate > *lowest_rate_;
  }
  if (stages.any && stages.most_connections && fewest_connections_) {
    return *stages.most_connections > *fewest_connections_;
  }
  return true;
}

const v1::Client* LoadView::SenderOf(const v1::Result& result) const {
  if (const v1::Client* client = ClientOf(result)) return client;
  return test_.clients_size() == 1 ? &test_.clients(0) : nullptr;
}

std::optional<double> LoadView::PlannedSecondsOf(const v1::Result& result) const {
  const Stages& stages = StagesOf(result);
  return stages.any ? stages.seconds : std::nullopt;
}

}  // namespace smp::rules
