// The expressions that a PatternMachine can be built from, taken apart.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace smp::schema {

using ByteSet = std::bitset<256>;

struct Expression {
  enum class Kind : std::uint8_t { kBytes, kSequence, kAlternatives, kRepetition };
  Kind kind = Kind::kSequence;
  ByteSet bytes;                                     // kBytes: the next byte is one of them
  std::vector<Expression> parts;                     // of the others; one of a repetition
  std::uint32_t least = 0;                           // times, of a repetition
  std::optional<std::uint32_t> most = std::nullopt;  // nothing: without end
};

// The expression between "^" and "$", or nothing when it has other constructs.
[[nodiscard]] std::optional<Expression> ParseAnchored(std::string_view pattern);

}  // namespace smp::schema
