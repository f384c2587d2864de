#include "model/model_number.h"

#include <catch2/catch.hpp>
#include <charconv>
#include <cmath>
#include <limits>

using smp::model::DoubleReading;
using smp::model::IntegerReading;
using smp::model::IsDigits;
using smp::model::KeepsDigits;
using smp::model::NumberText;
using smp::model::ReadDouble;
using smp::model::ReadInteger;

namespace {

struct Whole {
  const char* text;
  bool negative;
  std::uint64_t magnitude;
};

}  // namespace

TEST_CASE("Integers are read exactly in every spelling", "[model]") {
  const Whole rows[] = {
      {"0", false, 0},
      {"-0", true, 0},
      {"0.000e999999999999999999999", false, 0},
      {"1e3", false, 1000},
      {"1.0", false, 1},
      {"1200E-2", false, 12},
      {"0.00012e5", false, 12},
      {"+1", false, 1},
      {"007", false, 7},
      {"0x1f", false, 31},
      {"0o17", false, 15},
      {"9223372036854775807", false, 9223372036854775807U},
      {"-9223372036854775808", true, 9223372036854775808U},
      {"18446744073709551615", false, 18446744073709551615U},
      {"9007199254740993", false, 9007199254740993U},
      {"9.223372036854775807e18", false, 9223372036854775807U},
  };
  for (const Whole& row : rows) {
    INFO(row.text);
    const IntegerReading reading = ReadInteger(row.text);
    CHECK(reading.state == IntegerReading::State::kWhole);
    CHECK(reading.negative == row.negative);
    CHECK(reading.magnitude == row.magnitude);
  }
}

TEST_CASE("Fractions and integers beyond 64 bits are told apart", "[model]") {
  for (const char* text :
       {"1.5", "1e-1", "-0.1", "1e-99999999999999999999", "9007199254740992.5"}) {
    INFO(text);
    CHECK(ReadInteger(text).state == IntegerReading::State::kFraction);
  }
  const std::string digits(400, '9');
  for (const char* text : {"18446744073709551616", "1e20", "1e400", "1e99999999999999999999",
                           "0xffffffffffffffffff", digits.c_str()}) {
    INFO(text);
    CHECK(ReadInteger(text).state == IntegerReading::State::kTooLarge);
  }
}

TEST_CASE("Digit strings are an optional minus and digits", "[model]") {
  for (const char* text : {"0", "-12", "007"}) CHECK(IsDigits(text));
  for (const char* text : {"", "-", "+1", "1.0", "1e3", " 1"}) CHECK_FALSE(IsDigits(text));
}

TEST_CASE("Doubles are read to the nearest, and beyond them is told", "[model]") {
  using State = DoubleReading::State;
  CHECK(ReadDouble("0.1").value == 0.1);
  CHECK(ReadDouble("+.5").value == 0.5);
  CHECK(ReadDouble("0x10").value == 16);
  CHECK(ReadDouble("4.9e-324").value == std::numeric_limits<double>::denorm_min());
  CHECK(ReadDouble("1" + std::string(307, '0')).value == 1e307);
  CHECK(ReadDouble("0." + std::string(400, '1')).state == State::kFinite);
  CHECK(ReadDouble("0e999999").state == State::kFinite);
  CHECK(std::signbit(ReadDouble("-0").value));

  CHECK(ReadDouble("1e309").state == State::kTooLarge);
  CHECK(ReadDouble("-1e400").value == -std::numeric_limits<double>::infinity());
  CHECK(ReadDouble(std::string(400, '9')).state == State::kTooLarge);
  CHECK(ReadDouble("1e99999999999999999999").state == State::kTooLarge);
  CHECK(ReadDouble("1e-400").state == State::kTooSmall);
  CHECK(std::signbit(ReadDouble("-1e-99999999999999999999").value));
  // Long zeros before the digits do not make a number small.
  CHECK(ReadDouble("0." + std::string(400, '0') + "1e500").state == State::kFinite);
}

TEST_CASE("Digits that a double loses are noticed", "[model]") {
  struct Row {
    const char* text;
    bool kept;
  };
  const Row rows[] = {
      {"0.1", true},
      {"9007199254740992", true},
      {"9007199254740993", false},  // 2^53 + 1
      {"9007199254740994", true},
      {"9007199254740993.0", true},  // printed as a double
      {"1e300", true},
      {"0.30000000000000004", true},
      {"0.29999999999999999", true},    // 0.3 with 17 digits
      {"0.123456789012345678", false},  // 18 digits
      {"12345678901234567890", false},
      {"18446744073709551615", false},
      {"18446744073709551616", true},  // 2^64
      {"1000000000000000000000000", true},
      {"123456789012345680000", true},  // as JavaScript prints it
      {"0.1000000000000000055511151231257827021181583404541015625", true},  // exactly the double
      {"0.1000000000000000055511151231257827021181583404541015626", false},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(KeepsDigits(row.text, ReadDouble(row.text).value) == row.kept);
  }
}

TEST_CASE("Doubles are written with the fewest digits that every reader understands", "[model]") {
  struct Row {
    double value;
    const char* text;
  };
  const Row rows[] = {
      {0.0, "0"},
      {-0.0, "-0"},
      {1.0, "1"},
      {0.1, "0.1"},
      {0.30000000000000004, "0.30000000000000004"},
      {100000.0, "100000"},
      {1e-6, "0.000001"},
      {1e-7, "1.0e-07"},
      {1.5e-7, "1.5e-07"},
      {999999999999999.0, "999999999999999"},
      {1e15, "1.0e+15"},
      {1e22, "1.0e+22"},
      {std::numeric_limits<double>::max(), "1.7976931348623157e+308"},
      {std::numeric_limits<double>::denorm_min(), "5.0e-324"},
  };
  for (const Row& row : rows) {
    CHECK(NumberText(row.value) == row.text);
    CHECK(ReadDouble(row.text).value == row.value);
  }
  CHECK(NumberText(0.1F) == "0.1");
}
