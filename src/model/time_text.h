// Times as documents write them: RFC 3339 for points in time, seconds with an "s" for spans.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace smp::model {

// Of a Timestamp: since 1970-01-01T00:00:00Z, nanos count forward. Of a Duration: both parts have
// the same sign.
struct Seconds {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;

  friend bool operator==(const Seconds&, const Seconds&) = default;
};

// What a text says. Neither a value nor a defect: it has not the form of a time at all, which the
// patterns of the schemas tell. A defect: it has the form, and no such time can exist or be stored.
struct TimeReading {
  std::optional<Seconds> value;
  std::string defect;  // "February 2026 has 28 days"
};

// RFC 3339 with any offset, at most nine digits of fraction, years 0001 to 9999. A leap second
// (23:59:60 UTC) is read as the second that follows, which is how POSIX and Timestamp count.
[[nodiscard]] TimeReading ReadTimestamp(std::string_view text);

// "120s", "1.5s", "-0.25s": at most 12 digits, nine of fraction and ±315 576 000 000 seconds.
[[nodiscard]] TimeReading ReadDuration(std::string_view text);

// "2026-02-03T04:05:06.789Z": UTC and as many digits of fraction as needed of 0, 3, 6 and 9.
// Nothing when the value is no Timestamp: out of the years 0001 to 9999 or nanos out of range.
[[nodiscard]] std::optional<std::string> TimestampText(const Seconds& time);

// "120s", "1.500s". Nothing when the value is no Duration: too long, nanos out of range or of the
// other sign.
[[nodiscard]] std::optional<std::string> DurationText(const Seconds& duration);

}  // namespace smp::model
