// How a string is spelled in YAML, so that every reader, of YAML 1.1 or 1.2, gets that string.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace smp::document {

// Where the string stands: inside [ ] or { } more characters have a meaning.
enum class YamlContext : std::uint8_t { kBlock, kFlow };

// libyaml refuses a longer key unless `? ` stands before it.
inline constexpr std::size_t kLongestKey = 1000;

// True when the string may stand without quotes.
[[nodiscard]] bool MayBePlain(std::string_view text, YamlContext context);

// The string in double quotes, everything that is not printable escaped.
[[nodiscard]] std::string DoubleQuoted(std::string_view text);

// True for a text of several lines that a literal block (|) holds without loss.
[[nodiscard]] bool MayBeLiteral(std::string_view text);

// The header of that block: "|", "|-" or "|+" by the line breaks at the end of the text.
[[nodiscard]] std::string_view LiteralHeader(std::string_view text);

}  // namespace smp::document
