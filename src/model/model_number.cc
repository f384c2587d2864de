#include "model/model_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "document/number.h"
#include "document/short_number.h"

namespace smp::model {
namespace {

// Beyond this the point is so far from the digits that its exact place no longer matters.
constexpr std::int64_t kFarPoint = 1'000'000'000'000;
// The most significant digits that the exact value of a double has.
constexpr std::size_t kMostDoubleDigits = 767;

// A number as 0.DIGITS × 10^point, with no zeros at either end of the digits; zero has none.
struct Decimal {
  bool negative = false;
  bool plain = true;  // written without a point and an exponent
  std::string digits;
  std::int64_t point = 0;

  [[nodiscard]] bool SameValue(const Decimal& other) const {
    return digits == other.digits && negative == other.negative &&
           (point == other.point || digits.empty());
  }
};

std::int64_t ReadExponent(std::string_view text) {
  if (!text.empty() && text[0] == '+') text.remove_prefix(1);
  std::int64_t exponent = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), exponent);
  if (result.ec == std::errc::result_out_of_range) {
    return text[0] == '-' ? -kFarPoint : kFarPoint;
  }
  return std::clamp(exponent, -kFarPoint, kFarPoint);
}

// Requires: document::IsJsonNumber(text).
Decimal ReadDecimal(std::string_view text) {
  Decimal number;
  number.negative = text[0] == '-';
  if (number.negative) text.remove_prefix(1);
  const std::size_t e = std::min(text.find_first_of("eE"), text.size());
  const std::string_view mantissa = text.substr(0, e);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  number.plain = point == text.size();
  number.digits.append(mantissa.substr(0, point));
  if (point < mantissa.size()) number.digits.append(mantissa.substr(point + 1));
  number.point = static_cast<std::int64_t>(point);
  if (e < text.size()) number.point += ReadExponent(text.substr(e + 1));
  const std::size_t zeros = std::min(number.digits.find_first_not_of('0'), number.digits.size());
  number.digits.erase(0, zeros);
  number.point -= static_cast<std::int64_t>(zeros);
  number.digits.erase(number.digits.find_last_not_of('0') + 1);
  return number;
}

// The number that a double gives when it is printed with so many significant digits.
Decimal Printed(double value, std::size_t digits) {
  std::array<char, kMostDoubleDigits + 16> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::scientific, static_cast<int>(digits) - 1);
  return ReadDecimal({buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data())});
}

template <typename T>
std::string Shortest(T value) {
  // Fixed digits up to where every whole number is exact, then an exponent.
  const T size = std::abs(value);
  const bool fixed = size == 0 || (size >= T(1e-6) && size < T(1e15));
  std::array<char, 64> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 fixed ? std::chars_format::fixed : std::chars_format::scientific);
  std::string text(buffer.data(), end.ptr);
  // YAML 1.1 takes 1e+22 for text.
  if (!fixed && text.find('.') == std::string::npos) text.insert(text.find('e'), ".0");
  return text;
}

}  // namespace

namespace {

// Most numbers of a report: few digits, and nothing else but a sign.
bool ReadShortInteger(std::string_view text, IntegerReading& reading) {
  constexpr std::size_t kMostDigits = 18;  // of any value
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > kMostDigits) return false;
  std::uint64_t magnitude = 0;
  for (const char c : text) {
    const auto digit = static_cast<unsigned char>(c - '0');
    if (digit > 9) return false;
    magnitude = magnitude * 10 + digit;
  }
  reading.negative = negative;
  reading.magnitude = magnitude;
  return true;
}

}  // namespace

IntegerReading ReadInteger(std::string_view text) {
  if (IntegerReading short_one; ReadShortInteger(text, short_one)) return short_one;
  const Decimal number = ReadDecimal(document::ToJsonNumber(text));
  IntegerReading reading;
  reading.negative = number.negative;
  if (number.digits.empty()) return reading;
  const auto count = static_cast<std::int64_t>(number.digits.size());
  if (number.point < count) {
    reading.state = IntegerReading::State::kFraction;
    return reading;
  }
  reading.state = IntegerReading::State::kTooLarge;
  if (number.point > std::numeric_limits<std::uint64_t>::digits10 + 1) return reading;
  const std::string digits =
      number.digits + std::string(static_cast<std::size_t>(number.point - count), '0');
  const auto result =
      std::from_chars(digits.data(), digits.data() + digits.size(), reading.magnitude);
  if (result.ec == std::errc()) reading.state = IntegerReading::State::kWhole;
  return reading;
}

bool IsDigits(std::string_view text) {
  if (!text.empty() && text[0] == '-') text.remove_prefix(1);
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

DoubleReading ReadDouble(std::string_view text) {
  DoubleReading reading;
  if (document::ReadShortNumber(text, reading.value)) return reading;
  if (document::IsJsonNumber(text)) {
    const auto whole = std::from_chars(text.data(), text.data() + text.size(), reading.value);
    if (whole.ec == std::errc() && reading.value != 0) return reading;
    reading.value = 0;
  }
  const std::string json = document::ToJsonNumber(text);
  const auto result = std::from_chars(json.data(), json.data() + json.size(), reading.value);
  const bool negative = json[0] == '-';
  const Decimal number =
      result.ec == std::errc() && reading.value != 0 ? Decimal{} : ReadDecimal(json);
  if (number.digits.empty()) return reading;  // a double that is not zero, or a true zero
  if (number.point > 0) {
    reading.state = DoubleReading::State::kTooLarge;
    reading.value = std::copysign(std::numeric_limits<double>::infinity(), negative ? -1.0 : 1.0);
  } else {
    reading.state = DoubleReading::State::kTooSmall;
    reading.value = negative ? -0.0 : 0.0;
  }
  return reading;
}

bool KeepsDigits(std::string_view text, double value) {
  const Decimal written = ReadDecimal(document::ToJsonNumber(text));
  constexpr std::size_t kAlwaysKept = std::numeric_limits<double>::digits10;
  constexpr std::size_t kPrinted = std::numeric_limits<double>::max_digits10;
  const std::size_t count = written.digits.size();
  if (count <= kAlwaysKept || (count <= kPrinted && !written.plain)) return true;
  return count <= kMostDoubleDigits && Printed(value, count).SameValue(written);
}

std::string NumberText(double value) { return Shortest(value); }
std::string NumberText(float value) { return Shortest(value); }

std::string PlainText(double value) {
  if (value != std::trunc(value) || std::abs(value) >= 1e21) return NumberText(value);
  std::array<char, 32> buffer;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return {buffer.data(), end.ptr};
}

}  // namespace smp::model
