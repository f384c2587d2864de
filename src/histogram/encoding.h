// The encodings of HDR histograms as bytes: header and counts (V0, V1, V2), and what wraps them
// when they are compressed. Bytes are big-endian.
//
//   V1, V2   cookie 4, payload length 4, shift 4, digits 4, lowest 8, highest 8, ratio 8, payload
//   V0       cookie 4, digits 4, lowest 8, highest 8, total 8, counts
//   wrapped  cookie 4, length 4, zlib stream of one of them
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "histogram/codec_error.h"
#include "smp/histogram.h"

namespace smp::histogram {

// The V2 encoding, not compressed.
[[nodiscard]] std::string Encode(const Histogram& histogram);
// The V2 encoding, compressed.
[[nodiscard]] std::string EncodeCompressed(const Histogram& histogram);

// A histogram from bytes of any version, compressed or not.
[[nodiscard]] Decoded<Histogram> DecodeBytes(std::string_view bytes);
// The same from base64.
[[nodiscard]] Decoded<Histogram> DecodeText(std::string_view base64);

}  // namespace smp::histogram
