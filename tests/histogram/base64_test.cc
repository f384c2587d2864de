#include "histogram/base64.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

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

// Sixteen characters are read at once where there are enough; every length ends differently.
TEST_CASE("Base64: bytes of any number are read as they were written", "[histogram]") {
  std::mt19937_64 numbers(1);
  std::string bytes;
  for (int i = 0; i < 200; ++i) {
    CAPTURE(i);
    CHECK(FromBase64(ToBase64(bytes)) == bytes);
    bytes += static_cast<char>(numbers());
  }
}

TEST_CASE("Base64: a long text is refused for any stranger anywhere", "[histogram]") {
  const std::string text = ToBase64(std::string(60, '\x5a'));
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string changed = text;
      changed[at] = static_cast<char>(byte);
      const bool last = at + 1 == text.size();  // where '=' may be, but not behind these bits
      const auto read = FromBase64(changed);
      CAPTURE(at, byte);
      if (kBase64Alphabet.find(changed[at]) != std::string_view::npos) {
        CHECK(ToBase64(*read) == changed);
      } else {
        REQUIRE_FALSE(read);
        CHECK(read.error().offset == (last && byte == '=' ? at - 1 : at));
      }
    }
  }
}

}  // namespace
}  // namespace smp::histogram
