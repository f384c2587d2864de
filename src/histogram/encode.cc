#include <bit>
#include <span>

#include "histogram/base64.h"
#include "histogram/cookie.h"
#include "histogram/counts_payload.h"
#include "histogram/encoding.h"
#include "histogram/zlib_stream.h"
#include "smp/histogram_codec.h"

namespace smp::histogram {

namespace {

template <typename Word>
void Put(Word word, char* to) {
  for (std::size_t i = sizeof(Word); i > 0; --i, word = static_cast<Word>(word >> 8)) {
    to[i - 1] = static_cast<char>(word);
  }
}

}  // namespace

std::string Encode(const Histogram& histogram) {
  std::string bytes(kHeaderSize, '\0');
  const std::size_t size = histogram.layout().SizeFor(histogram.max());
  EncodePayload(std::span(histogram.counts()).first(size), bytes);
  char* const header = bytes.data();
  Put(kCookieV2 | kVariableLength, header);
  Put(static_cast<std::uint32_t>(bytes.size() - kHeaderSize), header + 4);
  Put(std::uint32_t{0}, header + 8);  // no shift
  Put(static_cast<std::uint32_t>(histogram.significant_digits()), header + 12);
  Put(static_cast<std::uint64_t>(histogram.lowest()), header + 16);
  Put(static_cast<std::uint64_t>(histogram.highest()), header + 24);
  Put(std::bit_cast<std::uint64_t>(1.0), header + 32);
  return bytes;
}

std::string EncodeCompressed(const Histogram& histogram) {
  std::string bytes(kWrapperSize, '\0');
  Deflate(Encode(histogram), bytes);
  Put(kCompressedCookieV2 | kVariableLength, bytes.data());
  Put(static_cast<std::uint32_t>(bytes.size() - kWrapperSize), bytes.data() + 4);
  return bytes;
}

}  // namespace smp::histogram

namespace smp {

std::string EncodeHistogram(const Histogram& histogram) {
  return histogram::ToBase64(histogram::EncodeCompressed(histogram));
}

std::string EncodeHistogramBytes(const Histogram& histogram) {
  return histogram::Encode(histogram);
}

}  // namespace smp
