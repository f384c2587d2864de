#include <bit>
#include <memory>
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
void Put(Word word, std::string& to) {
  for (int shift = 8 * (static_cast<int>(sizeof(Word)) - 1); shift >= 0; shift -= 8) {
    to += static_cast<char>(word >> shift);
  }
}

}  // namespace

void Encode(const Histogram& histogram, std::string& to) {
  const std::span<const std::int64_t> counts(histogram.counts().data(),
                                             histogram.layout().SizeFor(histogram.max()));
  const auto payload = std::make_unique_for_overwrite<char[]>(PayloadBound(counts.size()));
  const std::size_t length = EncodePayload(counts, payload.get());
  to.reserve(to.size() + kHeaderSize + length);
  Put(kCookieV2 | kVariableLength, to);
  Put(static_cast<std::uint32_t>(length), to);
  Put(std::uint32_t{0}, to);  // no shift
  Put(static_cast<std::uint32_t>(histogram.significant_digits()), to);
  Put(static_cast<std::uint64_t>(histogram.lowest()), to);
  Put(static_cast<std::uint64_t>(histogram.highest()), to);
  Put(std::bit_cast<std::uint64_t>(1.0), to);
  to.append(payload.get(), length);
}

std::string EncodeCompressed(const Histogram& histogram) {
  std::string plain;
  Encode(histogram, plain);
  std::string stream;
  Deflate(plain, stream);
  std::string bytes;
  bytes.reserve(kWrapperSize + stream.size());
  Put(kCompressedCookieV2 | kVariableLength, bytes);
  Put(static_cast<std::uint32_t>(stream.size()), bytes);
  return bytes += stream;
}

}  // namespace smp::histogram

namespace smp {

std::string EncodeHistogram(const Histogram& histogram) {
  return histogram::ToBase64(histogram::EncodeCompressed(histogram));
}

std::string EncodeHistogramBytes(const Histogram& histogram) {
  std::string bytes;
  histogram::Encode(histogram, bytes);
  return bytes;
}

}  // namespace smp
