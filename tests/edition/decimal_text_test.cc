#include "edition/decimal_text.h"

#include <catch2/catch.hpp>

namespace smp::edition {
namespace {

struct ShiftCase {
  std::string_view number;
  int places;
  std::string_view shifted;
};

constexpr ShiftCase kShifts[] = {
    {"0.350472228", 3, "350.472228"},
    {"0.023581708206018594", 3, "23.581708206018594"},
    {"0.35000000000000003", 3, "350.00000000000003"},
    {"9.4872e-05", 3, "0.094872"},
    {"1.64122968E-1", 3, "164.122968"},
    {"1", 3, "1000"},
    {"1000", -3, "1"},
    {"1500", -6, "0.0015"},
    {"-0.5", 3, "-500"},
    {"0", 3, "0"},
    {"-0.000", 3, "0"},
    {"012.50", 0, "12.5"},
    {"+.5", 3, "500"},
    {"5.", -1, "0.5"},
    {"0x10", 3, "16000"},
    {"12e0", -1, "1.2"},
    // Beyond forty zeros an exponent is shorter.
    {"1e40", 0, "10000000000000000000000000000000000000000"},
    {"1e41", 0, "1e41"},
    {"1.25e300", 3, "1.25e303"},
    {"1.25e-300", -3, "1.25e-303"},
    {"7e-300", 0, "7e-300"},
};

TEST_CASE("ShiftedDecimal: every digit stays", "[edition]") {
  for (const ShiftCase& row : kShifts) {
    CAPTURE(row.number, row.places);
    CHECK(ShiftedDecimal(row.number, row.places) == std::string(row.shifted));
  }
}

TEST_CASE("ShiftedDecimal: what is no number gives none", "[edition]") {
  for (const std::string_view text : {"", "max", "1s", "1e9999999999", ".inf", "--1", "1,5"}) {
    CAPTURE(text);
    CHECK(ShiftedDecimal(text, 3) == std::nullopt);
    CHECK(DecimalPlaces(text) == std::nullopt);
  }
}

TEST_CASE("DecimalPlaces: zeros at the end do not count", "[edition]") {
  struct Row {
    std::string_view number;
    int places;
  };
  constexpr Row kRows[] = {{"0.350472228", 9}, {"0.0550", 3}, {"12.0", 0},
                           {"1e3", 0},         {"12e-2", 2},  {"0.0", 0}};
  for (const Row& row : kRows) {
    CAPTURE(row.number);
    CHECK(DecimalPlaces(row.number) == row.places);
  }
}

TEST_CASE("NearestDouble: numbers in any spelling, and nothing else", "[edition]") {
  CHECK(NearestDouble("9.998042445943483") == 9.998042445943483);
  CHECK(NearestDouble("+.5") == 0.5);
  CHECK(NearestDouble("0x10") == 16.0);
  CHECK(NearestDouble("-1.000000") == -1.0);
  for (const std::string_view text : {"", "max", ".nan", ".inf", "1e400", "1 2"}) {
    CAPTURE(text);
    CHECK_FALSE(NearestDouble(text));
  }
}

}  // namespace
}  // namespace smp::edition
