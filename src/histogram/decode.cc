// Nothing that the bytes claim is believed before it is there: lengths must fit what follows,
// counts the range, and memory is taken for counts that were read.
#include <bit>
#include <optional>

#include "histogram/base64.h"
#include "histogram/cookie.h"
#include "histogram/counts_payload.h"
#include "histogram/encoding.h"
#include "histogram/zlib_stream.h"
#include "smp/hdr_layout.h"
#include "smp/histogram_codec.h"

namespace smp::histogram {

namespace {

// Buckets of the largest histogram that there can be: lowest 1, highest 2^63 - 1, 5 digits. Nine
// bytes each are the most that any version takes.
constexpr std::size_t kMostCounts = 47 << 17;
constexpr std::size_t kMostBytes = kHeaderSize + 9 * kMostCounts;

constexpr std::string_view kWholeNumbers =
    "record in whole numbers of a smaller unit, such as nanoseconds, and encode that histogram";
constexpr std::string_view kUnshift =
    "add it to a new histogram of the same range, which has no shift, and encode that one";

// Requires: the word is there.
template <typename Word>
Word At(std::string_view bytes, std::size_t offset) {
  Word word = 0;
  for (std::size_t i = 0; i < sizeof(Word); ++i) {
    word = static_cast<Word>(word << 8) | static_cast<unsigned char>(bytes[offset + i]);
  }
  return word;
}

std::int64_t SignedAt(std::string_view bytes, std::size_t offset) {
  return static_cast<std::int64_t>(At<std::uint64_t>(bytes, offset));
}

std::string Hex(std::uint32_t word) {
  std::string text = "0x";
  for (int shift = 28; shift >= 0; shift -= 4) text += "0123456789abcdef"[word >> shift & 15];
  return text;
}

// One encoding that is being read, not compressed.
struct Encoding {
  std::string_view bytes;
  Layer layer = Layer::kBytes;

