// Bytes of a protobuf message, written in the order in which its fields become known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace smp::model {

// Not thread-safe. Tags are field numbers with their encodings, see WireFormatLite::MakeTag.
class WireWriter {
 public:
  void Varint(std::uint32_t tag, std::uint64_t value) {
    char* to = Room(2 * kLongestVarint);
    size_ = static_cast<std::size_t>(Put(value, Put(tag, to)) - bytes_.get());
  }
  void Double(std::uint32_t tag, double value);
  void Text(std::uint32_t tag, std::string_view text);

  // A message: what is written between Begin and End. Yields what End wants.
  [[nodiscard]] std::size_t Begin(std::uint32_t tag);
  void End(std::size_t begun);

  // Takes back what was written after `size` bytes were there.
  [[nodiscard]] std::size_t size() const { return size_; }
  void TakeBackTo(std::size_t size) { size_ = size; }

  [[nodiscard]] std::string_view bytes() const { return {bytes_.get(), size_}; }

 private:
  static constexpr std::size_t kLongestVarint = 10;

  // The end of the bytes, behind which there is room for so many.
  char* Room(std::size_t count) {
    if (capacity_ - size_ < count) Grow(count);
    return bytes_.get() + size_;
  }
  void Grow(std::size_t count);

  // Yields the end of what it has put.
  static char* Put(std::uint64_t value, char* to) {
    for (; value >= 0x80; value >>= 7U) *to++ = static_cast<char>(value | 0x80U);
    *to++ = static_cast<char>(value);
    return to;
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace smp::model
