#include "edition/go_duration.h"

#include <catch2/catch.hpp>

namespace smp::edition {
namespace {

struct AcceptedCase {
  std::string_view text;
  std::string_view seconds;
  bool is_plain;
};

constexpr AcceptedCase kAccepted[] = {
    {"90s", "90s", true},
    {"30m", "1800s", true},
    {"2h", "7200s", true},
    {"+5s", "5s", true},
    {"007s", "7s", true},
    {"0s", "0s", true},
    {"0", "0s", false},
    {"1m30s", "90s", false},
    {"1h0m0s", "3600s", false},
    {"30s1m", "90s", false},
    {"1.5h", "5400s", false},
    {".5s", "0.5s", false},
    {"5.s", "5s", false},
    {"1.0s", "1s", false},
    {"500ms", "0.5s", false},
    {"1500us", "0.0015s", false},
    {"1\u00B5s", "0.000001s", false},
    {"1\u03BCs", "0.000001s", false},
    {"1ns", "0.000000001s", false},
    {"-90s", "-90s", true},
    {"-0.5s", "-0.5s", false},
    // The longest that fits.
    {"9223372036854775807ns", "9223372036.854775807s", false},
    {"2562047h", "9223369200s", true},
    // As a double, 8322373 / 10^9 * 10^9 is below 8322373.
    {"0.008322373s", "0.008322373s", false},
    // Digits that do not count.
    {"0.3333333333333333333333333333s", "0.333333333s", false},
};

TEST_CASE("ParseGoDuration: what Go accepts", "[edition]") {
  for (const AcceptedCase& row : kAccepted) {
    CAPTURE(row.text);
    const std::optional<GoDuration> duration = ParseGoDuration(row.text);
    REQUIRE(duration.has_value());
    CHECK(SecondsText(duration->value) == row.seconds);
    CHECK(duration->is_plain == row.is_plain);
  }
}

constexpr std::string_view kRejected[] = {
    "",
    "+",
    "-",
    "s",
    ".s",
    "90",
    "90 s",
    "90sec",
    "1d",
    "1m30",
    "--5s",
    "1h-5m",
    "1e3s",
    "90S",
    // One more than fits.
    "9223372036854775808ns",
    "2562048h",
    "9223372036s854775808ns",
    "99999999999999999999s",
};

TEST_CASE("ParseGoDuration: what Go rejects", "[edition]") {
  for (const std::string_view text : kRejected) {
    CAPTURE(text);
    CHECK_FALSE(ParseGoDuration(text).has_value());
  }
}

}  // namespace
}  // namespace smp::edition
