#include "importers/request_log.h"

#include <algorithm>
#include <utility>

#include "importers/samples.h"
#include "importers/time_ns.h"

namespace smp::importers {

void RequestLog::Add(const Request& request) {
  ++attempted_;
  if (request.timed_out) ++timed_out_;
  if (request.lost_connection) ++lost_connections_;
  if (request.status.empty()) return;
  if (!request.succeeded && all_succeeded_) {
    successes_ = responses_;
    all_succeeded_ = false;
  }
  responses_.push_back(request.latency);
  if (request.succeeded && !all_succeeded_) successes_.push_back(request.latency);
  if (last_status_ == nullptr || last_status_->first != request.status) {
    auto found = by_status_.find(request.status);
    if (found == by_status_.end()) found = by_status_.emplace(request.status, 0).first;
    last_status_ = &*found;
  }
  ++last_status_->second;
}

void RequestLog::Cover(std::int64_t begin_ns, std::int64_t end_ns) {
  begin_ns_ = std::min(begin_ns_.value_or(begin_ns), begin_ns);
  end_ns_ = std::max(end_ns_.value_or(end_ns), end_ns);
}

std::optional<double> RequestLog::Seconds() const {
  if (!begin_ns_ || *end_ns_ <= *begin_ns_) return std::nullopt;
  return static_cast<double>(*end_ns_ - *begin_ns_) / 1e9;
}

void RequestLog::WriteRequests(v1::Requests& requests, const Knowledge& knowledge) const {
  requests.set_attempted(attempted_);
  requests.set_completed(completed());
  requests.set_succeeded(succeeded());
  requests.set_failed(attempted_ - succeeded());
  if (knowledge.timeouts) requests.set_timed_out(timed_out_);
  if (knowledge.lost_connections) requests.set_connection_errors(lost_connections_);
  for (const auto& [status, count] : by_status_) {
    (*requests.mutable_by_status_code())[status] = count;
  }
}

void RequestLog::WriteTo(v1::Result& result, const Knowledge& knowledge,
                         v1::CoordinatedOmission coordinated_omission) && {
  WriteRequests(*result.mutable_requests(), knowledge);
  if (const std::optional<double> seconds = Seconds()) {
    *result.mutable_window()->mutable_start_time() = TimestampOfNs(*begin_ns_);
    *result.mutable_window()->mutable_end_time() = TimestampOfNs(*end_ns_);
    result.set_achieved_requests_per_second(static_cast<double>(completed()) / *seconds);
  }
  v1::Latency& latency = *result.mutable_latency();
  latency.set_population(v1::LATENCY_POPULATION_ALL_RESPONSES);
  latency.set_coordinated_omission(coordinated_omission);
  SetSamples({std::exchange(responses_, {}), unit_ns_, is_rounded_}, latency);
  if (all_succeeded_ || successes_.empty()) return;
  v1::Latency& successes = *result.add_further_latencies();
  successes.set_population(v1::LATENCY_POPULATION_SUCCESSES);
  successes.set_coordinated_omission(coordinated_omission);
  SetSamples({std::exchange(successes_, {}), unit_ns_, is_rounded_}, successes);
}

}  // namespace smp::importers
