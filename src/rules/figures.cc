#include "rules/figures.h"

#include <fmt/format.h>

#include <cmath>

namespace smp::rules {

std::string Stated(double value) { return fmt::format("{}", value); }

std::string Rounded(double value) {
  constexpr double kSixDigits = 999'999.5;
  const double size = std::fabs(value);
  return size >= kSixDigits && size < 1e15 ? fmt::format("{:.0f}", value)
                                           : fmt::format("{:.6g}", value);
}

std::string Milliseconds(double value) { return Stated(value) + " ms"; }

std::string Seconds(double value) {
  std::string text = fmt::format("{:.9f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text + " s";
}

std::string PercentOf(double share) {
  std::string text = fmt::format("{:.2f}", share * 100);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text + " %";
}

std::string Counted(std::int64_t count, const char* singular, const char* plural) {
  return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

std::string QuantileName(double rank_percent) { return fmt::format("p{}", rank_percent); }

double HalfLastDigit(double value) {
  const std::string text = Stated(value);
  if (text.find('e') != std::string::npos) return 0;
  const std::size_t point = text.find('.');
  const std::size_t decimals = point == std::string::npos ? 0 : text.size() - point - 1;
  return 0.5 * std::pow(10, -static_cast<double>(decimals));
}

}  // namespace smp::rules
