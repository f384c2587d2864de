// The value of a number with few digits, which nearly all numbers of a report are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace smp::document {

// The double nearest to a number of up to 15 digits without an exponent, "-12.5"; false for any
// other text. Exact: 15 digits are a whole double, a power of ten up to 10^22 is one, too, and
// dividing them rounds once (Clinger, "How to read floating point numbers accurately", 1990).
inline bool ReadShortNumber(std::string_view text, double& value) {
  constexpr std::size_t kMostDigits = 15;
  constexpr double kPowersOfTen[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                     1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  if (text.empty() || text.size() > kMostDigits + 1) return false;
  std::uint64_t digits = 0;
  std::size_t count = 0;
  std::size_t before_point = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digit = static_cast<unsigned char>(text[i] - '0');
    if (digit <= 9) {
      digits = digits * 10 + digit;
      ++count;
    } else if (text[i] == '.' && before_point == text.size()) {
      before_point = i;
    } else {
      return false;
    }
  }
  if (count == 0 || count > kMostDigits) return false;
  value = static_cast<double>(digits) /
          kPowersOfTen[count - (before_point < text.size() ? before_point : count)];
  if (is_negative) value = -value;
  return true;
}

}  // namespace smp::document
