#include "programs/color.h"

#include <unistd.h>

#include <cstdlib>

namespace smp::programs {

const std::map<std::string, ColorMode>& ColorModes() {
  static const std::map<std::string, ColorMode> kModes = {
      {"auto", ColorMode::kAuto}, {"always", ColorMode::kAlways}, {"never", ColorMode::kNever}};
  return kModes;
}

bool UseColor(ColorMode mode, std::FILE* file) {
  if (mode != ColorMode::kAuto) return mode == ColorMode::kAlways;
  const char* const no_color = std::getenv("NO_COLOR");
  return isatty(fileno(file)) == 1 && (no_color == nullptr || *no_color == '\0');
}

}  // namespace smp::programs
