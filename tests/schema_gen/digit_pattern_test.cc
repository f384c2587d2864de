#include "digit_pattern.h"

#include <catch2/catch.hpp>
#include <limits>
#include <regex>

namespace smp::schema_gen {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

struct DigitRow {
  const char* why;
  std::optional<std::int64_t> minimum;
  std::optional<std::int64_t> maximum;
  const char* pattern;
};

const DigitRow kRows[] = {
    {"no bound: a sign is allowed", {}, {}, "^-?[0-9]{1,19}$"},
    {"a negative minimum is left to the decoder", -5, 5, "^-?[0-9]{1,19}$"},
    {"counts", 0, {}, "^[0-9]{1,19}$"},
    {"zero refused", 1, {}, "^[1-9][0-9]{0,18}$"},
    {"one refused", 2, {}, "^([2-9]|[1-9][0-9]{1,18})$"},
    {"minimum of several digits", 128, {}, "^(12[89]|1[3-9][0-9]|[2-9][0-9]{2}|[1-9][0-9]{3,18})$"},
    {"one digit", 0, 5, "^[0-5]$"},
    {"a single number", 7, 7, "^7$"},
    {"percent", 0, 100, "^([0-9]|[1-9][0-9]|100)$"},
    {"the example of the source", 7, 342, "^([7-9]|[1-9][0-9]|[12][0-9]{2}|3[0-3][0-9]|34[0-2])$"},
    {"a port", 1, 65535,
     "^([1-9]|[1-9][0-9]|[1-9][0-9]{2}|[1-9][0-9]{3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}"
     "|655[0-2][0-9]|6553[0-5])$"},
};

TEST_CASE("DigitPattern: bounds become these patterns", "[schema_gen]") {
  for (const DigitRow& row : kRows) {
    INFO(row.why);
    CHECK(DigitPattern(row.minimum, row.maximum) == row.pattern);
  }
}

TEST_CASE("DigitPattern: a pattern matches exactly the numbers in its range", "[schema_gen]") {
  const std::int64_t bounds[] = {0, 1, 2, 9, 10, 11, 90, 99, 100, 109, 199, 342, 999, 1000};
  for (const std::int64_t minimum : bounds) {
    for (const std::int64_t maximum : bounds) {
      if (minimum > maximum) continue;
      const std::regex pattern(DigitPattern(minimum, maximum));
      for (std::int64_t number = 0; number <= 1100; ++number) {
        const bool inside = minimum <= number && number <= maximum;
        if (std::regex_match(std::to_string(number), pattern) != inside) {
          FAIL(number << " in " << minimum << " … " << maximum);
        }
      }
    }
  }
}

TEST_CASE("DigitPattern: the largest 64-bit integer is a bound like any other", "[schema_gen]") {
  const std::regex pattern(DigitPattern(1, kMost));
  CHECK(std::regex_match("9223372036854775807", pattern));
  CHECK_FALSE(std::regex_match("9223372036854775808", pattern));
  CHECK_FALSE(std::regex_match("10000000000000000000", pattern));
  CHECK(std::regex_match(std::to_string(kMost), std::regex(DigitPattern(kMost, std::nullopt))));
}

}  // namespace
}  // namespace smp::schema_gen
