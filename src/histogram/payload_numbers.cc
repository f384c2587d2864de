// How long a number is and whether it skips cannot be guessed, and a wrong guess costs a processor
// as much as ten right ones. So the high bits of eight or sixteen bytes say how many numbers of
// which lengths these hold, which changes with the size of the counts and thus seldom:
//
//   counts alike, of one byte, two or three   as many as sixteen bytes hold, side by side
//   numbers of one byte                       eight; what each means is looked up
//   numbers of one byte or two                four; the second byte is taken whether it counts or
//                                             not, and a skip is told from a count by arithmetic
//   others                                    one
#include "histogram/payload_numbers.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

#include "histogram/variable_number.h"

namespace smp::histogram {

namespace {

struct ShortMeaning {
  std::uint8_t count;
  std::uint8_t buckets;
};

constexpr std::array<ShortMeaning, 128> MakeShortMeanings() {
  std::array<ShortMeaning, 128> meanings{};
  for (std::size_t i = 0; i < meanings.size(); ++i) {
    const Meaning meaning = MeaningOf(i);
    meanings[i] = {static_cast<std::uint8_t>(meaning.count),
                   static_cast<std::uint8_t>(meaning.buckets)};
  }
  return meanings;
}

constexpr std::array<ShortMeaning, 128> kShortMeanings = MakeShortMeanings();

// Bytes that a group of numbers is taken of, and buckets that it is about, at most.
constexpr std::ptrdiff_t kGroup = 16;
constexpr std::ptrdiff_t kGroupRoom = std::ptrdiff_t{8} * 64;

bool HasGroup(PayloadCursor cursor, const PayloadEnd& end) {
  return end.from - cursor.from >= kGroup && end.to - cursor.to >= kGroupRoom;
}

// Counts of kLength bytes each, as many whole ones as there are in twice eight bytes. Their high
// bits and signs, which are kBits of each eight bytes, must be those of kForm. A word holds at
// least one of them, and seven bits of each of its bytes come together. Compilers make vectors of
// this.
template <typename Word, std::size_t kLength, std::uint64_t kBits, std::uint64_t kForm>
PayloadCursor TakeAlike(PayloadCursor cursor, const PayloadEnd& end) {
  constexpr std::size_t kHalf = 8 / kLength;
  while (HasGroup(cursor, end)) {
    const std::uint64_t first = Load(cursor.from);
    const std::uint64_t second = Load(cursor.from + kHalf * kLength);
    if ((((first ^ kForm) | (second ^ kForm)) & kBits) != 0) break;
    // All are read before the first is written: for the compiler, these might overlap.
    std::array<Word, 2 * kHalf> words{};
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::memcpy(&words[i], cursor.from + i * kLength, sizeof(Word));
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      cursor.to[i] = (words[i] >> 1 & 0x3f) | (words[i] >> 2 & 0x1fc0) | (words[i] >> 3 & 0xfe000);
    }
    cursor = {cursor.from + 2 * kHalf * kLength, cursor.to + 2 * kHalf};
  }
  return cursor;
}

// Eight numbers of one byte. Requires: no high bit is set.
PayloadCursor TakeEight(PayloadCursor cursor, std::uint64_t bytes) {
  for (int i = 0; i < 8; ++i, bytes >>= 8) {
    const ShortMeaning meaning = kShortMeanings[bytes & 0xff];
    *cursor.to = meaning.count;
    cursor.to += meaning.buckets;
  }
  return {cursor.from + 8, cursor.to};
}

// Four numbers of one byte or two, unless one of two bytes is a skip, which is a long one.
PayloadCursor TakeFour(PayloadCursor cursor, std::uint64_t bytes) {
  std::array<std::uint64_t, 4> numbers{};
  std::uint64_t ends = ~bytes & kMore;
  std::uint64_t long_skips = 0;
  int start = 0;
  for (std::uint64_t& number : numbers) {
    const std::uint64_t own = bytes >> start;
    const std::uint64_t two = own >> 7 & 1;
    number = (own & 0x7f) | (own >> 1 & 0x3f80 & (0 - two));
    long_skips |= number & two;
    start = std::countr_zero(ends) + 1;
    ends &= ends - 1;
  }
  if (long_skips != 0) return cursor;
  for (const std::uint64_t number : numbers) {
    const Meaning meaning = MeaningOf(number);
    *cursor.to = static_cast<std::int64_t>(meaning.count);
    cursor.to += meaning.buckets;
  }
  return {cursor.from + start / 8, cursor.to};
}

// Numbers of one byte or two that begin in eight bytes.
PayloadCursor TakeShortGroup(PayloadCursor cursor, const PayloadEnd& end) {
  if (!HasGroup(cursor, end)) return cursor;
  const std::uint64_t bytes = Load(cursor.from);
  const std::uint64_t more = bytes & kMore;
  if (more == 0) return TakeEight(cursor, bytes);
  return (more & more >> 8) == 0 ? TakeFour(cursor, bytes) : cursor;
}

// A number of any kind, if it is whole and there is room for the buckets that it is about.
PayloadCursor TakeOne(PayloadCursor cursor, const PayloadEnd& end) {
  if (end.from - cursor.from < static_cast<std::ptrdiff_t>(kLongest)) return cursor;
  const Number number = TakeNumber(cursor.from);
  const Meaning meaning = MeaningOf(number.zigzag);
  if (meaning.buckets > static_cast<std::uint64_t>(end.to - cursor.to)) return cursor;
  *cursor.to = static_cast<std::int64_t>(meaning.count);
  return {cursor.from + number.length, cursor.to + meaning.buckets};
}

}  // namespace

PayloadCursor TakeNumbers(PayloadCursor cursor, const PayloadEnd& end) {
  for (const char* before = nullptr; cursor.from != before;) {
    before = cursor.from;
    if constexpr (std::endian::native == std::endian::little) {
      cursor = TakeAlike<std::uint8_t, 1, 0x8181818181818181, 0>(cursor, end);
      cursor = TakeAlike<std::uint16_t, 2, 0x8081808180818081, 0x0080008000800080>(cursor, end);
      cursor = TakeAlike<std::uint32_t, 3, 0x0000808081808081, 0x0000008080008080>(cursor, end);
    }
    if (cursor.from == before) cursor = TakeShortGroup(cursor, end);
    if (cursor.from == before) cursor = TakeOne(cursor, end);
  }
  return cursor;
}

}  // namespace smp::histogram
