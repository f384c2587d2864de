// SSSE3 looks sixteen bytes up at once, in a table of sixteen. Of a character, the high four bits
// are its row in ASCII and the low ones its column:
//
//   whether it is of the alphabet   each column has a bit for each row that has a character there
//   which number it stands for      number and character are apart by the same in all of a row,
//                                   but for '/' in the row of '+'; it gets row 1, which has none
//
// Every x86-64 processor since 2006 has it, but a compiler may not take that for granted, so it is
// asked for at run time. Elsewhere nothing is read here and all is left to the caller.
#include "histogram/base64_vector.h"

#if defined(__x86_64__)

#include <tmmintrin.h>

#include <array>
#include <cstdint>

#include "histogram/base64.h"

namespace smp::histogram {

namespace {

struct Tables {
  std::array<std::uint8_t, 16> rows_of_column{};  // a bit for each of the rows 0 to 7
  std::array<std::uint8_t, 16> bit_of_row{};
  std::array<std::uint8_t, 16> distance_of_row{};
};

constexpr Tables MakeTables() {
  Tables tables;
  for (std::size_t row = 0; row < 8; ++row) {
    tables.bit_of_row[row] = static_cast<std::uint8_t>(1U << row);
  }
  for (std::size_t number = 0; number < kBase64Alphabet.size(); ++number) {
    const auto character = static_cast<unsigned char>(kBase64Alphabet[number]);
    const unsigned row = character >> 4U;
    tables.rows_of_column[character & 15U] |= tables.bit_of_row[row];
    tables.distance_of_row[character == '/' ? 1 : row] =
        static_cast<std::uint8_t>(number - character);
  }
  return tables;
}

constexpr Tables kTables = MakeTables();
// Characters that must be there to read sixteen: sixteen bytes are written for their twelve.
constexpr std::size_t kAhead = 24;

__m128i Load(const void* from) { return _mm_loadu_si128(static_cast<const __m128i*>(from)); }

// The twelve bytes that sixteen numbers of six bits are, and four of no meaning.
[[gnu::target("ssse3")]] __m128i Packed(__m128i numbers) {
  const __m128i twelve_bits = _mm_maddubs_epi16(numbers, _mm_set1_epi16(0x0140));  // a << 6 | b
  const __m128i twenty_four = _mm_madd_epi16(twelve_bits, _mm_set1_epi32(0x00011000));
  return _mm_shuffle_epi8(twenty_four,
                          _mm_setr_epi8(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1));
}

[[gnu::target("ssse3")]] std::size_t FromBase64Ssse3(std::string_view text, char* to) {
  const __m128i rows_of_column = Load(kTables.rows_of_column.data());
  const __m128i bit_of_row = Load(kTables.bit_of_row.data());
  const __m128i distance_of_row = Load(kTables.distance_of_row.data());
  std::size_t at = 0;
  for (; text.size() - at >= kAhead; at += 16, to += 12) {
    const __m128i characters = Load(text.data() + at);
    const __m128i rows = _mm_and_si128(_mm_srli_epi16(characters, 4), _mm_set1_epi8(15));
    // A byte of 128 or more looks up 0.
    const __m128i known = _mm_and_si128(_mm_shuffle_epi8(rows_of_column, characters),
                                        _mm_shuffle_epi8(bit_of_row, rows));
    if (_mm_movemask_epi8(_mm_cmpeq_epi8(known, _mm_setzero_si128())) != 0) break;
    const __m128i slashes = _mm_cmpeq_epi8(characters, _mm_set1_epi8('/'));  // -1 each
    const __m128i distances = _mm_shuffle_epi8(distance_of_row, _mm_add_epi8(rows, slashes));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), Packed(_mm_add_epi8(characters, distances)));
  }
  return at;
}

}  // namespace

std::size_t FromBase64Vector(std::string_view text, char* to) {
  return __builtin_cpu_supports("ssse3") != 0 ? FromBase64Ssse3(text, to) : 0;
}

}  // namespace smp::histogram

#else

namespace smp::histogram {

std::size_t FromBase64Vector(std::string_view /*text*/, char* /*to*/) { return 0; }

}  // namespace smp::histogram

#endif
