#include "model/time_text.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>

namespace smp::model {
namespace {

namespace chrono = std::chrono;

constexpr std::int64_t kFirstSecond = -62'135'596'800;  // 0001-01-01T00:00:00Z
constexpr std::int64_t kLastSecond = 253'402'300'799;   // 9999-12-31T23:59:59Z
constexpr std::int64_t kLongestDuration = 315'576'000'000;
constexpr std::int32_t kNanosPerSecond = 1'000'000'000;
constexpr std::size_t kMostFractionDigits = 9;
constexpr std::size_t kMostSecondDigits = 12;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Takes texts from the front of a text; after the first that is not there it has failed.
class TimeScanner {
 public:
  explicit TimeScanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool complete() const { return ok_ && rest_.empty(); }
  [[nodiscard]] char next() const { return ok_ && !rest_.empty() ? rest_[0] : '\0'; }

  // The character, which is one of these; else 0.
  char One(std::string_view of) {
    const char c = next();
    ok_ = c != '\0' && of.find(c) != std::string_view::npos;
    if (!ok_) return '\0';
    rest_.remove_prefix(1);
    return c;
  }

  std::int64_t Digits(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    while (ok_ && count < rest_.size() && IsDigit(rest_[count])) ++count;
    ok_ = ok_ && count >= least && count <= most;
    if (!ok_) return 0;
    std::int64_t value = 0;
    std::from_chars(rest_.data(), rest_.data() + count, value);
    rest_.remove_prefix(count);
    return value;
  }

  // A number of exactly two digits, from `low` to `high`.
  unsigned Two(unsigned low, unsigned high) {
    const std::int64_t value = Digits(2, 2);
    ok_ = ok_ && value >= low && value <= high;
    return static_cast<unsigned>(value);
  }

  // The nanoseconds of ".5"; 0 when there is no fraction.
  std::int32_t Nanos() {
    if (next() != '.') return 0;
    One(".");
    const std::size_t before = rest_.size();
    std::int64_t nanos = Digits(1, kMostFractionDigits);
    for (std::size_t i = before - rest_.size(); i < kMostFractionDigits; ++i) nanos *= 10;
    return ok_ ? static_cast<std::int32_t>(nanos) : 0;
  }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

// Seconds east of UTC.
std::int64_t ReadOffset(TimeScanner& scanner) {
  const char sign = scanner.One("Zz+-");
  if (sign != '+' && sign != '-') return 0;
  const std::int64_t hours = scanner.Two(0, 23);
  scanner.One(":");
  const std::int64_t minutes = scanner.Two(0, 59);
  return (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

std::string FractionText(std::int32_t nanos) {
  if (nanos == 0) return "";
  std::string digits = std::to_string(nanos);
  digits.insert(0, kMostFractionDigits - digits.size(), '0');
  while (digits.ends_with("000")) digits.resize(digits.size() - 3);
  return "." + digits;
}

std::string Padded(std::int64_t value, std::size_t width) {
  std::string digits = std::to_string(value);
  return std::string(width - digits.size(), '0') + digits;
}

}  // namespace

TimeReading ReadTimestamp(std::string_view text) {
  TimeScanner scanner(text);
  const auto year = static_cast<int>(scanner.Digits(4, 4));
  scanner.One("-");
  const unsigned month = scanner.Two(1, 12);
  scanner.One("-");
  const unsigned day = scanner.Two(1, 31);
  scanner.One("Tt");
  const std::int64_t hour = scanner.Two(0, 23);
  scanner.One(":");
  const std::int64_t minute = scanner.Two(0, 59);
  scanner.One(":");
  const std::int64_t second = scanner.Two(0, 60);
  Seconds time;
  time.nanos = scanner.Nanos();
  const std::int64_t offset = ReadOffset(scanner);
  if (!scanner.complete()) return {};

  if (year == 0) return {{}, "there is no year 0000, the first is 0001"};
  const chrono::year_month_day date{chrono::year(year), chrono::month(month), chrono::day(day)};
  if (!date.ok()) {
    const auto last = (date.year() / date.month() / chrono::last).day();
    return {{},
            std::string(kMonths[month - 1]) + " " + Padded(year, 4) + " has " +
                std::to_string(static_cast<unsigned>(last)) + " days"};
  }
  const std::int64_t days = chrono::sys_days(date).time_since_epoch().count();
  time.seconds = days * 86400 + hour * 3600 + minute * 60 + second - offset;
  // A leap second has just been counted into the next day of UTC.
  if (second == 60 && time.seconds % 86400 != 0) {
    return {{}, "second 60 exists at 23:59:60 UTC only"};
  }
  if (time.seconds < kFirstSecond || time.seconds > kLastSecond) {
    return {{}, "in UTC it is not in the years 0001 to 9999"};
  }
  return {time, {}};
}

TimeReading ReadDuration(std::string_view text) {
  TimeScanner scanner(text);
  const bool negative = scanner.next() == '-';
  if (negative) scanner.One("-");
  Seconds duration;
  duration.seconds = scanner.Digits(1, kMostSecondDigits);
  duration.nanos = scanner.Nanos();
  scanner.One("s");
  if (!scanner.complete()) return {};
  if (duration.seconds > kLongestDuration ||
      (duration.seconds == kLongestDuration && duration.nanos > 0)) {
    return {{}, "the longest duration is 315576000000s, 10 000 years"};
  }
  if (negative) duration = {-duration.seconds, -duration.nanos};
  return {duration, {}};
}

std::optional<std::string> TimestampText(const Seconds& time) {
  if (time.seconds < kFirstSecond || time.seconds > kLastSecond || time.nanos < 0 ||
      time.nanos >= kNanosPerSecond) {
    return std::nullopt;
  }
  const chrono::sys_seconds instant{chrono::seconds(time.seconds)};
  const auto midnight = chrono::floor<chrono::days>(instant);
  const chrono::year_month_day date(midnight);
  const chrono::hh_mm_ss clock(instant - midnight);
  return Padded(static_cast<int>(date.year()), 4) + "-" +
         Padded(static_cast<unsigned>(date.month()), 2) + "-" +
         Padded(static_cast<unsigned>(date.day()), 2) + "T" + Padded(clock.hours().count(), 2) +
         ":" + Padded(clock.minutes().count(), 2) + ":" + Padded(clock.seconds().count(), 2) +
         FractionText(time.nanos) + "Z";
}

std::optional<std::string> DurationText(const Seconds& duration) {
  const auto [seconds, nanos] = duration;
  const bool mixed = (seconds > 0 && nanos < 0) || (seconds < 0 && nanos > 0);
  const bool in_range = seconds >= -kLongestDuration && seconds <= kLongestDuration &&
                        nanos > -kNanosPerSecond && nanos < kNanosPerSecond;
  if (mixed || !in_range) return std::nullopt;
  if (std::abs(seconds) == kLongestDuration && nanos != 0) return std::nullopt;
  const bool negative = seconds < 0 || nanos < 0;
  return std::string(negative ? "-" : "") + std::to_string(std::abs(seconds)) +
         FractionText(std::abs(nanos)) + "s";
}

}  // namespace smp::model
