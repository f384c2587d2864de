// Positions of names, found in one step: a small hash table that is built once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>
#include <vector>

namespace smp::document {

// Immutable once built, so thread-safe.
class NameTable {
 public:
  static constexpr std::uint32_t kAbsent = std::numeric_limits<std::uint32_t>::max();

  NameTable() = default;
  // Requires: the names differ from each other and outlive the table.
  explicit NameTable(const std::vector<std::string_view>& names) {
    std::size_t size = 1;
    while (size < names.size() + names.size() / 2 + 1) size *= 2;
    slots_.resize(size);
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      const Ends ends = EndsOf(names[i]);
      std::size_t at = SlotOf(ends);
      while (slots_[at].position != kAbsent) at = (at + 1) & (size - 1);
      slots_[at] = {ends.first, ends.last, names[i].data(), ends.size, i};
    }
  }

  // The names by position.
  [[nodiscard]] std::vector<std::string_view> Names() const {
    std::vector<std::string_view> names;
    for (const Slot& slot : slots_) {
      if (slot.position == kAbsent) continue;
      if (names.size() <= slot.position) names.resize(slot.position + std::size_t{1});
      names[slot.position] = {slot.name, slot.size};
    }
    return names;
  }

  // The position among the names, or kAbsent.
  [[nodiscard]] std::uint32_t Find(std::string_view name) const {
    if (slots_.empty()) return kAbsent;
    const Ends ends = EndsOf(name);
    for (std::size_t at = SlotOf(ends);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.position == kAbsent || (slot.HasEnds(ends) && slot.HasMiddleOf(name))) {
        return slot.position;
      }
    }
  }

 private:
  // The length, the first eight bytes and the last: all of a short name, and enough to tell most
  // longer ones apart.
  struct Ends {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint32_t size = 0;
  };
  // Small, since all that a program has of them is touched when it starts.
  struct Slot {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    const char* name = nullptr;
    std::uint32_t size = 0;
    std::uint32_t position = kAbsent;

    [[nodiscard]] bool HasEnds(const Ends& ends) const {
      return first == ends.first && last == ends.last && size == ends.size;
    }

    [[nodiscard]] bool HasMiddleOf(std::string_view other) const {
      return size <= 16 || std::memcmp(name, other.data(), size) == 0;
    }
  };

  static Ends EndsOf(std::string_view name) {
    Ends ends;
    ends.size = static_cast<std::uint32_t>(name.size());
    if (name.size() >= 8) {
      std::memcpy(&ends.first, name.data(), 8);
      std::memcpy(&ends.last, name.data() + name.size() - 8, 8);
    } else {
      for (const char c : name) ends.first = (ends.first << 8U) | static_cast<unsigned char>(c);
    }
    return ends;
  }

  [[nodiscard]] std::size_t SlotOf(const Ends& ends) const {
    constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15ULL;
    const std::uint64_t mixed = (ends.first ^ (ends.last * kMultiplier) ^ ends.size) * kMultiplier;
    return static_cast<std::size_t>(mixed >> 40U) & (slots_.size() - 1);
  }

  std::vector<Slot> slots_;  // a power of two, more than half again the names
};

}  // namespace smp::document
