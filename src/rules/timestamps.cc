#include "rules/timestamps.h"

#include <fmt/format.h>

#include <chrono>

#include "rules/figures.h"

namespace smp::rules {

namespace {

constexpr double kNanosecond = 1e-9;
constexpr std::int64_t kYear0 = -62'167'219'200;
constexpr std::int64_t kYear10000 = 253'402'300'800;

}  // namespace

double SecondsBetween(const google::protobuf::Timestamp& begin,
                      const google::protobuf::Timestamp& end) {
  // Differences first: seconds since 1970 would cost the digits of the nanoseconds. As doubles, for
  // a hostile binary report can hold any 64-bit number of seconds.
  return static_cast<double>(end.seconds()) - static_cast<double>(begin.seconds()) +
         kNanosecond * (static_cast<double>(end.nanos()) - static_cast<double>(begin.nanos()));
}

double InSeconds(const google::protobuf::Duration& duration) {
  return static_cast<double>(duration.seconds()) +
         kNanosecond * static_cast<double>(duration.nanos());
}

bool HasSpan(const v1::Window& window) {
  return window.has_start_time() && window.has_end_time() &&
         SecondsBetween(window.start_time(), window.end_time()) > 0;
}

double SpanSeconds(const v1::Window& window) {
  return SecondsBetween(window.start_time(), window.end_time());
}

std::string Utc(const google::protobuf::Timestamp& time) {
  if (time.seconds() < kYear0 || time.seconds() >= kYear10000) {
    return fmt::format("{} s after 1970", time.seconds());
  }
  const std::chrono::sys_seconds seconds{std::chrono::seconds(time.seconds())};
  const auto day = std::chrono::floor<std::chrono::days>(seconds);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(seconds - day);
  std::string decimals;
  if (time.nanos() > 0) {
    decimals = fmt::format(".{:09}", time.nanos());
    decimals.erase(decimals.find_last_not_of('0') + 1);
  }
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                     decimals);
}

}  // namespace smp::rules
