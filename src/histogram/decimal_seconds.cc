#include "histogram/decimal_seconds.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace smp::histogram {

namespace {

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
constexpr std::size_t kDecimals = 9;
// 285 years; seven less than fit, so that a year may be taken off.
constexpr std::int64_t kMostSeconds = 9'000'000'000;

bool AreDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view WithoutSign(std::string_view text) {
  return text.starts_with('-') ? text.substr(1) : text;
}

}  // namespace

bool IsDecimal(std::string_view text) {
  text = WithoutSign(text);
  const std::size_t point = text.find('.');
  return AreDigits(text.substr(0, point)) &&
         (point == std::string_view::npos || AreDigits(text.substr(point + 1)));
}

std::optional<std::chrono::nanoseconds> SecondsFrom(std::string_view text) {
  if (!IsDecimal(text)) return std::nullopt;
  const std::string_view number = WithoutSign(text);
  const std::size_t point = std::min(number.find('.'), number.size());
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + point, seconds);
  if (error != std::errc() || seconds > kMostSeconds) {
    return std::nullopt;
  }
  std::int64_t nanos = 0;
  for (std::size_t i = 1; i <= kDecimals; ++i) {
    const std::size_t at = point + i;
    nanos = nanos * 10 + (at < number.size() ? number[at] - '0' : 0);
  }
  const std::int64_t time = seconds * kNanosPerSecond + nanos;
  return std::chrono::nanoseconds(text.starts_with('-') ? -time : time);
}

std::string ToSeconds(std::chrono::nanoseconds time) {
  const bool below_zero = time.count() < 0;
  const auto bits = static_cast<std::uint64_t>(time.count());
  const std::uint64_t nanos = below_zero ? 0 - bits : bits;
  std::string decimals = std::to_string(nanos % kNanosPerSecond + kNanosPerSecond).substr(1);
  while (decimals.size() > 3 && decimals.back() == '0') decimals.pop_back();
  return (below_zero ? "-" : "") + std::to_string(nanos / kNanosPerSecond) + "." + decimals;
}

}  // namespace smp::histogram
