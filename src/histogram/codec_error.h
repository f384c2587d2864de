// Why text or bytes are no HDR histogram, and where. The public functions make an Error of it, the
// reader of interval logs a place in the log.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "smp/error.h"

namespace smp::histogram {

// What an offset counts. Each is made of the one before it.
enum class Layer : std::uint8_t {
  kText,      // characters of the base64 text
  kBytes,     // bytes that it stands for, or that were given
  kInflated,  // bytes that those inflate to
};

struct CodecError {
  Layer layer = Layer::kBytes;
  std::size_t offset = 0;  // from 0
  std::string cause;       // a clause in lower case, without full stop
  std::string_view hint;   // the same of the cure
};

template <typename T>
using Decoded = tl::expected<T, CodecError>;

// The cures of most causes.
constexpr std::string_view kTakeWhole =
    "take the histogram whole and unchanged, in base64 from HIST on to its end";

// "no HDR histogram: …, at byte 12 of its encoding".
[[nodiscard]] Error ToError(const CodecError& error);

}  // namespace smp::histogram
