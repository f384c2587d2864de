// Points in time of a report: differences and how they are written.
#pragma once

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>

#include <string>

#include "smp/v1/result.pb.h"

namespace smp::rules {

// From `begin` to `end`; negative when end is earlier. Exact to about a microsecond between the
// years 1 and 9999.
[[nodiscard]] double SecondsBetween(const google::protobuf::Timestamp& begin,
                                    const google::protobuf::Timestamp& end);

[[nodiscard]] double InSeconds(const google::protobuf::Duration& duration);

// Whether both ends are stated and the end is after the begin.
[[nodiscard]] bool HasSpan(const v1::Window& window);
// Length of a window. Requires: HasSpan(window).
[[nodiscard]] double SpanSeconds(const v1::Window& window);

// "2026-03-01T10:00:10Z", with as many decimals as needed. A time outside the years 0 to 9999 is
// written as seconds since 1970.
[[nodiscard]] std::string Utc(const google::protobuf::Timestamp& time);

}  // namespace smp::rules
