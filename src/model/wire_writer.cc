#include "model/wire_writer.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace smp::model {
namespace {

// The length of a message is written when it is known, into as many bytes as any length needs.
constexpr std::size_t kLengthBytes = 5;

constexpr std::size_t kLeastCapacity = 4096;

}  // namespace

void WireWriter::Double(std::uint32_t tag, double value) {
  auto bits = std::bit_cast<std::uint64_t>(value);
  char* to = Put(tag, Room(kLongestVarint + sizeof bits));
  for (std::size_t i = 0; i < sizeof bits; ++i, bits >>= 8U) {
    *to++ = static_cast<char>(bits & 0xFFU);
  }
  size_ = static_cast<std::size_t>(to - bytes_.get());
}

void WireWriter::Text(std::uint32_t tag, std::string_view text) {
  char* to = Put(text.size(), Put(tag, Room(2 * kLongestVarint + text.size())));
  std::copy(text.begin(), text.end(), to);
  size_ = static_cast<std::size_t>(to - bytes_.get()) + text.size();
}

std::size_t WireWriter::Begin(std::uint32_t tag) {
  const char* to = Put(tag, Room(kLongestVarint + kLengthBytes)) + kLengthBytes;
  size_ = static_cast<std::size_t>(to - bytes_.get());
  return size_;
}

void WireWriter::End(std::size_t begun) {
  std::size_t length = size_ - begun;
  char* const end = bytes_.get() + begun;
  for (char* at = end - kLengthBytes; at < end - 1; ++at, length >>= 7U) {
    *at = static_cast<char>(length | 0x80U);
  }
  end[-1] = static_cast<char>(length);
}

void WireWriter::Grow(std::size_t count) {
  const std::size_t capacity = std::max({kLeastCapacity, 2 * capacity_, size_ + count});
  std::unique_ptr<char[]> bytes(new char[capacity]);
  if (size_ > 0) std::memcpy(bytes.get(), bytes_.get(), size_);
  bytes_ = std::move(bytes);
  capacity_ = capacity;
}

}  // namespace smp::model
