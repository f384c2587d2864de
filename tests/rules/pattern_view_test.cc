#include "rules/pattern_view.h"

#include <catch2/catch.hpp>

namespace smp::rules {
namespace {

v1::Pattern Named(const char* name) {
  v1::Pattern pattern;
  pattern.set_name(name);
  pattern.set_state(v1::PATTERN_STATE_IN_FORCE);
  return pattern;
}

TEST_CASE("KindOf: by name, whatever the spelling", "[rules]") {
  struct Row {
    const char* name;
    PatternKind kind;
  };
  const Row rows[] = {
      {"Mutual TLS", PatternKind::kMutualTls},
      {"mTLS", PatternKind::kMutualTls},
      {"Retries", PatternKind::kRetries},
      {"retry", PatternKind::kRetries},
      {"Retry Deadline", PatternKind::kRetryDeadline},
      {"Circuit Breaker", PatternKind::kCircuitBreaker},
      {"Local Rate Limiter", PatternKind::kRateLimit},
      {"Outlier Detection", PatternKind::kOutlierDetection},
      {"L7 Denial", PatternKind::kAuthorization},
      {"Session Authorizer", PatternKind::kAuthorization},
      {"L7 Traces", PatternKind::kTraces},
      {"HTTP Metrics", PatternKind::kMetrics},
      {"Node Agents", PatternKind::kNodeAgent},
      {"Proxyless", PatternKind::kProxyless},
      {"Singleton Queue", PatternKind::kOther},
      {"Retry Budget", PatternKind::kOther},
      {"", PatternKind::kOther},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(KindOf(Named(row.name)) == row.kind);
  }
}

TEST_CASE("ActedOnRequests: in force, on the path, for some traffic", "[rules]") {
  v1::Pattern pattern = Named("Retries");
  CHECK(ActedOnRequests(pattern));
  pattern.set_traffic_percent(0);
  CHECK_FALSE(ActedOnRequests(pattern));
  pattern.set_traffic_percent(1);
  CHECK(ActedOnRequests(pattern));
  pattern.set_on_request_path(false);
  CHECK_FALSE(ActedOnRequests(pattern));
  pattern.set_on_request_path(true);
  pattern.set_state(v1::PATTERN_STATE_PERMISSIVE);
  CHECK_FALSE(ActedOnRequests(pattern));
}

TEST_CASE("CoversAll: the share decides, and a scope without one does not cover all", "[rules]") {
  v1::Pattern pattern = Named("Mutual TLS");
  CHECK(CoversAll(pattern));
  pattern.set_scope("namespace bookinfo");
  CHECK_FALSE(CoversAll(pattern));
  pattern.set_traffic_percent(100);
  CHECK(CoversAll(pattern));
  pattern.set_traffic_percent(99);
  CHECK_FALSE(CoversAll(pattern));
}

TEST_CASE("RetriesOf and DeadlineMsOf: numbers and durations, and nothing else", "[rules]") {
  v1::Pattern pattern = Named("Retries");
  CHECK_FALSE(RetriesOf(pattern));
  (*pattern.mutable_parameters())["numRetries"] = "3";
  CHECK(RetriesOf(pattern) == 3);
  (*pattern.mutable_parameters())["numRetries"] = "three";
  CHECK_FALSE(RetriesOf(pattern));
  (*pattern.mutable_parameters())["numRetries"] = "nan";
  CHECK_FALSE(RetriesOf(pattern));

  v1::Pattern deadline = Named("Retry Deadline");
  CHECK_FALSE(DeadlineMsOf(deadline));
  (*deadline.mutable_parameters())["deadline"] = "1.5s";
  CHECK(DeadlineMsOf(deadline) == 1500);
  (*deadline.mutable_parameters())["deadline"] = "2";
  CHECK_FALSE(DeadlineMsOf(deadline));
  (*deadline.mutable_parameters())["deadline"] = "0s";
  CHECK_FALSE(DeadlineMsOf(deadline));
}

}  // namespace
}  // namespace smp::rules
