#include "importers/time_ns.h"

#include "model/time_text.h"

namespace smp::importers {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

}  // namespace

std::optional<std::int64_t> TimeNs(std::string_view rfc3339) {
  const model::TimeReading reading = model::ReadTimestamp(rfc3339);
  if (!reading.value || reading.value->seconds < 0 || reading.value->seconds >= kLastNs / kSecond) {
    return std::nullopt;
  }
  return reading.value->seconds * kSecond + reading.value->nanos;
}

google::protobuf::Timestamp TimestampOfNs(std::int64_t ns) {
  std::int64_t seconds = ns / kSecond;
  if (ns % kSecond < 0) --seconds;
  google::protobuf::Timestamp time;
  time.set_seconds(seconds);
  time.set_nanos(static_cast<std::int32_t>(ns - seconds * kSecond));
  return time;
}

google::protobuf::Duration DurationOfNs(std::int64_t ns) {
  google::protobuf::Duration duration;
  duration.set_seconds(ns / kSecond);
  duration.set_nanos(static_cast<std::int32_t>(ns % kSecond));
  return duration;
}

}  // namespace smp::importers
