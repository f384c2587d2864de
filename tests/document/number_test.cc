#include "document/number.h"

#include <catch2/catch.hpp>

namespace smp::document {

TEST_CASE("Numbers: JSON's grammar and no more", "[document]") {
  for (const char* text :
       {"0", "-0", "1", "10", "1.5", "-1.5e3", "1E+9", "1e-9", "12345678901234567890.5"}) {
    CAPTURE(text);
    CHECK(IsJsonNumber(text));
    CHECK(IsCoreNumber(text));
  }
  for (const char* text :
       {"", "-", "+1", "01", "-01", ".5", "1.", "1e", "1e+", "0x1", "1_0", "1 ", "NaN"}) {
    CAPTURE(text);
    CHECK_FALSE(IsJsonNumber(text));
  }
}

TEST_CASE("Numbers: YAML's core schema and no more", "[document]") {
  for (const char* text : {"+1", "007", "-00", ".5", "-.5e3", "1.", "1.e3", "0x1F", "0o17"}) {
    CAPTURE(text);
    CHECK(IsCoreNumber(text));
  }
  for (const char* text :
       {"", "+", ".", "-.", "1_000", "0x", "0o8", "-0x1", "0b1", "1e", "1.2.3", "e3"}) {
    CAPTURE(text);
    CHECK_FALSE(IsCoreNumber(text));
  }
  // Its decimal value would take quadratic time.
  CHECK_FALSE(IsCoreNumber("0x" + std::string(2000, 'f')));
}

TEST_CASE("Numbers: the JSON spelling has the same value", "[document]") {
  struct Row {
    const char* yaml;
    const char* json;
  };
  const Row rows[] = {
      {"1.20", "1.20"},
      {"+1", "1"},
      {"-007", "-7"},
      {"000", "0"},
      {".5", "0.5"},
      {"-.5e3", "-0.5e3"},
      {"1.", "1"},
      {"1.e3", "1e3"},
      {"01.50", "1.50"},
      {"0x1F", "31"},
      {"0o17", "15"},
      {"0x0", "0"},
      {"0x3b9aca00", "1000000000"},
      {"0xFFFFFFFFFFFFFFFFFFFFFFFF", "79228162514264337593543950335"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.yaml);
    CHECK(ToJsonNumber(row.yaml) == row.json);
    CHECK(IsJsonNumber(row.json));
  }
}

TEST_CASE("Numbers: what only YAML 1.1 types is known", "[document]") {
  struct Row {
    const char* text;
    const char* reading;
  };
  const Row rows[] = {
      {"yes", "the boolean true"},
      {"Off", "the boolean false"},
      {"1:30", "a number of base 60"},
      {"190:20:30", "a number of base 60"},
      {"0777", "an octal number"},
      {"010", "an octal number"},
      {"0b101", "a binary number"},
      {"1_000", "a number"},
      {"08", "text"},
      {"true", ""},
      {"10", ""},
      {"1.5", ""},
      {"2026-03-01", ""},
      {"12:75", ""},
      {"y", ""},
      {"0", ""},
      {"120s", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Yaml11Reading(row.text) == row.reading);
  }
}

}  // namespace smp::document
