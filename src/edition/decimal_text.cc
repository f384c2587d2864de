#include "edition/decimal_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "document/number.h"

namespace smp::edition {

namespace {

// digits × 10^exponent, without zeros at either end of the digits. Zero has none.
struct Decimal {
  bool is_negative = false;
  std::string digits;
  int exponent = 0;
};

constexpr std::size_t kMostExponentDigits = 9;
constexpr std::size_t kMostDecimalDigits = 1'000'000'000;
constexpr int kMostZeros = 40;

std::optional<int> ParseExponent(std::string_view text) {
  const bool has_sign = text.starts_with('+') || text.starts_with('-');
  if (text.size() - (has_sign ? 1 : 0) > kMostExponentDigits) return std::nullopt;
  if (text.starts_with('+')) text.remove_prefix(1);
  int exponent = 0;
  std::from_chars(text.data(), text.data() + text.size(), exponent);
  return exponent;
}

std::optional<Decimal> Parse(std::string_view number) {
  if (!document::IsCoreNumber(number)) return std::nullopt;
  const std::string json = document::ToJsonNumber(number);
  std::string_view text = json;
  Decimal decimal;
  decimal.is_negative = text.starts_with('-');
  if (decimal.is_negative) text.remove_prefix(1);
  const std::size_t mark = text.find_first_of("eE");
  if (mark != std::string_view::npos) {
    const std::optional<int> exponent = ParseExponent(text.substr(mark + 1));
    if (!exponent) return std::nullopt;
    decimal.exponent = *exponent;
    text = text.substr(0, mark);
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  decimal.digits = text.substr(0, point);
  if (point < text.size()) decimal.digits += text.substr(point + 1);
  if (decimal.digits.size() > kMostDecimalDigits) return std::nullopt;
  decimal.exponent -= static_cast<int>(text.size() - std::min(point + 1, text.size()));
  const std::size_t last = decimal.digits.find_last_not_of('0');
  if (last == std::string::npos) return Decimal{};
  decimal.exponent += static_cast<int>(decimal.digits.size() - last - 1);
  decimal.digits.erase(last + 1);
  decimal.digits.erase(0, decimal.digits.find_first_not_of('0'));
  return decimal;
}

std::string Text(const Decimal& decimal) {
  if (decimal.digits.empty()) return "0";
  const std::string sign = decimal.is_negative ? "-" : "";
  const std::string& digits = decimal.digits;
  const auto size = static_cast<int>(digits.size());
  const int point = size + decimal.exponent;  // digits before the point
  if (decimal.exponent > kMostZeros || point < -kMostZeros) {
    std::string text = sign + digits.substr(0, 1);
    if (size > 1) text += "." + digits.substr(1);
    return text + fmt::format("e{}", point - 1);
  }
  if (decimal.exponent >= 0) {
    return sign + digits + std::string(static_cast<std::size_t>(decimal.exponent), '0');
  }
  if (point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  const auto whole = static_cast<std::size_t>(point);
  return sign + digits.substr(0, whole) + "." + digits.substr(whole);
}

}  // namespace

std::optional<std::string> ShiftedDecimal(std::string_view number, int places) {
  std::optional<Decimal> decimal = Parse(number);
  if (!decimal) return std::nullopt;
  decimal->exponent += places;
  return Text(*decimal);
}

std::optional<int> DecimalPlaces(std::string_view number) {
  const std::optional<Decimal> decimal = Parse(number);
  if (!decimal) return std::nullopt;
  return decimal->digits.empty() ? 0 : std::max(0, -decimal->exponent);
}

std::optional<double> NearestDouble(std::string_view number) {
  if (!document::IsCoreNumber(number)) return std::nullopt;
  const std::string text = document::ToJsonNumber(number);
  double value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  return value;
}

}  // namespace smp::edition
