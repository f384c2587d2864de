// The first four bytes of an encoding, which tell what it is. Bits 4 to 7 are the bytes a count
// takes in V0 and V1; V2, where that varies, has 1 there.
#pragma once

#include <cstddef>
#include <cstdint>

namespace smp::histogram {

inline constexpr std::uint32_t kCookieV0 = 0x1c849308;
inline constexpr std::uint32_t kCookieV1 = 0x1c849301;
inline constexpr std::uint32_t kCookieV2 = 0x1c849303;
inline constexpr std::uint32_t kCompressedCookieV0 = 0x1c849309;
inline constexpr std::uint32_t kCompressedCookieV1 = 0x1c849302;
inline constexpr std::uint32_t kCompressedCookieV2 = 0x1c849304;
// Java's histograms of fractions, which wrap one of whole numbers.
inline constexpr std::uint32_t kCookieDouble = 0x0c72124e;
inline constexpr std::uint32_t kCompressedCookieDouble = 0x0c72124f;

inline constexpr std::uint32_t kWordSizeBits = 0xf0;
inline constexpr std::uint32_t kVariableLength = 0x10;

inline constexpr std::size_t kCookieSize = 4;
inline constexpr std::size_t kWrapperSize = 8;  // before a zlib stream
inline constexpr std::size_t kHeaderSize = 40;  // before the payload of V1 and V2
inline constexpr std::size_t kHeaderSizeV0 = 32;

}  // namespace smp::histogram
