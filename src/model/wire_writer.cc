#include "model/wire_writer.h"

#include <bit>

namespace smp::model {
namespace {

// The length of a message is written when it is known, into as many bytes as any length needs.
constexpr std::size_t kLengthBytes = 5;

}  // namespace

void WireWriter::Double(std::uint32_t tag, double value) {
  Put(tag);
  auto bits = std::bit_cast<std::uint64_t>(value);
  for (std::size_t i = 0; i < sizeof bits; ++i, bits >>= 8U) {
    bytes_.push_back(static_cast<char>(bits & 0xFFU));
  }
}

std::size_t WireWriter::Begin(std::uint32_t tag) {
  Put(tag);
  bytes_.append(kLengthBytes, '\0');
  return bytes_.size();
}

void WireWriter::End(std::size_t begun) {
  std::size_t length = bytes_.size() - begun;
  for (std::size_t at = begun - kLengthBytes; at < begun - 1; ++at, length >>= 7U) {
    bytes_[at] = static_cast<char>(length | 0x80U);
  }
  bytes_[begun - 1] = static_cast<char>(length);
}

}  // namespace smp::model
