// A V2 payload is a list of signed numbers: one that is not negative is the count of the next
// bucket, a negative one skips that many empty buckets. So 5 0 0 0 7 is 5 -3 7. A single empty
// bucket is written as 0, as Java does (C writes -1); both are read.
//
// Numbers are ZigZag, which puts the sign into the lowest bit (0 -1 1 -2 … become 0 1 2 3 …), and
// then in groups of seven bits, the low ones first. The high bit of a byte says that more follow. The
// ninth byte holds eight bits, so that 64 of them never take ten bytes:
//
//   z = 300 = 10 0101100b        1 0101100  0 0000010
//
// Which lengths follow each other is hard to guess for a processor, so groups are spread and gathered
// eight bytes at once, without branches: bits move up by their group's number in three steps, by
// four groups, two and one.
#include "histogram/counts_payload.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>
#include <limits>

namespace smp::histogram {

namespace {

constexpr std::uint64_t kMore = 0x8080808080808080;  // the high bit of each byte
constexpr std::size_t kLongest = 9;
// Counts that memory is taken for at once; more of them must be there to be read.
constexpr std::size_t kCountsAtOnce = 1 << 16;

std::uint64_t LittleEndian(std::uint64_t bytes) {
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  return bytes;
}

std::uint64_t Load(const char* from) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, sizeof(bytes));
  return LittleEndian(bytes);
}

void Store(std::uint64_t bytes, char* to) {
  bytes = LittleEndian(bytes);
  std::memcpy(to, &bytes, sizeof(bytes));
}

// 56 bits as eight bytes of seven.
std::uint64_t Spread(std::uint64_t bits) {
  bits = (bits & 0x000000000fffffff) | (bits & 0x00fffffff0000000) << 4;
  bits = (bits & 0x00003fff00003fff) | (bits & 0x0fffc0000fffc000) << 2;
  return (bits & 0x007f007f007f007f) | (bits & 0x3f803f803f803f80) << 1;
}

std::uint64_t Gather(std::uint64_t bytes) {
  bytes = (bytes & 0x007f007f007f007f) | (bytes & 0x7f007f007f007f00) >> 1;
  bytes = (bytes & 0x00003fff00003fff) | (bytes & 0x3fff00003fff0000) >> 2;
  return (bytes & 0x000000000fffffff) | (bytes & 0x0fffffff00000000) >> 4;
}

// Writes a number that is ZigZag already, gives its length. Eight bytes are written at least.
std::size_t PutNumber(std::uint64_t number, char* to) {
  if (number >> 56 != 0) {
    Store(Spread(number & 0x00ffffffffffffff) | kMore, to);
    to[8] = static_cast<char>(number >> 56);
    return kLongest;
  }
  const auto length = static_cast<std::size_t>(std::bit_width(number | 1) + 6) / 7;
  const std::uint64_t more = kMore & ((std::uint64_t{1} << (8 * (length - 1))) - 1);
  Store(Spread(number) | more, to);
  return length;
}

struct Number {
  std::uint64_t zigzag;
  std::size_t length;
};

// Reads nine bytes, whatever the length.
Number TakeNumber(const char* from) {
  const std::uint64_t bytes = Load(from);
  const std::uint64_t ends = ~bytes & kMore;
  if (ends == 0) {
    const std::uint64_t last = static_cast<unsigned char>(from[8]);
    return {Gather(bytes & ~kMore) | last << 56, kLongest};
  }
  const std::uint64_t own = ends ^ (ends - 1);  // the bits up to the first end
  return {Gather(bytes & own & ~kMore), static_cast<std::size_t>(std::countr_zero(ends)) / 8 + 1};
}

// The same at the end of a payload, which is followed by nothing. Longer than what is left: cut off.
Number TakeLastNumber(std::string_view rest) {
  std::array<char, kLongest> bytes{};
  std::copy_n(rest.begin(), std::min(rest.size(), bytes.size()), bytes.begin());
  return TakeNumber(bytes.data());
}

