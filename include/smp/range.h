// An answer that may lie anywhere between two values.
#pragma once

namespace smp {

template <typename Value>
struct Range {
  Value lower{};  // the least it may be
  Value upper{};  // the most

  // Whether the answer is known.
  [[nodiscard]] bool exact() const { return lower == upper; }
  friend bool operator==(const Range&, const Range&) = default;
};

}  // namespace smp
