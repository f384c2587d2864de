// The load that results were measured under, as far as the test states it.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include "smp/v1/report.pb.h"

namespace smp::rules {

// Indexes a test once, so that looking up each of many results stays cheap. Points into the report,
// which must outlive it.
class LoadView {
 public:
  explicit LoadView(const v1::Report& report);

  // Connections that the result's requests went over; null when they are not stated.
  [[nodiscard]] std::optional<double> ConnectionsOf(const v1::Result& result) const;

  // The most requests a second that the test asked for in the result's window; null when that is
  // not stated or when anything in it was unthrottled.
  [[nodiscard]] std::optional<double> TargetRateOf(const v1::Result& result) const;

  // The requests a second that the test asked of what the result covers, as a mean over its stages;
  // null when that is not stated, when anything in it was unthrottled, or when the result may cover
  // less than what has a target.
  [[nodiscard]] std::optional<double> AskedRateOf(const v1::Result& result) const;

  // Whether the result's requests, or a part of them, were sent as fast as the client could.
  [[nodiscard]] bool IsUnthrottled(const v1::Result& result) const;

  // The result is of a step of a stress, capacity or spike test that is not its lowest: that the
  // step fails is an answer.
  [[nodiscard]] bool MayFail(const v1::Result& result) const;

  // The client that a result names, else the only one; null when that leaves several or none.
  [[nodiscard]] const v1::Client* SenderOf(const v1::Result& result) const;

  // Length of the stages that the result covers; null when a length is not stated.
  [[nodiscard]] std::optional<double> PlannedSecondsOf(const v1::Result& result) const;

 private:
  // Figures of several stages together; null when one of the stages does not state it.
  struct Stages {
    bool any = false;
    bool unthrottled = false;
    std::optional<double> highest_rate = 0;
    std::optional<double> most_connections = 0;
    std::optional<double> seconds = 0;
    std::optional<double> requests = 0;  // that were to be sent

    void Add(const v1::Stage& stage);
  };

  // The client that a result names; null when it names none or one that the test does not have.
  [[nodiscard]] const v1::Client* ClientOf(const v1::Result& result) const;
  // The stages that a result covers: those of the name that it gives, or all.
  [[nodiscard]] const Stages& StagesOf(const v1::Result& result) const;

  const v1::TestConfiguration& test_;
  std::unordered_map<std::string_view, const v1::Client*> client_by_id_;
  std::unordered_map<std::string_view, Stages> stages_by_name_;
  Stages all_stages_;
  bool seeks_limits_ = false;
  bool any_client_unthrottled_ = false;
  std::optional<double> lowest_rate_;             // of the stages that state one
  std::optional<double> fewest_connections_;      // the same
  std::optional<double> rate_of_clients_;         // sum; null when a client does not state it
  std::optional<double> connections_of_clients_;  // sum; null when a client does not state it
};

}  // namespace smp::rules
