#include "importers/number_text.h"

#include <catch2/catch.hpp>
#include <string>

namespace smp::importers {
namespace {

TEST_CASE("ParseNumber: all of the text is a finite number", "[importers]") {
  struct Row {
    std::string_view text;
    double value;
  };
  const Row rows[] = {{"0", 0},        {"-1.5", -1.5}, {"+2", 2},      {".5", 0.5},
                      {"1.", 1},       {"1e3", 1000},  {"1E+3", 1000}, {"25e-1", 2.5},
                      {"0.1e-400", 0}, {"007", 7},     {"-0.0", 0}};
  for (const Row& row : rows) {
    INFO(row.text);
    REQUIRE(ParseNumber(row.text).has_value());
    CHECK(*ParseNumber(row.text) == row.value);
  }
  for (const std::string_view text :
       {"", "-", ".", "e3", "1e", "1e+", "0x10", "1,5", " 1", "1 ", "nan", "inf", "1e400", "--1",
        "1.2.3", "1e99999999999", "1_000"}) {
    INFO(text);
    CHECK_FALSE(ParseNumber(text).has_value());
  }
  CHECK_FALSE(ParseNumber(std::string(100'000, '1')).has_value());
}

TEST_CASE("ParseScaled: the decimal is rounded once", "[importers]") {
  CHECK(*ParseScaled("0.012007082", 3) == 12.007082);
  CHECK(*ParseScaled("0.00046", 3) == 0.46);
  CHECK(*ParseScaled("1.2e-05", 3) == 0.012);
  CHECK(*ParseMs("489025", LatencyUnit::kNanoseconds) == 0.489025);
  CHECK(*ParseMs("3", LatencyUnit::kMicroseconds) == 0.003);
  CHECK(*ParseMs("3", LatencyUnit::kMilliseconds) == 3);
}

TEST_CASE("ParseCount: whole numbers of 64 bits", "[importers]") {
  CHECK(*ParseCount("9223372036854775807") == 9223372036854775807);
  CHECK(*ParseCount("-3") == -3);
  CHECK(*ParseCount("+3") == 3);
  for (const std::string_view text : {"", "1.0", "9223372036854775808", "1 ", "x", "+", "-"}) {
    INFO(text);
    CHECK_FALSE(ParseCount(text).has_value());
  }
  CHECK(*WholeNumber(48.0) == 48);
  CHECK_FALSE(WholeNumber(48.5).has_value());
  CHECK_FALSE(WholeNumber(9223372036854775808.0).has_value());
}

TEST_CASE("IsNoData: what tools print where they measured nothing", "[importers]") {
  for (const std::string_view text :
       {"NaN", "nan", "-nan", "+Inf", "inf", "-inf", "Infinity", ".nan", "-.inf",
        "1.8446744073709552e+19", "18446744073709551615"}) {
    INFO(text);
    CHECK(IsNoData(text));
  }
  for (const std::string_view text : {"", "0", "-1", "nano", "18446744073709551614", "9e18"}) {
    INFO(text);
    CHECK_FALSE(IsNoData(text));
  }
}

}  // namespace
}  // namespace smp::importers
