#include "importers/fixed_point.h"

#include <catch2/catch.hpp>
#include <string>

namespace smp::importers {
namespace {

struct FixedPointRow {
  std::string_view text;
  int decimals;
  std::int64_t value;
};

TEST_CASE("FixedPoint: a decimal number is whole in its own digits", "[importers][samples]") {
  constexpr FixedPointRow kRows[] = {
      {"0", 3, 0},
      {"-0.0", 3, 0},
      {"0.0017", 4, 17},
      {"00012.5", 1, 125},
      {"+3", 2, 300},
      {".5", 1, 5},
      {"5.", 1, 50},
      {"-2.75", 2, -275},
      {"1.5e-05", 9, 15000},
      {"12E2", 0, 1200},
      {"0.000e5", 3, 0},
      {"86399.999", 3, 86399999},
      {"0.002772958", 9, 2772958},
      {"1e-400", 9, 0},
      {"0e99999999999999999999", 9, 0},
      {"1e-99999999999999999999", 9, 0},
      // Digits beyond.
      {"0.00004", 4, 0},
      {"0.00005", 4, 1},
      {"0.99995", 4, 10000},
      {"-0.00005", 4, -1},
      // The last that fits.
      {"9223372036854775807", 0, 9223372036854775807},
      {"9.223372036854775807", 18, 9223372036854775807},
  };
  for (const FixedPointRow& row : kRows) {
    CAPTURE(row.text, row.decimals);
    CHECK(FixedPoint(row.text, row.decimals) == row.value);
  }
}

TEST_CASE("FixedPoint: what is no number or too large is nothing", "[importers][samples]") {
  for (const std::string_view text :
       {"", ".", "-", "+-1", "1,5", "0x10", "1e", "1e+", "nan", "inf", " 1", "1 ", "1.2.3", "-nan",
        "9223372036854775808", "1e19", "1e99999999999999999999"}) {
    CAPTURE(text);
    CHECK(FixedPoint(text, 0) == std::nullopt);
  }
  CHECK(FixedPoint(std::string(1'000'000, '9'), 0) == std::nullopt);
  CHECK(FixedPoint(std::string(1'000'000, '0') + "7", 0) == 7);
}

}  // namespace
}  // namespace smp::importers
