#include "histogram/base64.h"

#include <catch2/catch.hpp>

namespace smp::histogram {
namespace {

struct Vector {
  std::string_view bytes;
  std::string_view text;
};

// RFC 4648, section 10, and characters that differ between alphabets.
constexpr Vector kVectors[] = {
    {"", ""},
    {"f", "Zg=="},
    {"fo", "Zm8="},
    {"foo", "Zm9v"},
    {"foob", "Zm9vYg=="},
    {"fooba", "Zm9vYmE="},
    {"foobar", "Zm9vYmFy"},
    {"\xfb\xff\xfe", "+//+"},
};

TEST_CASE("Base64: the vectors of the RFC are written and read", "[histogram]") {
  for (const Vector& vector : kVectors) {
    CAPTURE(vector.text);
    CHECK(ToBase64(vector.bytes) == vector.text);
    CHECK(FromBase64(vector.text) == std::string(vector.bytes));
  }
}

struct Broken {
  std::string_view text;
  std::size_t offset;
  std::string_view cause;
};

constexpr Broken kBroken[] = {
    {"Zm9", 3, "base64 has a multiple of 4 characters, not 3"},
    {"Zm9vY===", 5, "'=' is not a character of base64"},
    {"Zg==Zm9v", 2, "'=' is not a character of base64"},
    {"====", 0, "'=' is not a character of base64"},
    {"Zm9v\nm8=", 4, "the byte 0x0a is not a character of base64"},
    {"Zm_v", 2, "'_' is not a character of base64"},
    {"Zm9vZm\xc3\xa9", 6, "the byte 0xc3 is not a character of base64"},
    {"Zm9vZh==", 5, "bits are set behind the last byte"},
    {"Zm9=", 2, "bits are set behind the last byte"},
};

TEST_CASE("Base64: what is none is refused at its first stranger", "[histogram]") {
  for (const Broken& broken : kBroken) {
    CAPTURE(broken.text);
    const auto bytes = FromBase64(broken.text);
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error().layer == Layer::kText);
    CHECK(bytes.error().offset == broken.offset);
    CHECK(bytes.error().cause == broken.cause);
  }
}

}  // namespace
}  // namespace smp::histogram
