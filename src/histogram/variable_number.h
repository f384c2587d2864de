// The numbers of a V2 payload, once they are ZigZag: 64 bits in one to nine bytes of seven bits
// each, the low ones first. The high bit of a byte says that more follow. The ninth byte holds
// eight bits, so that there are never ten:
//
//   300 = 10 0101100b        1 0101100  0 0000010
//
// Long ones are spread and gathered eight bytes at once: bits move by their group's number in three
// steps, by four groups, two and one. Inline, for all the time of a payload is spent here.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace smp::histogram {

inline constexpr std::uint64_t kMore = 0x8080808080808080;  // the high bit of each byte
inline constexpr std::size_t kLongest = 9;

inline std::uint64_t LittleEndian(std::uint64_t bytes) {
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  return bytes;
}

inline std::uint64_t Load(const char* from) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, sizeof(bytes));
  return LittleEndian(bytes);
}

inline void Store(std::uint64_t bytes, char* to) {
  bytes = LittleEndian(bytes);
  std::memcpy(to, &bytes, sizeof(bytes));
}

// 56 bits as eight bytes of seven.
inline std::uint64_t Spread(std::uint64_t bits) {
  bits = (bits & 0x000000000fffffff) | (bits & 0x00fffffff0000000) << 4;
  bits = (bits & 0x00003fff00003fff) | (bits & 0x0fffc0000fffc000) << 2;
  return (bits & 0x007f007f007f007f) | (bits & 0x3f803f803f803f80) << 1;
}

inline std::uint64_t Gather(std::uint64_t bytes) {
  bytes = (bytes & 0x007f007f007f007f) | (bytes & 0x7f007f007f007f00) >> 1;
  bytes = (bytes & 0x00003fff00003fff) | (bytes & 0x3fff00003fff0000) >> 2;
  return (bytes & 0x000000000fffffff) | (bytes & 0x0fffffff00000000) >> 4;
}

inline std::size_t PutLongNumber(std::uint64_t number, char* to) {
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

// Writes a number that is ZigZag already, gives its length. May write up to eight bytes in any
// case.
inline std::size_t PutNumber(std::uint64_t number, char* to) {
  if (number < 1 << 14) {
    const bool two = number >= 1 << 7;
    to[0] = static_cast<char>((number & 0x7f) | std::uint64_t{two} << 7);
    to[1] = static_cast<char>(number >> 7);
    return two ? 2 : 1;
  }
  if (number < 1 << 21) {
    to[0] = static_cast<char>(number | 0x80);
    to[1] = static_cast<char>(number >> 7 | 0x80);
    to[2] = static_cast<char>(number >> 14);
    return 3;
  }
  return PutLongNumber(number, to);
}

struct Number {
  std::uint64_t zigzag;
  std::size_t length;
};

// Reads nine bytes, whatever the length.
inline Number TakeNumber(const char* from) {
  const std::uint64_t bytes = Load(from);
  const std::uint64_t ends = ~bytes & kMore;
  if (ends == 0) {
    const std::uint64_t last = static_cast<unsigned char>(from[8]);
    return {Gather(bytes & ~kMore) | last << 56, kLongest};
  }
  const std::uint64_t own = ends ^ (ends - 1);  // the bits up to the first end
  return {Gather(bytes & own & ~kMore), static_cast<std::size_t>(std::countr_zero(ends)) / 8 + 1};
}

// The same where there may be less to read. Longer than what there is: cut off.
inline Number TakeFirstNumber(std::string_view payload) {
  if (payload.size() >= kLongest) return TakeNumber(payload.data());
  std::array<char, kLongest> bytes{};
  std::copy(payload.begin(), payload.end(), bytes.begin());
  return TakeNumber(bytes.data());
}

}  // namespace smp::histogram
