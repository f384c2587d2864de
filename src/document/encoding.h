// The first look at an input: is it UTF-8 text at all, and where not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "smp/finding.h"

namespace smp::document {

// What is wrong with the bytes, and where.
struct EncodingDefect {
  std::string message;
  std::string hint;
  Span span;
};

struct Encoding {
  std::size_t bom_size = 0;  // bytes of a UTF-8 byte order mark at the beginning
  bool is_ascii = true;      // a byte offset is a character offset
  bool is_wide = false;      // UTF-16 or UTF-32, which is the defect
  std::optional<EncodingDefect> defect;
};

// Which control characters the format forbids anywhere; JSON's own are for its reader.
enum class ControlCharacters : std::uint8_t { kYaml, kJson };

// Looks at every byte once. The first defect ends the look.
[[nodiscard]] Encoding CheckEncoding(std::string_view bytes, ControlCharacters rule);

}  // namespace smp::document
