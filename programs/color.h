// Whether output is coloured.
#pragma once

#include <cstdio>
#include <map>
#include <string>

namespace smp::programs {

enum class ColorMode { kAuto, kAlways, kNever };

// The values of --color.
[[nodiscard]] const std::map<std::string, ColorMode>& ColorModes();

// kAuto is on a terminal, unless NO_COLOR is set.
[[nodiscard]] bool UseColor(ColorMode mode, std::FILE* file);

}  // namespace smp::programs
