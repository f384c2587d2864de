// Mends spelling in files, or shows what that would change.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "smp/smp.h"

namespace smp::validator {

struct FixOptions {
  bool order_keys = false;  // puts keys in the order of the specification, too
  ReadOptions read;         // how the input was read
};

// What mending an input's text would make of it.
struct FixedText {
  std::size_t places = 0;    // of which the spelling changes
  std::size_t mappings = 0;  // of which keys are moved
  std::vector<KeysLeft> left;
  std::string text;
  std::string diff;  // empty when nothing changes
};

// Nothing changes where there is nothing to mend, and in binary input.
[[nodiscard]] FixedText FixedTextOf(const CheckedInput& input, const FixOptions& options);

// What was done to an input, a line each: "3 places mended", and which keys were left and why.
[[nodiscard]] std::string FixSummary(const CheckedInput& input, const FixedText& fixed);
[[nodiscard]] std::string LeftSummary(const CheckedInput& input, const FixedText& fixed);

}  // namespace smp::validator
