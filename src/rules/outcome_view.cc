#include "rules/outcome_view.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "rules/timestamps.h"

namespace smp::rules {

namespace {

// Requests that no complete response came for.
double Unanswered(const v1::Requests& requests) {
  return static_cast<double>(requests.timed_out()) +
         static_cast<double>(requests.connection_errors()) +
         static_cast<double>(requests.stream_resets());
}

bool IsFailure(std::string_view code) {
  constexpr int kFirstClientError = 400;
  if (const std::optional<int> status = HttpStatus(code)) return *status >= kFirstClientError;
  // gRPC's, by number or name.
  return code != "0" && code != "OK" && code != "ok";
}

Failures ByStatusCode(const v1::Requests& requests) {
  Failures failures{Unanswered(requests), Unanswered(requests)};
  for (const auto& [code, count] : requests.by_status_code()) {
    failures.total += static_cast<double>(count);
    if (IsFailure(code)) failures.failed += static_cast<double>(count);
  }
  return failures;
}

std::optional<double> FailedRequests(const v1::Requests& requests) {
  const auto succeeded = static_cast<double>(requests.succeeded());
  if (requests.has_failed()) return static_cast<double>(requests.failed());
  if (requests.has_succeeded() && requests.has_attempted()) {
    return static_cast<double>(requests.attempted()) - succeeded;
  }
  if (requests.has_succeeded() && requests.has_completed()) {
    return static_cast<double>(requests.completed()) - succeeded + Unanswered(requests);
  }
  if (!requests.by_status_code().empty()) return ByStatusCode(requests).failed;
  return std::nullopt;
}

double AllRequests(const v1::Result& result, double failed) {
  const v1::Requests& requests = result.requests();
  if (requests.has_attempted()) return static_cast<double>(requests.attempted());
  if (requests.has_succeeded()) return static_cast<double>(requests.succeeded()) + failed;
  if (requests.has_completed()) {
    return static_cast<double>(requests.completed()) + Unanswered(requests);
  }
  if (!requests.by_status_code().empty()) return ByStatusCode(requests).total;
  if (result.has_achieved_requests_per_second() && HasSpan(result.window())) {
    return result.achieved_requests_per_second() * SpanSeconds(result.window());
  }
  return 0;
}

}  // namespace

std::optional<Failures> FailuresOf(const v1::Result& result) {
  const std::optional<double> failed = FailedRequests(result.requests());
  // Counts below zero are the schema's finding.
  if (!failed || *failed < 0) return std::nullopt;
  return Failures{*failed, std::max(*failed, AllRequests(result, *failed))};
}

std::optional<int> HttpStatus(std::string_view code) {
  constexpr std::size_t kDigits = 3;
  if (code.size() != kDigits) return std::nullopt;
  std::string digits(code);
  if (code.ends_with("xx")) digits.replace(1, 2, "00");
  int status = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + kDigits, status);
  constexpr int kLowest = 100;
  constexpr int kHighest = 599;
  if (error != std::errc() || end != digits.data() + kDigits) return std::nullopt;
  if (status < kLowest || status > kHighest) return std::nullopt;
  return status;
}

}  // namespace smp::rules