  [[nodiscard]] tl::unexpected<CodecError> Fails(std::size_t offset, std::string cause,
                                                 std::string_view hint = kTakeWhole) const {
    return tl::unexpected(CodecError{layer, offset, std::move(cause), hint});
  }
};

// Of which the range starts at `offset`: lowest and highest value.
Decoded<HdrLayout> TakeLayout(const Encoding& encoding, const Histogram::Options& options,
                              std::size_t digits_offset, std::size_t range_offset) {
  if (options.significant_digits < 0 || options.significant_digits > 5) {
    return encoding.Fails(digits_offset, "it states " + std::to_string(options.significant_digits) +
                                             " significant digits, of which there are 0 to 5");
  }
  const auto layout = HdrLayout::Make(options.lowest, options.highest, options.significant_digits);
  if (layout) return *layout;
  return encoding.Fails(range_offset, "it states a range from " + std::to_string(options.lowest) +
                                          " to " + std::to_string(options.highest) +
                                          ", which no histogram has");
}

std::size_t MostCounts(const HdrLayout& layout, std::int64_t highest) {
  return layout.SizeFor(layout.LastOfRange(highest));
}

Decoded<Histogram> Made(const Encoding& encoding, const Histogram::Options& options,
                        Decoded<std::vector<std::int64_t>> counts, std::size_t payload_offset) {
  if (!counts) return tl::unexpected(std::move(counts.error()));
  auto histogram = Histogram::FromCounts(options, *std::move(counts));
  if (histogram) return *std::move(histogram);
  return encoding.Fails(payload_offset, histogram.error().message);
}

Decoded<void> CheckWordSize(const Encoding& encoding, std::size_t size) {
  if (size == 2 || size == 4 || size == 8) return {};
  return encoding.Fails(kCookieSize - 1, "it states counts of " + std::to_string(size) +
                                             " bytes; there are 2, 4 and 8");
}

// What V1 and V2 have and V0 has not.
Decoded<void> CheckScale(const Encoding& encoding) {
  const auto shift = static_cast<std::int32_t>(At<std::uint32_t>(encoding.bytes, 8));
  if (shift != 0) {
    return encoding.Fails(8,
                          "its counts are shifted by " + std::to_string(shift) +
                              " buckets (normalizing index offset)",
                          kUnshift);
  }
  if (std::bit_cast<double>(At<std::uint64_t>(encoding.bytes, 32)) != 1.0) {
    return encoding.Fails(32, "its values are fractions (conversion ratio other than 1)",
                          kWholeNumbers);
  }
  return {};
}

Decoded<Histogram> DecodeV1OrV2(const Encoding& encoding, std::uint32_t cookie) {
  const std::string_view bytes = encoding.bytes;
  if (bytes.size() < kHeaderSize) {
    return encoding.Fails(bytes.size(), "the header of 40 bytes is cut off");
  }
  const std::size_t word_size = (cookie & kWordSizeBits) >> 4;
  const bool is_v2 = (cookie & ~kWordSizeBits) == kCookieV2;
  if (is_v2 && (cookie & kWordSizeBits) != kVariableLength) {
    return encoding.Fails(kCookieSize - 1,
                          "V2 has the word size 1, not " + std::to_string(word_size));
  }
  if (!is_v2) {
    if (const auto fits = CheckWordSize(encoding, word_size); !fits) {
      return tl::unexpected(fits.error());
    }
  }
  const std::string_view payload = bytes.substr(kHeaderSize);
  const auto length = static_cast<std::int32_t>(At<std::uint32_t>(bytes, 4));
  if (length < 0 || static_cast<std::size_t>(length) != payload.size()) {
    return encoding.Fails(4, "it states a payload of " + std::to_string(length) +
                                 " bytes and has " + std::to_string(payload.size()));
  }
  if (const auto plain = CheckScale(encoding); !plain) return tl::unexpected(plain.error());
  const Histogram::Options options{
      .lowest = SignedAt(bytes, 16),
      .highest = SignedAt(bytes, 24),
      .significant_digits = static_cast<std::int32_t>(At<std::uint32_t>(bytes, 12))};
  const auto layout = TakeLayout(encoding, options, 12, 16);
  if (!layout) return tl::unexpected(layout.error());
  const PayloadFrame frame{MostCounts(*layout, options.highest), encoding.layer, kHeaderSize};
  return Made(encoding, options,
              is_v2 ? DecodePayload(payload, frame) : DecodeWords(payload, word_size, frame),
              kHeaderSize);
}

Decoded<Histogram> DecodeV0(const Encoding& encoding, std::uint32_t cookie) {
  const std::string_view bytes = encoding.bytes;
  if (bytes.size() < kHeaderSizeV0) {
    return encoding.Fails(bytes.size(), "the header of 32 bytes is cut off");
  }
  const std::size_t word_size = (cookie & kWordSizeBits) >> 4;
  if (const auto fits = CheckWordSize(encoding, word_size); !fits) {
    return tl::unexpected(fits.error());
  }
  const Histogram::Options options{
      .lowest = SignedAt(bytes, 8),
      .highest = SignedAt(bytes, 16),
      .significant_digits = static_cast<std::int32_t>(At<std::uint32_t>(bytes, 4))};
  const auto layout = TakeLayout(encoding, options, 4, 8);
  if (!layout) return tl::unexpected(layout.error());
  const PayloadFrame frame{MostCounts(*layout, options.highest), encoding.layer, kHeaderSizeV0};
  auto histogram = Made(encoding, options,
                        DecodeWords(bytes.substr(kHeaderSizeV0), word_size, frame), kHeaderSizeV0);
  if (!histogram) return histogram;
  if (const std::int64_t total = SignedAt(bytes, 24); total != histogram->count()) {
    return encoding.Fails(24, "it states " + std::to_string(total) + " samples and holds " +
                                  std::to_string(histogram->count()));
  }
  return histogram;
}

Decoded<Histogram> DecodePlain(const Encoding& encoding) {
  if (encoding.bytes.size() < kCookieSize) {
    return encoding.Fails(encoding.bytes.size(), "the first four bytes are cut off");
  }
  const auto cookie = At<std::uint32_t>(encoding.bytes, 0);
  switch (cookie & ~kWordSizeBits) {
    case kCookieV2:
    case kCookieV1:
      return DecodeV1OrV2(encoding, cookie);
    case kCookieV0:
      return DecodeV0(encoding, cookie);
    case kCookieDouble & ~kWordSizeBits:
    case kCompressedCookieDouble & ~kWordSizeBits:
      return encoding.Fails(0, "it is a DoubleHistogram, whose values are fractions",
                            kWholeNumbers);
    default:
      return encoding.Fails(0, "no version of the encoding begins with " + Hex(cookie));
  }
}

// Null when the bytes are not compressed.
std::optional<Decoded<Inflated>> Unwrapped(const Encoding& encoding) {
  const std::string_view bytes = encoding.bytes;
  if (bytes.size() < kCookieSize) return std::nullopt;
  const std::uint32_t base = At<std::uint32_t>(bytes, 0) & ~kWordSizeBits;
  if (base != kCompressedCookieV0 && base != kCompressedCookieV1 && base != kCompressedCookieV2) {
    return std::nullopt;
  }
  if (bytes.size() < kWrapperSize) {
    return encoding.Fails(bytes.size(), "the first eight bytes are cut off");
  }
  const auto length = static_cast<std::int32_t>(At<std::uint32_t>(bytes, 4));
  if (length < 0 || static_cast<std::size_t>(length) != bytes.size() - kWrapperSize) {
    return encoding.Fails(4, "it states " + std::to_string(length) + " compressed bytes and has " +
                                 std::to_string(bytes.size() - kWrapperSize));
  }
  return Inflate(bytes.substr(kWrapperSize), kMostBytes, kWrapperSize);
}

}  // namespace

Decoded<Histogram> DecodeBytes(std::string_view bytes) {
  const Encoding outer{bytes, Layer::kBytes};
  const auto inflated = Unwrapped(outer);
  if (!inflated) return DecodePlain(outer);
  if (!*inflated) return tl::unexpected(inflated->error());
  return DecodePlain({(*inflated)->view(), Layer::kInflated});
}

Decoded<Histogram> DecodeText(std::string_view base64) {
  const auto bytes = FromBase64(base64);
  if (!bytes) return tl::unexpected(bytes.error());
  return DecodeBytes(*bytes);
}

}  // namespace smp::histogram

namespace smp {

namespace {

Expected<Histogram> Public(histogram::Decoded<Histogram> decoded) {
  if (decoded) return *std::move(decoded);
  return tl::unexpected(histogram::ToError(decoded.error()));
}

}  // namespace

Expected<Histogram> DecodeHistogram(std::string_view base64) {
  return Public(histogram::DecodeText(base64));
}

Expected<Histogram> DecodeHistogramBytes(std::string_view bytes) {
  return Public(histogram::DecodeBytes(bytes));
}

}  // namespace smp
