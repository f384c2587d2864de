// Points in time and spans as whole nanoseconds, and as protobuf has them.
#pragma once

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace smp::importers {

inline constexpr std::int64_t kMicrosecondNs = 1'000;
inline constexpr std::int64_t kSecondNs = 1'000'000'000;

// The years 1970 to 2199: what a run can have been in, and far from where 64 bits end.
inline constexpr std::int64_t kLastNs = 7'258'118'400'000'000'000;
[[nodiscard]] constexpr bool IsTimeNs(std::int64_t ns) { return ns >= 0 && ns < kLastNs; }

// RFC 3339 as nanoseconds since 1970; nothing for other texts and times that are not IsTimeNs.
[[nodiscard]] std::optional<std::int64_t> TimeNs(std::string_view rfc3339);

[[nodiscard]] google::protobuf::Timestamp TimestampOfNs(std::int64_t ns);
// Requires: ns >= 0.
[[nodiscard]] google::protobuf::Duration DurationOfNs(std::int64_t ns);

}  // namespace smp::importers
