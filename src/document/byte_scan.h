// Bytes that a text is mostly made of, gone over many at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace smp::document {

// How many bytes are looked at at once.
#ifdef __SSE2__
inline constexpr std::ptrdiff_t kScanned = 16;
#else
inline constexpr std::ptrdiff_t kScanned = 8;
#endif

// Of kScanned bytes: how many stand before the first that is a control character (below 0x20), a
// backslash, this quote or no ASCII. kScanned when none is.
inline std::ptrdiff_t PlainBytes(const char* at, char quote) {
#ifdef __SSE2__
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  // Signed: what is no ASCII is negative, and so below 0x20.
  const __m128i low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
  const __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(quote));
  const __m128i slashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  const auto special =
      static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(low, _mm_or_si128(quotes, slashes))));
  return special == 0 ? kScanned : std::countr_zero(special);
#else
  for (std::ptrdiff_t i = 0; i < kScanned; ++i) {
    const auto byte = static_cast<unsigned char>(at[i]);
    if (byte < 0x20 || byte >= 0x80 || at[i] == quote || at[i] == '\\') return i;
  }
  return kScanned;
#endif
}

// True when kScanned bytes are ASCII from `lowest` to 0x7E, or tabs and line breaks.
inline bool AreAscii(const char* at, char lowest) {
#ifdef __SSE2__
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(lowest));
  const __m128i blanks = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')),
                                      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')),
                                                   _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t'))));
  const __m128i deleted = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F));
  return _mm_movemask_epi8(_mm_or_si128(_mm_andnot_si128(blanks, low), deleted)) == 0;
#else
  for (std::ptrdiff_t i = 0; i < kScanned; ++i) {
    const bool is_blank = at[i] == '\n' || at[i] == '\r' || at[i] == '\t';
    if ((at[i] < lowest && !is_blank) || static_cast<unsigned char>(at[i]) >= 0x7F) return false;
  }
  return true;
#endif
}

// How many spaces begin kScanned bytes.
inline std::ptrdiff_t Spaces(const char* at) {
#ifdef __SSE2__
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const auto others =
      ~static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '))));
  const int count = std::countr_zero(others);
  return count < kScanned ? count : kScanned;
#else
  std::ptrdiff_t count = 0;
  while (count < kScanned && at[count] == ' ') ++count;
  return count;
#endif
}

}  // namespace smp::document
