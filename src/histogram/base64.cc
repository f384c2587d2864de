// Four characters are three bytes. A table for each of the four positions gives the bits of its
// character, in place, so that a group is four look-ups; kBad is a bit that no group has. Writing
// looks 12 bits up at once.
#include "histogram/base64.h"

#include <array>
#include <cstdint>

#include "histogram/base64_vector.h"

namespace smp::histogram {

namespace {

constexpr std::uint32_t kBad = 1U << 24;

using Bits = std::array<std::uint32_t, 256>;

constexpr std::array<Bits, 4> MakeBits() {
  std::array<Bits, 4> tables{};
  for (std::size_t position = 0; position < 4; ++position) {
    for (std::uint32_t& entry : tables[position]) entry = kBad;
    for (std::size_t i = 0; i < kBase64Alphabet.size(); ++i) {
      tables[position][static_cast<unsigned char>(kBase64Alphabet[i])] =
          static_cast<std::uint32_t>(i << (6 * (3 - position)));
    }
  }
  return tables;
}

struct CharacterPair {
  char first;
  char second;
};

constexpr std::array<CharacterPair, 4096> MakePairs() {
  std::array<CharacterPair, 4096> pairs{};
  for (std::size_t i = 0; i < pairs.size(); ++i)
    pairs[i] = {kBase64Alphabet[i >> 6], kBase64Alphabet[i & 63]};
  return pairs;
}

constexpr std::array<Bits, 4> kBits = MakeBits();
constexpr std::array<CharacterPair, 4096> kPairs = MakePairs();

std::uint32_t Byte(char c) { return static_cast<unsigned char>(c); }

// The 24 bits of four characters, or more than 24.
std::uint32_t Group(const char* text) {
  return kBits[0][Byte(text[0])] | kBits[1][Byte(text[1])] | kBits[2][Byte(text[2])] |
         kBits[3][Byte(text[3])];
}

void PutGroup(std::uint32_t bits, char* to) {
  to[0] = static_cast<char>(bits >> 16);
  to[1] = static_cast<char>(bits >> 8);
  to[2] = static_cast<char>(bits);
}

std::string Named(char c) {
  if (c > ' ' && c < '\x7f') return std::string("'") + c + "'";
  constexpr std::string_view kHex = "0123456789abcdef";
  return std::string("the byte 0x") + kHex[Byte(c) >> 4] + kHex[Byte(c) & 15];
}

CodecError Stranger(std::string_view text) {
  std::size_t at = 0;
  while (kBase64Alphabet.find(text[at]) != std::string_view::npos) ++at;
  return {Layer::kText, at, Named(text[at]) + " is not a character of base64", kTakeWhole};
}

// The last group, which may end in one or two '='.
Decoded<std::size_t> TakeLast(std::string_view text, char* to) {
  const std::size_t start = text.size() - 4;
  const std::string_view last = text.substr(start);
  const std::size_t padding = last[3] != '=' ? 0 : last[2] != '=' ? 1 : 2;
  std::array<char, 4> group = {last[0], last[1], padding == 2 ? 'A' : last[2],
                               padding > 0 ? 'A' : last[3]};
  const std::uint32_t bits = Group(group.data());
  if (bits >= kBad) return tl::unexpected(Stranger(text));
  if ((bits & ((1U << (8 * padding)) - 1)) != 0) {
    return tl::unexpected(CodecError{Layer::kText, start + 3 - padding,
                                     "bits are set behind the last byte", kTakeWhole});
  }
  std::array<char, 3> bytes{};
  PutGroup(bits, bytes.data());
  for (std::size_t i = 0; i < 3 - padding; ++i) to[i] = bytes[i];
  return 3 - padding;
}

}  // namespace

std::string ToBase64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4, '=');
  char* to = text.data();
  const auto put = [&to](std::uint32_t twelve_bits) {
    to[0] = kPairs[twelve_bits].first;
    to[1] = kPairs[twelve_bits].second;
    to += 2;
  };
  std::size_t i = 0;
  for (; i + 3 <= bytes.size(); i += 3) {
    const std::uint32_t bits = Byte(bytes[i]) << 16 | Byte(bytes[i + 1]) << 8 | Byte(bytes[i + 2]);
    put(bits >> 12);
    put(bits & 0xfff);
  }
  if (bytes.size() - i == 2) {
    const std::uint32_t bits = Byte(bytes[i]) << 16 | Byte(bytes[i + 1]) << 8;
    put(bits >> 12);
    to[0] = kPairs[bits & 0xfff].first;
  } else if (bytes.size() - i == 1) {
    put(Byte(bytes[i]) << 4);
  }
  return text;
}

Decoded<std::string> FromBase64(std::string_view text) {
  if (text.size() % 4 != 0) {
    return tl::unexpected(CodecError{
        Layer::kText, text.size(),
        "base64 has a multiple of 4 characters, not " + std::to_string(text.size()), kTakeWhole});
  }
  if (text.empty()) return std::string();
  std::string bytes(text.size() / 4 * 3, '\0');
  const std::size_t read = FromBase64Vector(text, bytes.data());
  char* to = bytes.data() + read / 4 * 3;
  std::uint32_t seen = 0;
  for (std::size_t i = read; i + 4 < text.size(); i += 4, to += 3) {
    const std::uint32_t bits = Group(text.data() + i);
    seen |= bits;
    PutGroup(bits, to);
  }
  if (seen >= kBad) return tl::unexpected(Stranger(text));
  const auto last = TakeLast(text, to);
  if (!last) return tl::unexpected(last.error());
  bytes.resize(bytes.size() - 3 + *last);
  return bytes;
}

}  // namespace smp::histogram
