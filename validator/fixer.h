// Mends spelling in files, or shows what that would change.
#pragma once

#include <cstddef>
#include <string>

#include "smp/smp.h"

namespace smp::validator {

// What mending an input's text would make of it.
struct FixedText {
  std::size_t places = 0;  // that change
  std::string text;
  std::string diff;
};

// Nothing changes where there is nothing to mend, and in binary input.
[[nodiscard]] FixedText FixedTextOf(const CheckedInput& input);

}  // namespace smp::validator
