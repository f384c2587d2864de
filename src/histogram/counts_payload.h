// Counts of buckets as the payload of an encoding: V2's variable-length numbers, and the words of
// V0 and V1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "histogram/codec_error.h"

namespace smp::histogram {

// Appends the V2 payload. Requires: no count is negative.
void EncodePayload(std::span<const std::int64_t> counts, std::string& text);

// What a payload is judged by.
struct PayloadFrame {
  std::size_t max_counts = 0;  // that the range of the histogram has
  Layer layer = Layer::kBytes;
  std::size_t start = 0;  // offset of the payload, for errors
};

// The counts of a V2 payload, up to the last one that is not 0. Fails for a number that is cut off
// and for counts beyond the range.
[[nodiscard]] Decoded<std::vector<std::int64_t>> DecodePayload(std::string_view payload,
                                                               const PayloadFrame& frame);

// The counts of V0 and V1: big-endian words of 2, 4 or 8 bytes. Fails for other sizes, for part of
// a word, negative counts and counts beyond the range.
[[nodiscard]] Decoded<std::vector<std::int64_t>> DecodeWords(std::string_view payload,
                                                             std::size_t word_size,
                                                             const PayloadFrame& frame);

}  // namespace smp::histogram
