// The patterns of a mesh by what they do: catalogs share neither ids nor names.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "smp/v1/mesh.pb.h"

namespace smp::rules {

enum class PatternKind : std::uint8_t {
  kOther,
  kMutualTls,
  kRetries,
  kRetryDeadline,
  kCircuitBreaker,
  kRateLimit,
  kOutlierDetection,
  kAuthorization,  // denial included
  kTraces,
  kMetrics,
  kNodeAgent,
  kProxyless,
};

// By its name, whatever the case and the blanks in it.
[[nodiscard]] PatternKind KindOf(const v1::Pattern& pattern);

// Whether it acted on measured requests. One that is declared off their path did not.
[[nodiscard]] bool ActedOnRequests(const v1::Pattern& pattern);

// Whether nothing says that it covered a part of the traffic only.
[[nodiscard]] bool CoversAll(const v1::Pattern& pattern);

// The text of the first of these parameters that the pattern has, whatever the spelling of its key;
// empty when it has none.
[[nodiscard]] std::string_view ParameterOf(const v1::Pattern& pattern,
                                           std::initializer_list<std::string_view> keys);

// The further attempts that a pattern of retries allows for one request; null when not stated.
[[nodiscard]] std::optional<double> RetriesOf(const v1::Pattern& pattern);

// The time after which a pattern of retry deadlines gives up; null when not stated.
[[nodiscard]] std::optional<double> DeadlineMsOf(const v1::Pattern& pattern);

}  // namespace smp::rules
