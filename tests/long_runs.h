// How much a test that generates its inputs does: a little by default, and more with
// `./dev test --long`, which sets SMP_LONG=1.
#pragma once

#include <cstdlib>
#include <string_view>

namespace smp {

// `long_runs` in a long run of the tests, else `normal`.
[[nodiscard]] inline int Rounds(int normal, int long_runs) {
  const char* value = std::getenv("SMP_LONG");
  return value != nullptr && std::string_view(value) == "1" ? long_runs : normal;
}

}  // namespace smp
