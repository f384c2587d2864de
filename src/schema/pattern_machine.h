// A deterministic machine for the regular expressions that schemas are mostly made of: one step a
// byte, and nothing else to do.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace smp::schema {

// Immutable, so thread-safe.
class PatternMachine {
 public:
  // Nothing for an expression that is not anchored at both ends, or that has more in it than bytes,
  // bracket expressions, groups, alternatives and repetitions, or whose machine would be large.
  [[nodiscard]] static std::optional<PatternMachine> Build(std::string_view pattern);

  [[nodiscard]] bool Matches(std::string_view subject) const {
    std::uint32_t state = kStart;
    for (const char c : subject) {
      state = next_[state * class_count_ + class_of_[static_cast<unsigned char>(c)]];
      if (state == kDead) return false;
    }
    return accepts_[state] != 0;
  }

 private:
  static constexpr std::uint32_t kDead = 0;
  static constexpr std::uint32_t kStart = 1;

  std::array<std::uint8_t, 256> class_of_{};  // bytes that no state tells apart share a class
  std::uint32_t class_count_ = 1;
  std::vector<std::uint16_t> next_;  // state * class_count_ + class
  std::vector<std::uint8_t> accepts_;
};

}  // namespace smp::schema