CodecError BeyondRange(const PayloadFrame& frame, std::size_t at) {
  return {frame.layer, frame.start + at,
          "counts go beyond the " + std::to_string(frame.max_counts) + " buckets of its range",
          kTakeWhole};
}

// Makes room for a count at `index`, which is there to be read.
void GrowFor(std::size_t index, std::size_t max_counts, std::vector<std::int64_t>& counts) {
  counts.resize(std::min(max_counts, std::max(index + 1, 2 * counts.size())));
}

}  // namespace

std::size_t EncodePayload(std::span<const std::int64_t> counts, char* to) {
  const char* const start = to;
  const std::int64_t* count = counts.data();
  const std::int64_t* const end = count + counts.size();
  while (count != end) {
    if (*count != 0) {
      assert(*count > 0);
      to += PutNumber(static_cast<std::uint64_t>(*count) << 1, to);
      ++count;
      continue;
    }
    const std::int64_t* const first = count;
    while (count != end && *count == 0) ++count;
    const auto empty = static_cast<std::uint64_t>(count - first);
    to += PutNumber(empty == 1 ? 0 : 2 * empty - 1, to);
  }
  return static_cast<std::size_t>(to - start);
}

Decoded<std::vector<std::int64_t>> DecodePayload(std::string_view payload,
                                                 const PayloadFrame& frame) {
  std::vector<std::int64_t> counts(
      std::min(frame.max_counts, std::max(kCountsAtOnce, payload.size())));
  std::size_t index = 0;
  std::size_t used = 0;
  for (std::size_t at = 0; at < payload.size();) {
    const std::size_t left = payload.size() - at;
    const Number number = left >= kLongest ? TakeNumber(payload.data() + at)
                                           : TakeLastNumber(payload.substr(at));
    if (number.length > left) {
      return tl::unexpected(
          CodecError{frame.layer, frame.start + at, "a count is cut off", kTakeWhole});
    }
    const std::uint64_t magnitude = (number.zigzag >> 1) + (number.zigzag & 1);
    const std::uint64_t buckets = (number.zigzag & 1) != 0 ? magnitude : 1;
    if (buckets > frame.max_counts - index) return tl::unexpected(BeyondRange(frame, at));
    if ((number.zigzag & 1) == 0 && magnitude != 0) {
      if (index >= counts.size()) GrowFor(index, frame.max_counts, counts);
      counts[index] = static_cast<std::int64_t>(magnitude);
      used = index + 1;
    }
    index += buckets;
    at += number.length;
  }
  counts.resize(used);
  return counts;
}

Decoded<std::vector<std::int64_t>> DecodeWords(std::string_view payload, std::size_t word_size,
                                               const PayloadFrame& frame) {
  if (payload.size() % word_size != 0) {
    return tl::unexpected(CodecError{frame.layer, frame.start + payload.size(),
                                     "the last count of " + std::to_string(word_size) +
                                         " bytes is cut off",
                                     kTakeWhole});
  }
  const std::size_t size = payload.size() / word_size;
  if (size > frame.max_counts) {
    return tl::unexpected(BeyondRange(frame, frame.max_counts * word_size));
  }
  std::vector<std::int64_t> counts(size);
  std::size_t used = 0;
  for (std::size_t i = 0; i < size; ++i) {
    std::uint64_t count = 0;
    for (std::size_t byte = 0; byte < word_size; ++byte) {
      count = count << 8 | static_cast<unsigned char>(payload[i * word_size + byte]);
    }
    if (count >> (8 * word_size - 1) != 0) {
      return tl::unexpected(
          CodecError{frame.layer, frame.start + i * word_size, "a count is negative", kTakeWhole});
    }
    counts[i] = static_cast<std::int64_t>(count);
    if (count != 0) used = i + 1;
  }
  counts.resize(used);
  return counts;
}

}  // namespace smp::histogram
