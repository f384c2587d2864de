#include "importers/number_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "edition/latency_unit.h"

namespace smp::importers {

namespace {

// Longer texts are no figure of a tool; what follows a decimal's first 800 digits cannot change its
// double either.
constexpr std::size_t kLongest = 1'000;

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// The exponent of a number, which is taken off the text; 0 when there is none.
std::optional<int> TakeExponent(std::string_view& text) {
  const std::size_t mark = text.find_first_of("eE");
  if (mark == std::string_view::npos) return 0;
  std::string_view digits = text.substr(mark + 1);
  if (digits.starts_with('+')) digits.remove_prefix(1);
  int exponent = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, exponent);
  if (error != std::errc() || stop != end || std::abs(exponent) > 9'999) return std::nullopt;
  text = text.substr(0, mark);
  return exponent;
}

bool IsDecimal(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
  const std::string_view whole = text.substr(0, point);
  return whole.size() + fraction.size() > 0 && std::all_of(whole.begin(), whole.end(), IsDigit) &&
         std::all_of(fraction.begin(), fraction.end(), IsDigit);
}

}  // namespace

bool IsNoData(std::string_view text) {
  constexpr std::size_t kLongestWord = 24;
  if (text.size() > kLongestWord) return false;
  const std::string lower = LowerCase(text);
  std::string_view word = lower;
  if (word.starts_with('-') || word.starts_with('+')) word.remove_prefix(1);
  if (word.starts_with('.')) word.remove_prefix(1);
  return word == "nan" || word == "inf" || word == "infinity" || word == "18446744073709551615" ||
         word == "18446744073709551616" || word == "1.8446744073709552e+19" ||
         word == "1.8446744073709552e19" || word == "1.8446744073709551e+19";
}

std::optional<double> ParseScaled(std::string_view text, int places) {
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::optional<int> exponent = TakeExponent(text);
  if (!exponent || !IsDecimal(text)) return std::nullopt;
  std::string decimal(text);
  decimal += 'e';
  decimal += std::to_string(*exponent + places);
  double value = 0;
  const char* const end = decimal.data() + decimal.size();
  const auto [stop, error] = std::from_chars(decimal.data(), end, value);
  if (error == std::errc::result_out_of_range) {
    // Too small or too large for a double; only the latter is no number to us.
    const bool small = *exponent + places < 0 || text.starts_with("0.") || text.starts_with('.');
    if (!small) return std::nullopt;
    value = 0;
  } else if (error != std::errc() || stop != end || !std::isfinite(value)) {
    return std::nullopt;
  }
  return negative ? -value : value;
}

std::optional<double> ParseNumber(std::string_view text) { return ParseScaled(text, 0); }

std::optional<double> ParseMs(std::string_view text, LatencyUnit unit) {
  return ParseScaled(text, PlacesToMs(unit));
}

int PlacesToMs(LatencyUnit unit) { return edition::PlacesToMilliseconds(unit); }

std::optional<std::int64_t> ParseCount(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || text.empty()) return std::nullopt;
  return value;
}

std::optional<std::int64_t> WholeNumber(double number) {
  constexpr double kBeyond = 9223372036854775808.0;  // 2^63
  if (!(number > -kBeyond && number < kBeyond) || number != std::trunc(number)) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

}  // namespace smp::importers
