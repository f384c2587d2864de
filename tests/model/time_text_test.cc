#include "model/time_text.h"

#include <catch2/catch.hpp>

using smp::model::DurationText;
using smp::model::ReadDuration;
using smp::model::ReadTimestamp;
using smp::model::Seconds;
using smp::model::TimestampText;

namespace {

struct Row {
  const char* text;
  Seconds time;
};

struct Defect {
  const char* text;
  const char* defect;  // empty: not a time at all
};

}  // namespace

TEST_CASE("Timestamps are read with any offset and nine digits", "[model]") {
  const Row rows[] = {
      {"1970-01-01T00:00:00Z", {0, 0}},
      {"2026-02-03T04:05:06.789Z", {1770091506, 789'000'000}},
      {"2026-02-03T09:35:06.000000001+05:30", {1770091506, 1}},
      {"2026-02-02T20:05:06-08:00", {1770091506, 0}},
      {"2026-02-02t20:05:06-08:00", {1770091506, 0}},
      {"2026-02-03T04:05:06z", {1770091506, 0}},
      {"2024-02-29T00:00:00Z", {1709164800, 0}},  // leap year
      {"1969-12-31T23:59:59.5Z", {-1, 500'000'000}},
      {"0001-01-01T00:00:00Z", {-62135596800, 0}},
      {"9999-12-31T23:59:59.999999999Z", {253402300799, 999'999'999}},
      {"2016-12-31T23:59:60Z", {1483228800, 0}},  // leap second
      {"2017-01-01T05:29:60+05:30", {1483228800, 0}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto reading = ReadTimestamp(row.text);
    CHECK(reading.defect == "");
    REQUIRE(reading.value);
    CHECK(reading.value->seconds == row.time.seconds);
    CHECK(reading.value->nanos == row.time.nanos);
  }
}

TEST_CASE("Times that do not exist say why, other texts are not times", "[model]") {
  const Defect rows[] = {
      {"2026-02-30T00:00:00Z", "February 2026 has 28 days"},
      {"2026-04-31T00:00:00Z", "April 2026 has 30 days"},
      {"1900-02-29T00:00:00Z", "February 1900 has 28 days"},
      {"0000-01-01T00:00:00Z", "there is no year 0000, the first is 0001"},
      {"0001-01-01T00:00:00+00:01", "in UTC it is not in the years 0001 to 9999"},
      {"9999-12-31T23:59:59-00:01", "in UTC it is not in the years 0001 to 9999"},
      {"2026-02-03T04:05:60Z", "second 60 exists at 23:59:60 UTC only"},
      {"2026-13-01T00:00:00Z", ""},
      {"2026-02-03T24:00:00Z", ""},
      {"2026-02-03T00:60:00Z", ""},
      {"2026-02-03T00:00:61Z", ""},
      {"2026-02-03T00:00:00", ""},  // no offset
      {"2026-02-03T00:00:00+0530", ""},
      {"2026-02-03T00:00:00+24:00", ""},
      {"2026-02-03 00:00:00Z", ""},
      {"2026-2-3T00:00:00Z", ""},
      {"2026-02-03T00:00:00.Z", ""},
      {"2026-02-03T00:00:00.0123456789Z", ""},
      {"2026-02-03T00:00:00ZZ", ""},
      {"+2026-02-03T00:00:00Z", ""},
      {"2026-02-03", ""},
      {"", ""},
  };
  for (const Defect& row : rows) {
    INFO(row.text);
    const auto reading = ReadTimestamp(row.text);
    CHECK_FALSE(reading.value);
    CHECK(reading.defect == row.defect);
  }
}

TEST_CASE("Durations are seconds with an s", "[model]") {
  const Row rows[] = {
      {"120s", {120, 0}},          {"0s", {0, 0}},
      {"1.5s", {1, 500'000'000}},  {"-0.25s", {0, -250'000'000}},
      {"-1.000000001s", {-1, -1}}, {"315576000000s", {315'576'000'000, 0}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto reading = ReadDuration(row.text);
    REQUIRE(reading.value);
    CHECK(reading.value->seconds == row.time.seconds);
    CHECK(reading.value->nanos == row.time.nanos);
  }
  const char* too_long = "the longest duration is 315576000000s, 10 000 years";
  const Defect defects[] = {
      {"315576000001s", too_long},
      {"315576000000.1s", too_long},
      {"999999999999s", too_long},
      {"1000000000000s", ""},
      {"120", ""},
      {"2m", ""},
      {"1.s", ""},
      {".5s", ""},
      {"+1s", ""},
      {"1 s", ""},
      {"1.0000000001s", ""},
      {"--1s", ""},
      {"", ""},
  };
  for (const Defect& row : defects) {
    INFO(row.text);
    const auto reading = ReadDuration(row.text);
    CHECK_FALSE(reading.value);
    CHECK(reading.defect == row.defect);
  }
}

TEST_CASE("Times are written with 0, 3, 6 or 9 digits of fraction", "[model]") {
  CHECK(TimestampText({1770091506, 0}) == "2026-02-03T04:05:06Z");
  CHECK(TimestampText({1770091506, 789'000'000}) == "2026-02-03T04:05:06.789Z");
  CHECK(TimestampText({1770091506, 1'000}) == "2026-02-03T04:05:06.000001Z");
  CHECK(TimestampText({-1, 1}) == "1969-12-31T23:59:59.000000001Z");
  CHECK(TimestampText({-62135596800, 0}) == "0001-01-01T00:00:00Z");
  CHECK(TimestampText({253402300799, 999'999'999}) == "9999-12-31T23:59:59.999999999Z");
  CHECK(DurationText({120, 0}) == "120s");
  CHECK(DurationText({1, 500'000'000}) == "1.500s");
  CHECK(DurationText({0, -1}) == "-0.000000001s");
}

TEST_CASE("What is no Timestamp or Duration has no text", "[model]") {
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  const Seconds timestamps[] = {{-62135596801, 0},  {253402300800, 0}, {0, -1},
                                {0, 1'000'000'000}, {kLeast, 0},       {kMost, 0}};
  for (const Seconds& time : timestamps) CHECK_FALSE(TimestampText(time));
  const Seconds durations[] = {{315'576'000'001, 0}, {315'576'000'000, 1}, {1, -1},   {-1, 1},
                               {0, 1'000'000'000},   {kLeast, 0},          {kMost, 0}};
  for (const Seconds& duration : durations) CHECK_FALSE(DurationText(duration));
}
