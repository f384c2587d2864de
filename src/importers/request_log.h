// Requests that an output lists one by one (points of k6, results of vegeta, details of ghz, rows
// of oha), as the figures of a result: counts, window, rate and latencies.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "smp/v1/result.pb.h"

namespace smp::importers {

class RequestLog {
 public:
  // Latencies are whole numbers of the unit; rounded to it by the tool, or not.
  explicit RequestLog(std::int64_t unit_ns = 1, bool is_rounded = false)
      : unit_ns_(unit_ns), is_rounded_(is_rounded) {}

  RequestLog(RequestLog&&) = default;
  RequestLog& operator=(RequestLog&&) = default;
  RequestLog(const RequestLog&) = delete;  // it points into itself; there is one of an output

  struct Request {
    std::int64_t latency = 0;  // in units; IsSample()
    std::string_view status;   // of the response; empty when none came
    bool succeeded = false;
    bool timed_out = false;
    bool lost_connection = false;
  };
  void Add(const Request& request);
  // That the window holds this time, in nanoseconds since 1970.
  void Cover(std::int64_t begin_ns, std::int64_t end_ns);

  [[nodiscard]] std::int64_t attempted() const { return attempted_; }
  [[nodiscard]] std::int64_t completed() const {
    return static_cast<std::int64_t>(responses_.size());
  }
  [[nodiscard]] std::int64_t succeeded() const {
    return static_cast<std::int64_t>(all_succeeded_ ? responses_.size() : successes_.size());
  }
  // Length of the window; nothing when no time is known or it has no length.
  [[nodiscard]] std::optional<double> Seconds() const;

  // What the log of this tool tells apart among the requests without a response.
  struct Knowledge {
    bool timeouts = false;
    bool lost_connections = false;
  };
  // Sets requests, window, achieved rate and latencies: those of all responses, and in
  // further_latencies those of successes when they are not the same. Takes the samples away.
  void WriteTo(v1::Result& result, const Knowledge& knowledge,
               v1::CoordinatedOmission coordinated_omission) &&;

 private:
  void WriteRequests(v1::Requests& requests, const Knowledge& knowledge) const;

  std::int64_t unit_ns_;
  bool is_rounded_;
  std::int64_t attempted_ = 0;
  std::int64_t timed_out_ = 0;
  std::int64_t lost_connections_ = 0;
  std::vector<std::int64_t> responses_;
  bool all_succeeded_ = true;  // of the responses; `successes_` are not kept apart then
  std::vector<std::int64_t> successes_;
  std::map<std::string, std::int64_t, std::less<>> by_status_;
  std::pair<const std::string, std::int64_t>* last_status_ = nullptr;  // in by_status_
  std::optional<std::int64_t> begin_ns_;
  std::optional<std::int64_t> end_ns_;
};

}  // namespace smp::importers
