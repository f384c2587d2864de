#include "edition/go_duration.h"

#include <fmt/format.h>

#include <cstdint>
#include <limits>

namespace smp::edition {
namespace {

struct Unit {
  std::string_view name;
  std::uint64_t nanoseconds;
};

// Longer names before those that they begin with.
constexpr Unit kUnits[] = {
    {"ns", 1},          {"us", 1'000},        {"\u00B5s", 1'000},  // micro sign
    {"\u03BCs", 1'000},                                            // Greek letter mu
    {"ms", 1'000'000},  {"s", 1'000'000'000}, {"m", 60'000'000'000}, {"h", 3'600'000'000'000},
};

constexpr std::uint64_t kMostNanoseconds = std::numeric_limits<std::int64_t>::max();

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Takes digits off the text; nullopt when there are more than fit.
std::optional<std::uint64_t> TakeWhole(std::string_view& text) {
  std::uint64_t whole = 0;
  for (; !text.empty() && IsDigit(text[0]); text.remove_prefix(1)) {
    const auto digit = static_cast<std::uint64_t>(text[0] - '0');
    if (whole > (kMostNanoseconds - digit) / 10) return std::nullopt;
    whole = whole * 10 + digit;
  }
  return whole;
}

// Digits after a point and what they are to be divided by.
struct Fraction {
  std::uint64_t digits = 0;
  double scale = 1;

  // Of a unit, as Go has it: dividing the unit first loses nothing of nine digits of a second.
  [[nodiscard]] std::uint64_t Of(std::uint64_t unit) const {
    return static_cast<std::uint64_t>(static_cast<double>(digits) *
                                      (static_cast<double>(unit) / scale));
  }
};

// Takes the digits after a point off the text. Those beyond what counts are dropped, as in Go.
Fraction TakeFraction(std::string_view& text) {
  Fraction fraction;
  for (; !text.empty() && IsDigit(text[0]); text.remove_prefix(1)) {
    if (fraction.digits > kMostNanoseconds / 10 - 1) continue;
    fraction.digits = fraction.digits * 10 + static_cast<std::uint64_t>(text[0] - '0');
    fraction.scale *= 10;
  }
  return fraction;
}

const Unit* TakeUnit(std::string_view& text) {
  for (const Unit& unit : kUnits) {
    if (!text.starts_with(unit.name)) continue;
    text.remove_prefix(unit.name.size());
    return &unit;
  }
  return nullptr;
}

struct DurationPart {
  std::uint64_t nanoseconds;
  bool is_plain;
};

// Takes one number with its unit off the text.
std::optional<DurationPart> TakeDurationPart(std::string_view& text) {
  const std::size_t before = text.size();
  const std::optional<std::uint64_t> whole = TakeWhole(text);
  if (!whole) return std::nullopt;
  std::size_t digits = before - text.size();
  Fraction fraction;
  const bool has_point = !text.empty() && text[0] == '.';
  if (has_point) {
    text.remove_prefix(1);
    const std::size_t after_point = text.size();
    fraction = TakeFraction(text);
    digits += after_point - text.size();
  }
  if (digits == 0) return std::nullopt;
  const Unit* unit = TakeUnit(text);
  if (unit == nullptr || *whole > kMostNanoseconds / unit->nanoseconds) return std::nullopt;
  const std::uint64_t nanoseconds = *whole * unit->nanoseconds + fraction.Of(unit->nanoseconds);
  return DurationPart{nanoseconds, !has_point && unit->nanoseconds >= 1'000'000'000};
}

}  // namespace

std::optional<GoDuration> ParseGoDuration(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  if (text == "0") return GoDuration{};
  if (text.empty()) return std::nullopt;
  std::uint64_t sum = 0;
  bool is_plain = true;
  for (int count = 1; !text.empty(); ++count) {
    const std::optional<DurationPart> part = TakeDurationPart(text);
    if (!part || part->nanoseconds > kMostNanoseconds - sum) return std::nullopt;
    sum += part->nanoseconds;
    is_plain = part->is_plain && count == 1;
  }
  const auto value = static_cast<std::int64_t>(sum);
  return GoDuration{std::chrono::nanoseconds(is_negative ? -value : value), is_plain};
}

std::string SecondsText(std::chrono::nanoseconds duration) {
  const std::int64_t count = duration.count();
  const std::uint64_t size =
      count < 0 ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
  constexpr std::uint64_t kSecond = 1'000'000'000;
  std::string text = fmt::format("{}{}", count < 0 ? "-" : "", size / kSecond);
  if (size % kSecond != 0) {
    text += fmt::format(".{:09}", size % kSecond);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text + "s";
}

}  // namespace smp::edition
