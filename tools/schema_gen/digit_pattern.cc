// How a range becomes a pattern, shown for 7 … 342. It is cut where the number of digits changes
// and then, digit by digit from the left, where the two ends leave their common prefix:
//   7 … 9      [7-9]
//   10 … 99    [1-9][0-9]
//   100 … 342  100 … 299 → [12][0-9]{2};  300 … 339 → 3[0-3][0-9];  340 … 342 → 34[0-2]
#include "digit_pattern.h"

#include <cassert>
#include <vector>

namespace smp::schema_gen {
namespace {

constexpr std::size_t kMostDigits = 19;

std::string Digits(char low, char high) {
  if (low == high) return {low};
  if (high - low == 1) return {'[', low, high, ']'};
  return {'[', low, '-', high, ']'};
}

std::string AnyDigits(std::size_t count) {
  if (count == 0) return "";
  return count == 1 ? "[0-9]" : "[0-9]{" + std::to_string(count) + "}";
}

// Adds the alternatives for the numbers between two texts of equal length, each after `prefix`.
void AddEqualLength(const std::string& prefix, const std::string& low, const std::string& high,
                    std::vector<std::string>* alternatives) {
  if (low.empty()) {
    alternatives->push_back(prefix);
    return;
  }
  const std::string low_rest = low.substr(1);
  const std::string high_rest = high.substr(1);
  if (low[0] == high[0]) {
    AddEqualLength(prefix + low[0], low_rest, high_rest, alternatives);
    return;
  }
  const std::string zeros(low_rest.size(), '0');
  const std::string nines(low_rest.size(), '9');
  char first = low[0];
  char last = high[0];
  const bool low_is_whole = low_rest == zeros;
  const bool high_is_whole = high_rest == nines;
  if (!low_is_whole) AddEqualLength(prefix + first++, low_rest, nines, alternatives);
  if (!high_is_whole) --last;
  if (first <= last) {
    alternatives->push_back(prefix + Digits(first, last) + AnyDigits(low_rest.size()));
  }
  if (!high_is_whole) AddEqualLength(prefix + high[0], zeros, high_rest, alternatives);
}

// All numbers with more than `length` digits.
std::string Longer(std::size_t length) {
  return "[1-9][0-9]{" + std::to_string(length) + "," + std::to_string(kMostDigits - 1) + "}";
}

std::string Join(const std::vector<std::string>& alternatives) {
  if (alternatives.size() == 1) return "^" + alternatives.front() + "$";
  std::string pattern = "^(";
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    if (i > 0) pattern += '|';
    pattern += alternatives[i];
  }
  return pattern + ")$";
}

}  // namespace

std::string DigitPattern(std::optional<std::int64_t> minimum, std::optional<std::int64_t> maximum) {
  if (!minimum || *minimum < 0) return "^-?[0-9]{1,19}$";
  if (!maximum && *minimum == 0) return "^[0-9]{1,19}$";
  if (!maximum && *minimum == 1) return "^[1-9][0-9]{0,18}$";
  assert(!maximum || *minimum <= *maximum);

  std::vector<std::string> alternatives;
  std::string low = std::to_string(*minimum);
  const std::string high = maximum ? std::to_string(*maximum) : std::string(low.size(), '9');
  while (low.size() < high.size()) {
    AddEqualLength("", low, std::string(low.size(), '9'), &alternatives);
    low.assign(low.size() + 1, '0');
    low.front() = '1';
  }
  AddEqualLength("", low, high, &alternatives);
  if (!maximum && high.size() < kMostDigits) alternatives.push_back(Longer(high.size()));
  return Join(alternatives);
}

}  // namespace smp::schema_gen
