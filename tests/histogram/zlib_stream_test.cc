#include "histogram/zlib_stream.h"

#include <catch2/catch.hpp>
#include <random>

namespace smp::histogram {
namespace {

std::string Deflated(std::string_view bytes) {
  std::string stream;
  Deflate(bytes, stream);
  return stream;
}

TEST_CASE("Zlib: what was deflated inflates", "[histogram]") {
  std::mt19937_64 numbers(3);
  for (const std::size_t size : {0U, 1U, 40U, 5'000U, 100'000U}) {
    for (const std::uint64_t values : {1U, 20U, 256U}) {
      std::string bytes;
      for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(numbers() % values);
      CAPTURE(size, values);
      CHECK(Inflate(Deflated(bytes), size, 0)->view() == bytes);
    }
  }
}

TEST_CASE("Zlib: large noise is stored, small noise and large patterns are deflated",
          "[histogram]") {
  std::mt19937_64 numbers(3);
  std::string noise;
  std::string pattern;
  for (int i = 0; i < 100'000; ++i) {
    noise += static_cast<char>(numbers());
    pattern += static_cast<char>(numbers() % 16);
  }
  CHECK(Deflated(noise).substr(0, 3) == std::string("\x78\x01\x00", 3));  // a stored block
  CHECK(Deflated(noise).size() < noise.size() + 30);
  CHECK(Deflated(pattern).size() < pattern.size() * 6 / 10);
  CHECK(Deflated(pattern.substr(0, 5'000)).size() < 3'000);
}

// Counts of two bytes: one of a few values, the other one noise. A sample of every fourth byte, as
// it is of this size, would see one of them only.
TEST_CASE("Zlib: noise in every other byte is told", "[histogram]") {
  std::mt19937_64 numbers(3);
  std::string even;
  std::string odd;
  for (int i = 0; i < 10'000; ++i) {
    const char few = static_cast<char>(numbers() % 16);
    const char noise = static_cast<char>(numbers());
    even += {few, noise};
    odd += {noise, few};
  }
  CHECK(Deflated(even).size() > even.size());  // stored
  CHECK(Deflated(odd).size() > odd.size());
  // So much is deflated whatever comes of it.
  CHECK(Deflated(even.substr(0, 8192)).size() < 8192);
  CHECK(Deflated(even.substr(0, 8193)).size() > 8193);
}

TEST_CASE("Zlib: a stream that gives too much is refused", "[histogram]") {
  const std::string bomb = Deflated(std::string(10'000'000, '\0'));
  CHECK(bomb.size() < 50'000);
  CHECK(Inflate(bomb, 10'000'000, 8)->size == 10'000'000);
  const auto refused = Inflate(bomb, 9'999'999, 8);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().cause ==
        "it inflates to more than the 9999999 bytes that a histogram can have");
  CHECK(refused.error().offset == 8);
}

TEST_CASE("Zlib: a stream that is changed, cut off or too long is refused", "[histogram]") {
  const std::string stream = Deflated("counts of buckets, counts of buckets");
  for (std::size_t size = 0; size < stream.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(Inflate(stream.substr(0, size), 100, 8));
  }
  std::string changed = stream;
  changed.back() = static_cast<char>(changed.back() ^ 1);
  const auto broken = Inflate(changed, 100, 8);
  REQUIRE_FALSE(broken);
  CHECK(broken.error().cause == "the zlib stream is cut off or changed");
  const auto longer = Inflate(stream + "abc", 100, 8);
  REQUIRE_FALSE(longer);
  CHECK(longer.error().cause == "3 bytes are left over behind the zlib stream");
  CHECK(longer.error().offset == 8 + stream.size());
}

}  // namespace
}  // namespace smp::histogram
