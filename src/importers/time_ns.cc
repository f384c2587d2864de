#include "importers/time_ns.h"

#include "model/time_text.h"

namespace smp::importers {

namespace {}  // namespace

std::optional<std::int64_t> TimeNs(std::string_view rfc3339) {
  const model::TimeReading reading = model::ReadTimestamp(rfc3339);
  if (!reading.value || reading.value->seconds < 0 ||
      reading.value->seconds >= kLastNs / kSecondNs) {
    return std::nullopt;
  }
  return reading.value->seconds * kSecondNs + reading.value->nanos;
}

google::protobuf::Timestamp TimestampOfNs(std::int64_t ns) {
  std::int64_t seconds = ns / kSecondNs;
  if (ns % kSecondNs < 0) --seconds;
  google::protobuf::Timestamp time;
  time.set_seconds(seconds);
  time.set_nanos(static_cast<std::int32_t>(ns - seconds * kSecondNs));
  return time;
}

google::protobuf::Duration DurationOfNs(std::int64_t ns) {
  google::protobuf::Duration duration;
  duration.set_seconds(ns / kSecondNs);
  duration.set_nanos(static_cast<std::int32_t>(ns % kSecondNs));
  return duration;
}

}  // namespace smp::importers
