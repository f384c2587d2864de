#include "rules/pattern_view.h"

#include <cctype>
#include <charconv>
#include <chrono>
#include <string>

#include "edition/go_duration.h"

namespace smp::rules {

namespace {

// Letters and digits, in lower case: "perTryTimeout" and "per_try_timeout" are one key.
std::string Plain(std::string_view text) {
  std::string plain;
  for (const char letter : text) {
    const auto c = static_cast<unsigned char>(letter);
    if (std::isalnum(c) != 0) plain += static_cast<char>(std::tolower(c));
  }
  return plain;
}

bool IsOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
  for (const std::string_view each : names) {
    if (name == each) return true;
  }
  return false;
}

bool Has(std::string_view name, std::string_view part) {
  return name.find(part) != std::string_view::npos;
}

}  // namespace

PatternKind KindOf(const v1::Pattern& pattern) {
  const std::string name = Plain(pattern.name());
  if (IsOneOf(name, {"mutualtls", "mtls"})) return PatternKind::kMutualTls;
  if (IsOneOf(name, {"retrydeadline", "retrydeadlines"})) return PatternKind::kRetryDeadline;
  if (IsOneOf(name, {"retry", "retries", "retrypolicy"})) return PatternKind::kRetries;
  if (Has(name, "circuitbreak")) return PatternKind::kCircuitBreaker;
  if (Has(name, "ratelimit")) return PatternKind::kRateLimit;
  if (Has(name, "outlierdetect")) return PatternKind::kOutlierDetection;
  if (Has(name, "denial") || Has(name, "authoriz") || Has(name, "authz")) {
    return PatternKind::kAuthorization;
  }
  if (IsOneOf(name, {"l7traces", "traces", "tracing", "requesttraces", "distributedtracing"})) {
    return PatternKind::kTraces;
  }
  if (IsOneOf(name, {"httpmetrics", "metrics", "envoymetrics"})) return PatternKind::kMetrics;
  if (IsOneOf(name, {"nodeagent", "nodeagents"})) return PatternKind::kNodeAgent;
  if (IsOneOf(name, {"proxyless", "proxylessgrpc"})) return PatternKind::kProxyless;
  return PatternKind::kOther;
}

bool ActedOnRequests(const v1::Pattern& pattern) {
  if (pattern.state() != v1::PATTERN_STATE_IN_FORCE) return false;
  if (pattern.has_on_request_path() && !pattern.on_request_path()) return false;
  return !pattern.has_traffic_percent() || pattern.traffic_percent() > 0;
}

bool CoversAll(const v1::Pattern& pattern) {
  return pattern.has_traffic_percent() ? pattern.traffic_percent() >= 100 : pattern.scope().empty();
}

std::string_view ParameterOf(const v1::Pattern& pattern,
                             std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    for (const auto& [name, value] : pattern.parameters()) {
      if (Plain(name) == key) return value;
    }
  }
  return {};
}

std::optional<double> RetriesOf(const v1::Pattern& pattern) {
  const std::string_view text =
      ParameterOf(pattern, {"attempts", "retries", "numretries", "maxretries"});
  double retries = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), retries);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (!(retries >= 0)) return std::nullopt;
  return retries;
}

std::optional<double> DeadlineMsOf(const v1::Pattern& pattern) {
  const auto parsed = edition::ParseGoDuration(
      ParameterOf(pattern, {"deadline", "retrydeadline", "totaltimeout", "timeout"}));
  if (!parsed || parsed->value <= std::chrono::nanoseconds(0)) return std::nullopt;
  return std::chrono::duration<double, std::milli>(parsed->value).count();
}

}  // namespace smp::rules
