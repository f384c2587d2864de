#include "smp/histogram_codec.h"

#include <catch2/catch.hpp>
#include <limits>
#include <random>

#include "histogram/base64.h"
#include "histogram/encoding_bytes.h"

namespace smp {
namespace {

using namespace std::string_literals;

Histogram SomeLatencies() {
  Histogram histogram = *Histogram::Make({.highest = 60'000'000'000});
  std::mt19937_64 numbers(5);
  for (int i = 0; i < 2000; ++i) {
    histogram.Record(static_cast<std::int64_t>(numbers() % 1'000'000) >> (numbers() % 8),
                     static_cast<std::int64_t>(1 + numbers() % 300));
  }
  return histogram;
}

Histogram RandomHistogram(std::mt19937_64& numbers, int digits) {
  const std::int64_t lowest = static_cast<std::int64_t>(1 + numbers() % 100'000) >> numbers() % 17;
  const auto highest =
      static_cast<std::int64_t>(numbers() >> (digits == 5 ? 30 : 1 + numbers() % 40));
  Histogram histogram = *Histogram::Make({.lowest = std::max<std::int64_t>(1, lowest),
                                          .highest = std::max(2 * lowest + 2, highest),
                                          .significant_digits = digits});
  const std::uint64_t values = numbers() % 500;
  for (std::uint64_t i = 0; i < values; ++i) {
    const auto value = static_cast<std::int64_t>((numbers() >> (1 + numbers() % 60)) %
                                                 static_cast<std::uint64_t>(histogram.highest()));
    histogram.Record(value, static_cast<std::int64_t>(numbers() >> (11 + numbers() % 50)));
  }
  return histogram;
}

TEST_CASE("Codec: what was encoded decodes to an equal histogram", "[histogram]") {
  std::mt19937_64 numbers(11);
  for (int i = 0; i < 600; ++i) {
    const Histogram histogram = RandomHistogram(numbers, i % 6);
    CAPTURE(i, histogram.lowest(), histogram.highest());
    const auto from_text = DecodeHistogram(EncodeHistogram(histogram));
    REQUIRE(from_text);
    CHECK(*from_text == histogram);
    CHECK_FALSE((from_text->count() > 0 && from_text->has_exact_figures()));
    const auto from_bytes = DecodeHistogramBytes(EncodeHistogramBytes(histogram));
    REQUIRE(from_bytes);
    CHECK(*from_bytes == histogram);
    CHECK(EncodeHistogramBytes(*from_bytes) == EncodeHistogramBytes(histogram));
  }
}

TEST_CASE("Codec: the encoding is that of HdrHistogram", "[histogram]") {
  Histogram histogram =
      *Histogram::Make({.lowest = 1000, .highest = 1'000'000, .significant_digits = 2});
  histogram.Record(0, 2);
  histogram.Record(5'000, 300);
  CHECK(EncodeHistogramBytes(histogram) ==
        EncodingV1OrV2({.digits = 2, .lowest = 1000, .highest = 1'000'000},
                       "\x04\x0f\xd8\x04"s));  // bucket 0, eight empty ones, bucket 9 of 512 each
  CHECK(EncodeHistogram(histogram).substr(0, 6) == "HISTFA");
  const Histogram empty = *Histogram::Make({.highest = 100'000});
  CHECK(EncodeHistogramBytes(empty) == EncodingV1OrV2({}, "\0"s));
  CHECK(*DecodeHistogram(EncodeHistogram(empty)) == empty);
}

TEST_CASE("Codec: a histogram that Java wrote is read", "[histogram]") {
  // new Histogram(1, 100000, 3) with the values 1, 50 (twice) and 12345, by HdrHistogram 2.1.11.
  const auto histogram =
      DecodeHistogram("HISTFAAAACR42pNpmSzMwMDAzgABzFCaEUK2LbD/ABVhimdZ7s4EAGP7BP0=");
  REQUIRE(histogram);
  CHECK(histogram->CountAt(1) == 1);
  CHECK(histogram->CountAt(50) == 2);
  CHECK(histogram->CountAt(12345) == 1);
  CHECK(histogram->count() == 4);
}

TEST_CASE("Codec: histograms of fractions and shifted ones, as Java wrote them, are refused",
          "[histogram]") {
  // new DoubleHistogram(3) with the value 0.5.
  const auto fractions = DecodeHistogram(
      "DHISTwAAAAMAAAAAAAAAAhyEkxQAAAAgeJyTaZkszMDAwMwAATCaEULJ/7d3gLD+8zMBAEu3A/s=");
  REQUIRE_FALSE(fractions);
  CHECK(fractions.error().message ==
        "no HDR histogram: it is a DoubleHistogram, whose values are fractions, at byte 0");
  // new Histogram(1, 100000, 3) with the value 4096, and shiftValuesLeft(2).
  const auto shifted =
      DecodeHistogram("HISTFAAAACN4nJNpmSzMwMDAzMDAwQChwYARQrYtsP8AEfjvzwQAVPQE/A==");
  REQUIRE_FALSE(shifted);
  CHECK(shifted.error().message ==
        "no HDR histogram: its counts are shifted by 2048 buckets (normalizing index offset), at "
        "inflated byte 8");
  CHECK(shifted.error().hint ==
        "add it to a new histogram of the same range, which has no shift, and encode that one");
}

TEST_CASE("Codec: V1 and V0 are read in each word size", "[histogram]") {
  std::vector<std::int64_t> counts(9000);
  counts[0] = 4;
  counts[5] = 32'000;
  counts[7167] = 1;  // of 100 000
  counts.resize(7168);
  const auto expected = *Histogram::FromCounts({.highest = 100'000}, counts);
  for (const std::uint32_t size : {2U, 4U, 8U}) {
    const std::uint32_t bits = size << 4;
    const std::string v1 = EncodingV1OrV2({.cookie = 0x1c849301 | bits}, Words(counts, size));
    const std::string v0 =
        EncodingV0({.cookie = 0x1c849308 | bits, .total = 32'005}, Words(counts, size));
    for (const std::string& bytes :
         {v1, v0, Compressed(0x1c849302 | bits, v1), Compressed(0x1c849309 | bits, v0)}) {
      const auto decoded = DecodeHistogramBytes(bytes);
      REQUIRE(decoded);
      CHECK(*decoded == expected);
      CHECK(*DecodeHistogram(histogram::ToBase64(bytes)) == expected);
    }
  }
}

TEST_CASE("Codec: the largest histogram has as many buckets as are allowed for", "[histogram]") {
  Histogram largest = *Histogram::Make(
      {.highest = std::numeric_limits<std::int64_t>::max(), .significant_digits = 5});
  CHECK(largest.counts().size() == 47 << 17);
  largest.Record(std::numeric_limits<std::int64_t>::max(), 3);
  CHECK(*DecodeHistogram(EncodeHistogram(largest)) == largest);
}

struct Broken {
  std::string bytes;
  std::string_view message;
};

std::string V2(const EncodingFields& fields) { return EncodingV1OrV2(fields, "\x02"s); }

// Rows say what is wrong by their message.
std::vector<Broken> BrokenEncodings() {
  const std::string good = V2({});
  return {
      {"", "the first four bytes are cut off, at byte 0"},
      {"\x1c\x84", "the first four bytes are cut off, at byte 2"},
      {"HISTFAAA", "no version of the encoding begins with 0x48495354, at byte 0"},
      {good.substr(0, 39), "the header of 40 bytes is cut off, at byte 39"},
      {good.substr(0, 40), "it states a payload of 1 bytes and has 0, at byte 4"},
      {good + "\x02", "it states a payload of 1 bytes and has 2, at byte 4"},
      {V2({.payload_length = std::numeric_limits<std::int32_t>::max()}),
       "it states a payload of 2147483647 bytes and has 1, at byte 4"},
      {V2({.cookie = 0x1c849303}), "V2 has the word size 1, not 0, at byte 3"},
      {V2({.cookie = 0x1c849301}), "it states counts of 0 bytes; there are 2, 4 and 8, at byte 3"},
      {V2({.cookie = 0x1c849371}), "it states counts of 7 bytes; there are 2, 4 and 8, at byte 3"},
      {V2({.cookie = 0x1c849321}), "the last count of 2 bytes is cut off, at byte 41"},
      {V2({.shift = 1024}),
       "its counts are shifted by 1024 buckets (normalizing index offset), at byte 8"},
      {V2({.shift = 0xffffffff}),
       "its counts are shifted by -1 buckets (normalizing index offset), at byte 8"},
      {V2({.ratio = 0x3fe0000000000000}),
       "its values are fractions (conversion ratio other than 1), at byte 32"},
      {V2({.ratio = 0x7ff8000000000000}),
       "its values are fractions (conversion ratio other than 1), at byte 32"},
      {V2({.digits = 6}), "it states 6 significant digits, of which there are 0 to 5, at byte 12"},
      {V2({.digits = 0xffffffff}),
       "it states -1 significant digits, of which there are 0 to 5, at byte 12"},
      {V2({.lowest = 0}), "it states a range from 0 to 100000, which no histogram has, at byte 16"},
      {V2({.lowest = 2, .highest = 3}),
       "it states a range from 2 to 3, which no histogram has, at byte 16"},
      {V2({.highest = -1}), "it states a range from 1 to -1, which no histogram has, at byte 16"},
      {EncodingV1OrV2({}, "\x82"s), "a count is cut off, at byte 40"},
      {EncodingV1OrV2({.highest = 2}, "\xfd\x7f\x02"s),
       "counts go beyond the 2048 buckets of its range, at byte 40"},
      {EncodingV1OrV2({}, "\xfe\xff\xff\xff\xff\xff\xff\xff\xff\x02"s),
       "the counts add up to more than 2^63 - 1, at byte 40"},
      {EncodingV0({.cookie = 0x1c849328, .total = 4}, Words({1, 2}, 2)),
       "it states 4 samples and holds 3, at byte 24"},
      {EncodingV0({.cookie = 0x1c849318}, ""),
       "it states counts of 1 bytes; there are 2, 4 and 8, at byte 3"},
      {EncodingV0({.cookie = 0x1c849328}, "").substr(0, 30),
       "the header of 32 bytes is cut off, at byte 30"},
      {EncodingV0({.cookie = 0x1c849328, .digits = 9}, ""),
       "it states 9 significant digits, of which there are 0 to 5, at byte 4"},
      {Word(0x0c72124e, 4) + good,
       "it is a DoubleHistogram, whose values are fractions, at byte 0"},
      {Word(0x0c72124f, 4) + good,
       "it is a DoubleHistogram, whose values are fractions, at byte 0"},
      {Word(0x1c849314, 4) + "\0\0"s, "the first eight bytes are cut off, at byte 6"},
      {Word(0x1c849314, 4) + Word(7, 4) + "abc",
       "it states 7 compressed bytes and has 3, at byte 4"},
      {Word(0x1c849314, 4) + Word(3, 4) + "abc",
       "the zlib stream is cut off or changed, at byte 8"},
      {Compressed(0x1c849314, V2({.shift = 1})),
       "its counts are shifted by 1 buckets (normalizing index offset), at inflated byte 8"},
      {Compressed(0x1c849314, Compressed(0x1c849314, good)),
       "no version of the encoding begins with 0x1c849314, at inflated byte 0"},
      {Compressed(0x1c849314, std::string(60'000'000, '\0')),
       "it inflates to more than the 55443496 bytes that a histogram can have, at byte 8"},
  };
}

TEST_CASE("Codec: what is no histogram is refused, with cause and place", "[histogram]") {
  REQUIRE(DecodeHistogramBytes(V2({})));
  for (const Broken& broken : BrokenEncodings()) {
    CAPTURE(broken.message);
    const auto decoded = DecodeHistogramBytes(broken.bytes);
    REQUIRE_FALSE(decoded);
    CHECK(decoded.error().code == ErrorCode::kUnknownFormat);
    CHECK(decoded.error().message == "no HDR histogram: " + std::string(broken.message));
    CHECK_FALSE(decoded.error().hint.empty());
  }
}

TEST_CASE("Codec: base64 is refused at its character", "[histogram]") {
  const auto decoded = DecodeHistogram("HISTFAAA*CR4");
  REQUIRE_FALSE(decoded);
  CHECK(decoded.error().message ==
        "no HDR histogram: '*' is not a character of base64, at character 8");
}

TEST_CASE("Codec: no part of an encoding is one", "[histogram]") {
  const Histogram histogram = SomeLatencies();
  const std::string bytes = EncodeHistogramBytes(histogram);
  const std::string text = EncodeHistogram(histogram);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_FALSE(DecodeHistogramBytes(bytes.substr(0, size)));
  }
  for (std::size_t size = 0; size < text.size(); ++size) {
    CHECK_FALSE(DecodeHistogram(text.substr(0, size)));
  }
}

TEST_CASE("Codec: a changed byte is refused or gives another histogram", "[histogram]") {
  const Histogram histogram = SomeLatencies();
  const std::string bytes = EncodeHistogramBytes(histogram);
  const std::string compressed = *histogram::FromBase64(EncodeHistogram(histogram));
  std::mt19937_64 numbers(9);
  int decoded_count = 0;
  for (int i = 0; i < 10'000; ++i) {
    std::string changed = bytes;
    const std::size_t at = i < 400 ? static_cast<std::size_t>(i / 10) : numbers() % bytes.size();
    changed[at] ^= static_cast<char>(1 + numbers() % 255);
    const auto decoded = DecodeHistogramBytes(changed);
    if (!decoded) continue;
    ++decoded_count;
    // An empty bucket alone is 0 or -1.
    if (*decoded == histogram) CHECK((bytes[at] | changed[at]) == 1);
    CHECK(*DecodeHistogramBytes(EncodeHistogramBytes(*decoded)) == *decoded);
  }
  CHECK(decoded_count > 1000);
  // A compressed one has a checksum, of which zlib's first byte and the unused bits are no part.
  for (int i = 0; i < 10'000; ++i) {
    std::string changed = compressed;
    changed[numbers() % changed.size()] ^= static_cast<char>(1 + numbers() % 255);
    const auto decoded = DecodeHistogramBytes(changed);
    if (decoded) CHECK(*decoded == histogram);
  }
}

}  // namespace
}  // namespace smp
