#include "importers/printed_units.h"

#include <catch2/catch.hpp>

#include "importers/wrk_average.h"

namespace smp::importers {
namespace {

struct TimeRow {
  std::string_view text;
  double ms;
  double slack_ms;
};

TEST_CASE("ParsePrintedTime: each unit has its own half digit", "[importers][wrk]") {
  constexpr TimeRow kRows[] = {
      {"635.91us", 0.63591, 0.000005}, {"333us", 0.333, 0.0005}, {"0.89ms", 0.89, 0.005},
      {"1.809ms", 1.809, 0.0005},      {"1.42s", 1420, 5},       {"0.90m", 54000, 300},
      {"1440.00m", 86400000, 300},     {"2h", 7200000, 1800000}, {"0.00us", 0, 0.000005},
  };
  for (const TimeRow& row : kRows) {
    CAPTURE(row.text);
    const auto time = ParsePrintedTime(row.text);
    REQUIRE(time.has_value());
    CHECK(time->ms == row.ms);
    CHECK(time->slack_ms == Approx(row.slack_ms));
  }
}

TEST_CASE("ParsePrintedTime: what has no unit or is no number is nothing", "[importers][wrk]") {
  for (const std::string_view text : {"", "12", "1531867", "us", "-nanus", "-1.00ms", "1.00 ms",
                                      "1.00mss", "inf", "1.00M", "1,00ms", "1.0.0ms"}) {
    CAPTURE(text);
    CHECK_FALSE(ParsePrintedTime(text).has_value());
  }
}

TEST_CASE("ParseWrkAverage: a cut unit is known by the width of the column", "[importers][wrk]") {
  struct Row {
    std::string_view text;
    double ms;
    bool is_cut;
  };
  constexpr Row kRows[] = {
      {"1000.00m", 1000, true},                                   // of 1000.00ms
      {"999.99ms", 999.99, false},  {"1440.00", 86400000, true},  // of 1440.00m
      {"999.99m", 59999400, false},                               // it would be followed by a blank
      {"50.99s", 50990, false},     {"849.00us", 0.849, false},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(IsCutWrkAverage(row.text) == row.is_cut);
    const auto time = ParseWrkAverage(row.text);
    REQUIRE(time.has_value());
    CHECK(time->ms == row.ms);
  }
  CHECK_FALSE(ParseWrkAverage("1531867").has_value());  // older releases: no unit at all
  CHECK_FALSE(ParseWrkAverage("-nanus").has_value());
}

TEST_CASE("ParsePrintedSize: kilobytes have 1024 bytes", "[importers][wrk]") {
  CHECK(ParsePrintedSize("112.00B") == 112);
  CHECK(ParsePrintedSize("31.25KB") == 32000);
  CHECK(ParsePrintedSize("19.81MB") == 20772291);
  CHECK(ParsePrintedSize("17.76GB") == 19069654794);
  CHECK(ParsePrintedSize("1.00TB") == 1099511627776);
  CHECK(ParsePrintedSize("0.00B") == 0);
  for (const std::string_view text : {"", "B", "-1.00B", "1.00", "nanB", "1e30PB", "1.00kB"}) {
    CAPTURE(text);
    CHECK(ParsePrintedSize(text) == std::nullopt);
  }
}

TEST_CASE("IsPrintedNoData: the unit does not make a figure of nan", "[importers][wrk]") {
  for (const std::string_view text : {"-nanus", "nanms", "-nan", "nan%", "-nan%", "inf"}) {
    CAPTURE(text);
    CHECK(IsPrintedNoData(text));
  }
  for (const std::string_view text : {"", "0.00us", "us", "%", "12", "nano"}) {
    CAPTURE(text);
    CHECK_FALSE(IsPrintedNoData(text));
  }
}

}  // namespace
}  // namespace smp::importers
