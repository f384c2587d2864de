// Streams of zlib (RFC 1950), as a whole. Only home of libdeflate.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "histogram/codec_error.h"

namespace smp::histogram {

// Appends the stream of `bytes` to `to`. What would gain little is stored; see the essay.
void Deflate(std::string_view bytes, std::string& to);

// Bytes in memory that was not cleared first.
struct Inflated {
  std::unique_ptr<char[]> data;
  std::size_t size = 0;

  [[nodiscard]] std::string_view view() const { return {data.get(), size}; }
};

// The bytes that a stream holds, `max_size` at most. Fails for a stream that is broken, too long or
// has bytes left over; `offset` is where it begins, for errors.
[[nodiscard]] Decoded<Inflated> Inflate(std::string_view stream, std::size_t max_size,
                                        std::size_t offset);

}  // namespace smp::histogram
