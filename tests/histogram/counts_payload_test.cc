#include "histogram/counts_payload.h"

#include <catch2/catch.hpp>
#include <limits>
#include <random>

namespace smp::histogram {
namespace {

using Counts = std::vector<std::int64_t>;
using namespace std::string_literals;

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

std::string Payload(const Counts& counts) {
  std::string text;
  EncodePayload(counts, text);
  return text;
}

struct Form {
  Counts counts;
  std::string payload;
};

// The bytes that HdrHistogram for Java writes.
TEST_CASE("Payload: counts and empty buckets have the bytes of Java", "[histogram]") {
  const Form forms[] = {
      {{5, 0, 0, 0, 7}, "\x0a\x05\x0e"s},
      {{5, 0, 7}, "\x0a\x00\x0e"s},
      {{0}, "\x00"s},
      {{0, 0}, "\x03"s},
      {{63, 64, 8191, 8192}, "\x7e\x80\x01\xfe\x7f\x80\x80\x01"s},
      {{1 << 20}, "\x80\x80\x80\x01"s},
      {{std::int64_t{1} << 48}, "\x80\x80\x80\x80\x80\x80\x80\x01"s},
      {{(std::int64_t{1} << 55) - 1}, "\xfe\xff\xff\xff\xff\xff\xff\x7f"s},
      // The ninth byte holds eight bits.
      {{std::int64_t{1} << 55}, "\x80\x80\x80\x80\x80\x80\x80\x80\x01"s},
      {{kMax}, "\xfe\xff\xff\xff\xff\xff\xff\xff\xff"s},
  };
  for (const Form& form : forms) {
    CAPTURE(form.counts);
    CHECK(Payload(form.counts) == form.payload);
    Counts used = form.counts;
    while (!used.empty() && used.back() == 0) used.pop_back();
    CHECK(*DecodePayload(form.payload, {form.counts.size(), Layer::kBytes, 0}) == used);
  }
  const Counts far = [] {
    Counts counts(100'001);
    counts.back() = 1;
    return counts;
  }();
  CHECK(Payload(far) == "\xbf\x9a\x0c\x02");
}

TEST_CASE("Payload: a single empty bucket may be a skip, as C writes it", "[histogram]") {
  CHECK(*DecodePayload("\x0a\x01\x0e", {3, Layer::kBytes, 0}) == Counts{5, 0, 7});
}

// Runs of buckets alike in size and in whether they are empty, so that each way of reading is
// taken.
Counts RandomCounts(std::mt19937_64& numbers) {
  Counts counts;
  while (counts.size() < 3000) {
    const std::size_t run = 1 + numbers() % 40;
    const auto bits = static_cast<int>(numbers() % 56);
    const bool sparse = numbers() % 2 == 0;
    for (std::size_t i = 0; i < run; ++i) {
      const bool empty = sparse && numbers() % 3 != 0;
      counts.push_back(empty ? 0 : 1 + static_cast<std::int64_t>(numbers() >> (63 - bits)));
    }
    if (numbers() % 8 == 0) counts.resize(counts.size() + numbers() % 500);
  }
  counts.push_back(1);
  return counts;
}

TEST_CASE("Payload: what was written is read", "[histogram]") {
  std::mt19937_64 numbers(7);
  for (int i = 0; i < 300; ++i) {
    const Counts counts = RandomCounts(numbers);
    CHECK(*DecodePayload(Payload(counts), {counts.size(), Layer::kBytes, 0}) == counts);
    CHECK(*DecodePayload(Payload(counts), {counts.size() + 1000, Layer::kBytes, 0}) == counts);
    const auto too_few = DecodePayload(Payload(counts), {counts.size() - 1, Layer::kBytes, 0});
    REQUIRE_FALSE(too_few);
    CHECK(too_few.error().offset == Payload(counts).size() - 1);
  }
}

TEST_CASE("Payload: counts beyond the range are refused where they begin", "[histogram]") {
  const auto count = DecodePayload("\x02\x02\x02\x02", {3, Layer::kInflated, 40});
  REQUIRE_FALSE(count);
  CHECK(count.error().layer == Layer::kInflated);
  CHECK(count.error().offset == 43);
  CHECK(count.error().cause == "counts go beyond the 3 buckets of its range");
  const auto skip = DecodePayload("\x02\x05\x02", {3, Layer::kBytes, 40});
  REQUIRE_FALSE(skip);
  CHECK(skip.error().offset == 41);
  // Zeros to the end of the range are no counts beyond it.
  CHECK(*DecodePayload("\x02\x03", {3, Layer::kBytes, 40}) == Counts{1});
  // Skips as far as numbers go.
  const auto far = DecodePayload("\xff\xff\xff\xff\xff\xff\xff\xff\xff", {3, Layer::kBytes, 40});
  REQUIRE_FALSE(far);
  CHECK(far.error().offset == 40);
}

TEST_CASE("Payload: a number that ends too early is refused", "[histogram]") {
  for (const std::string& payload :
       {"\x02\x80"s, "\x02\xff\xff\xff\xff\xff\xff\xff\xff"s, "\x02\x80\x80\x80"s}) {
    const auto counts = DecodePayload(payload, {100, Layer::kBytes, 40});
    REQUIRE_FALSE(counts);
    CHECK(counts.error().offset == 41);
    CHECK(counts.error().cause == "a count is cut off");
  }
}

// The same by the letter of the format, number by number.
Decoded<Counts> ByTheLetter(std::string_view payload, const PayloadFrame& frame) {
  Counts counts;
  for (std::size_t at = 0; at < payload.size();) {
    std::uint64_t zigzag = 0;
    std::size_t length = 0;
    for (bool more = true; more; ++length) {
      if (at + length == payload.size()) {
        return tl::unexpected(CodecError{frame.layer, frame.start + at, "a count is cut off", {}});
      }
      const std::uint64_t byte = static_cast<unsigned char>(payload[at + length]);
      const bool ninth = length == 8;
      more = byte >= 128 && !ninth;
      zigzag |= (ninth ? byte : byte & 127) << (7 * length);
    }
    const std::uint64_t skipped = zigzag % 2 == 1 ? zigzag / 2 + 1 : 0;
    if ((skipped == 0 ? 1 : skipped) > frame.max_counts - counts.size()) {
      return tl::unexpected(CodecError{frame.layer, frame.start + at, "counts go beyond", {}});
    }
    if (skipped == 0) counts.push_back(static_cast<std::int64_t>(zigzag / 2));
    counts.resize(counts.size() + skipped);
    at += length;
  }
  while (!counts.empty() && counts.back() == 0) counts.pop_back();
  return counts;
}

// Bytes of runs that are alike in how long their numbers are and in how many of them skip, whatever
// they mean: also numbers that are longer than they need be.
std::string RandomPayload(std::mt19937_64& numbers) {
  std::string payload;
  const std::size_t size = numbers() % 400;
  while (payload.size() < size) {
    const std::size_t length = 1 + numbers() % (numbers() % 8 == 0 ? 9 : 3);
    const bool mixed = numbers() % 3 == 0;
    const std::uint64_t skips = numbers() % 2 == 0 ? 0 : 2 + numbers() % 8;  // one in so many
    for (std::uint64_t run = numbers() % 30; run > 0; --run) {
      const std::size_t own = mixed ? 1 + numbers() % 2 : length;
      const bool skip = skips != 0 && numbers() % skips == 0;
      const std::uint64_t first = (numbers() & 0x7e) | std::uint64_t{skip};
      for (std::size_t i = 0; i < own; ++i) {
        // Of long skips the high bits are seldom set.
        const std::uint64_t bits = i == 0 ? first : skip && numbers() % 8 != 0 ? 0 : numbers();
        payload += static_cast<char>(i + 1 < own ? bits | 0x80 : bits & 0x7f);
      }
    }
  }
  return payload;
}

TEST_CASE("Payload: any bytes are read as by the letter", "[histogram]") {
  std::mt19937_64 numbers(13);
  int whole = 0;
  for (int i = 0; i < 30'000; ++i) {
    const std::string payload = RandomPayload(numbers);
    const PayloadFrame frame{numbers() % 20'000, Layer::kInflated, 40};
    const std::size_t size = payload.size() - (numbers() % 2) * (numbers() % (payload.size() + 1));
    // In memory of its own, so that a sanitizer sees what is read behind the end.
    const std::vector<char> bytes(payload.begin(),
                                  payload.begin() + static_cast<std::ptrdiff_t>(size));
    const std::string_view view(bytes.data(), bytes.size());
    const auto expected = ByTheLetter(view, frame);
    const auto counts = DecodePayload(view, frame);
    REQUIRE(counts.has_value() == expected.has_value());
    if (counts) {
      REQUIRE(*counts == *expected);
      ++whole;
    } else {
      REQUIRE(counts.error().offset == expected.error().offset);
      REQUIRE(counts.error().cause.starts_with(expected.error().cause));
    }
  }
  CHECK(whole > 5'000);
  CHECK(whole < 25'000);
}

TEST_CASE("Words: counts of 2, 4 and 8 bytes are read", "[histogram]") {
  const PayloadFrame frame{3, Layer::kBytes, 32};
  CHECK(*DecodeWords("\x00\x05\x7f\xff\x00\x00"s, 2, frame) == Counts{5, 32767});
  CHECK(*DecodeWords("\x00\x00\x00\x05\x7f\xff\xff\xff"s, 4, frame) == Counts{5, 2147483647});
  CHECK(*DecodeWords("\x00\x00\x00\x00\x00\x00\x01\x00"s, 8, frame) == Counts{256});
  CHECK(DecodeWords("\x00\x05\x00"s, 2, frame).error().cause ==
        "the last count of 2 bytes is cut off");
  const auto negative = DecodeWords("\x00\x05\x80\x00"s, 2, frame);
  CHECK(negative.error().cause == "a count is negative");
  CHECK(negative.error().offset == 34);
  const auto beyond = DecodeWords("\x00\x05\x00\x05\x00\x05\x00\x05"s, 2, frame);
  CHECK(beyond.error().cause == "counts go beyond the 3 buckets of its range");
  CHECK(beyond.error().offset == 38);
}

}  // namespace
}  // namespace smp::histogram
