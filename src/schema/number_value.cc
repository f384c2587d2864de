#include "schema/number_value.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "document/number.h"
#include "document/short_number.h"

namespace smp::schema {
namespace {

// The power of ten of the first digit that counts, for a JSON number which from_chars found to be
// out of range: positive for a huge one, negative for a tiny one.
long DecimalMagnitude(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  const std::string_view mantissa = text.substr(0, e);
  long exponent = 0;
  if (e != std::string_view::npos) {
    std::string_view digits = text.substr(e + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const bool negative = digits.starts_with('-');
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    constexpr long kBeyond = std::numeric_limits<long>::max() / 2;
    if (error != std::errc()) exponent = negative ? -kBeyond : kBeyond;
  }
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  const std::size_t digit = mantissa.find_first_of("123456789");
  if (digit == std::string_view::npos) return std::numeric_limits<long>::min();
  return exponent + static_cast<long>(point) - static_cast<long>(digit);
}

double JsonNumberValue(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc::result_out_of_range) return value;
  if (DecimalMagnitude(text) <= 0) return 0;
  const double infinity = std::numeric_limits<double>::infinity();
  return text.starts_with('-') ? -infinity : infinity;
}

}  // namespace

double NumberValue(std::string_view text) {
  if (double value = 0; document::ReadShortNumber(text, value)) return value;
  if (document::IsJsonNumber(text)) return JsonNumberValue(text);
  return JsonNumberValue(document::ToJsonNumber(text));
}

bool IsIntegral(double value) { return std::isfinite(value) && std::trunc(value) == value; }

std::string ShortestNumber(double value) {
  std::array<char, 32> buffer{};
  // Numbers below 2^63 without exponent: 1000000, not 1e+06.
  const bool plain = IsIntegral(value) && std::fabs(value) < 9.3e18;
  const auto end =
      plain ? std::to_chars(buffer.begin(), buffer.end(), value, std::chars_format::fixed)
            : std::to_chars(buffer.begin(), buffer.end(), value);
  return {buffer.begin(), end.ptr};
}

std::string AsOthersSee(std::string_view text) {
  const double value = NumberValue(text);
  if (!std::isfinite(value)) return value > 0 ? "infinity" : "-infinity";
  std::string shown = ShortestNumber(value);
  return shown == text ? std::string() : shown;
}

}  // namespace smp::schema
