#include "importers/nighthawk_time.h"

#include <cstdint>

#include "importers/time_ns.h"

namespace smp::importers {

namespace {

constexpr std::int64_t kYear10000 = 253'402'300'800;

}  // namespace

google::protobuf::Duration NighthawkDuration(std::chrono::nanoseconds duration) {
  google::protobuf::Duration message;
  message.set_seconds(duration.count() / kSecondNs);
  message.set_nanos(static_cast<std::int32_t>(duration.count() % kSecondNs));
  return message;
}

void SetNighthawkWindow(const model::Seconds& start, std::chrono::nanoseconds duration,
                        v1::Result& result) {
  const std::int64_t nanos = start.nanos + duration.count() % kSecondNs;
  const std::int64_t end_seconds = start.seconds + duration.count() / kSecondNs + nanos / kSecondNs;
  if (end_seconds >= kYear10000) return;
  v1::Window& window = *result.mutable_window();
  window.mutable_start_time()->set_seconds(start.seconds);
  window.mutable_start_time()->set_nanos(start.nanos);
  window.mutable_end_time()->set_seconds(end_seconds);
  window.mutable_end_time()->set_nanos(static_cast<std::int32_t>(nanos % kSecondNs));
}

}  // namespace smp::importers
