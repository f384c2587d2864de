#include "document/short_number.h"

#include <catch2/catch.hpp>
#include <charconv>
#include <cstring>
#include <string>

#include "document/mutated_text.h"
#include "document/number.h"
#include "long_runs.h"

namespace smp::document {
namespace {

// The bits, so that -0 differs from 0.
std::uint64_t BitsOf(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

double Exact(const std::string& text) {
  const std::string json = ToJsonNumber(text);
  double value = 0;
  std::from_chars(json.data(), json.data() + json.size(), value);
  return value;
}

}  // namespace

TEST_CASE("ReadShortNumber: what it reads", "[document]") {
  for (const char* text : {"0", "-0", "7", "-12.5", "0.1", ".5", "5.", "007", "999999999999999",
                           "0.00000000000001", "123456789.012345", "-0.0"}) {
    CAPTURE(text);
    double value = 1;
    REQUIRE(ReadShortNumber(text, value));
    CHECK(BitsOf(value) == BitsOf(Exact(text)));
  }
}

TEST_CASE("ReadShortNumber: what it leaves to others", "[document]") {
  for (const char* text : {"", "-", ".", "-.", "1e3", "+1", "0x1f", "1000000000000000", "1.2.3",
                           "1 ", "a", "0.000000000000001", "--1", "1_000", ".inf"}) {
    CAPTURE(text);
    double value = 1;
    CHECK_FALSE(ReadShortNumber(text, value));
  }
}

TEST_CASE("ReadShortNumber: the nearest double, whatever the digits", "[document]") {
  TextMutator random(20261127);
  const int rounds = Rounds(20'000, 2'000'000);
  for (int round = 0; round < rounds; ++round) {
    std::string text = std::to_string(random.Next() % 1'000'000'000'000'000);
    text = text.substr(0, 1 + random.Next() % text.size());
    text.insert(random.Next() % (text.size() + 1), ".");
    if (random.Next() % 2 == 0) text.insert(0, "-");
    double value = 0;
    REQUIRE(ReadShortNumber(text, value));
    if (BitsOf(value) != BitsOf(Exact(text))) {
      CAPTURE(text);
      CHECK(BitsOf(value) == BitsOf(Exact(text)));
    }
  }
}

}  // namespace smp::document
