// Encodings of histograms as other versions wrote them, for tests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "histogram/zlib_stream.h"

namespace smp {

// A word, big-endian, of `size` bytes.
inline std::string Word(std::uint64_t word, std::size_t size) {
  std::string text;
  for (std::size_t i = size; i > 0; --i) text += static_cast<char>(word >> (8 * (i - 1)));
  return text;
}

struct EncodingFields {
  std::uint32_t cookie = 0x1c849313;
  std::int32_t payload_length = -1;  // below 0: that of the payload
  std::uint32_t shift = 0;
  std::uint32_t digits = 3;
  std::int64_t lowest = 1;
  std::int64_t highest = 100'000;
  std::uint64_t ratio = 0x3ff0000000000000;
  std::int64_t total = 0;  // V0 only
};

inline std::string EncodingV1OrV2(const EncodingFields& fields, const std::string& payload) {
  const auto length = fields.payload_length < 0 ? static_cast<std::uint32_t>(payload.size())
                                                : static_cast<std::uint32_t>(fields.payload_length);
  return Word(fields.cookie, 4) + Word(length, 4) + Word(fields.shift, 4) + Word(fields.digits, 4) +
         Word(static_cast<std::uint64_t>(fields.lowest), 8) +
         Word(static_cast<std::uint64_t>(fields.highest), 8) + Word(fields.ratio, 8) + payload;
}

inline std::string EncodingV0(const EncodingFields& fields, const std::string& counts) {
  return Word(fields.cookie, 4) + Word(fields.digits, 4) +
         Word(static_cast<std::uint64_t>(fields.lowest), 8) +
         Word(static_cast<std::uint64_t>(fields.highest), 8) +
         Word(static_cast<std::uint64_t>(fields.total), 8) + counts;
}

inline std::string Words(const std::vector<std::int64_t>& counts, std::size_t size) {
  std::string text;
  for (const std::int64_t count : counts) text += Word(static_cast<std::uint64_t>(count), size);
  return text;
}

inline std::string Compressed(std::uint32_t cookie, const std::string& encoding) {
  std::string stream;
  histogram::Deflate(encoding, stream);
  return Word(cookie, 4) + Word(stream.size(), 4) + stream;
}

}  // namespace smp
