// Bytes of a protobuf message, written in the order in which its fields become known.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace smp::model {

// Not thread-safe. Tags are field numbers with their encodings, see WireFormatLite::MakeTag.
class WireWriter {
 public:
  void Varint(std::uint32_t tag, std::uint64_t value) {
    Put(tag);
    Put(value);
  }
  void Double(std::uint32_t tag, double value);
  void Text(std::uint32_t tag, std::string_view text) {
    Put(tag);
    Put(text.size());
    bytes_.append(text);
  }

  // A message: what is written between Begin and End. Yields what End wants.
  [[nodiscard]] std::size_t Begin(std::uint32_t tag);
  void End(std::size_t begun);

  // Takes back what was written after `size` bytes were there.
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  void TakeBackTo(std::size_t size) { bytes_.resize(size); }

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  void Put(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) bytes_.push_back(static_cast<char>(value | 0x80U));
    bytes_.push_back(static_cast<char>(value));
  }

  std::string bytes_;
};

}  // namespace smp::model
