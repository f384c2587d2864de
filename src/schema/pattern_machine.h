// A deterministic machine for the regular expressions that schemas are mostly made of: one step a
// byte, and nothing else to do. Its states are made when a subject first needs them, which is few
// of many, and kept for those that follow.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>

namespace smp::schema {

// Thread-safe.
class PatternMachine {
 public:
  // Null for an expression that is not anchored at both ends, or that has more in it than bytes,
  // bracket expressions, groups, alternatives and repetitions, or thousands of steps.
  [[nodiscard]] static std::unique_ptr<PatternMachine> Build(std::string_view pattern);
  ~PatternMachine();
  PatternMachine(const PatternMachine&) = delete;
  PatternMachine& operator=(const PatternMachine&) = delete;

  [[nodiscard]] bool Matches(std::string_view subject) const {
    std::size_t state = kStart;
    for (std::size_t i = 0; i < subject.size(); ++i) {
      const std::size_t at =
          state * class_count_ + class_of_[static_cast<unsigned char>(subject[i])];
      std::uint16_t next = next_[at].load(std::memory_order_acquire);
      if (next == kUnknown) next = Find(at);
      if (next == kDead) return false;
      if (next == kNoRoom) return Simulate(subject);
      state = next;
    }
    return accepts_[state];
  }

 private:
  struct Construction;

  static constexpr std::uint16_t kUnknown = 0;  // not made yet
  static constexpr std::uint16_t kDead = 1;     // nothing more can match
  static constexpr std::uint16_t kStart = 2;
  // States that are kept; a subject that needs more is matched without them.
  static constexpr std::uint16_t kMostStates = 256;
  static constexpr std::uint16_t kNoRoom = kMostStates;

  explicit PatternMachine(std::unique_ptr<Construction> construction);

  // Makes the state behind entry `at` of next_.
  [[nodiscard]] std::uint16_t Find(std::size_t at) const;
  // Follows every step that may be next, at a cost of their number for each byte.
  [[nodiscard]] bool Simulate(std::string_view subject) const;

  std::unique_ptr<Construction> construction_;
  std::array<std::uint8_t, 256> class_of_{};  // bytes that no step tells apart share a class
  std::size_t class_count_ = 1;
  std::unique_ptr<std::atomic<std::uint16_t>[]> next_;  // state * class_count_ + class
  mutable std::array<bool, kMostStates> accepts_{};     // set before the state is in next_
};

}  // namespace smp::schema
