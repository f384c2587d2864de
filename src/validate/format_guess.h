// The encoding of an input by its content.
#pragma once

#include <string_view>

#include "smp/document.h"

namespace smp::validate {

// What the bytes are taken for when nobody says; never fails.
[[nodiscard]] Format GuessFormat(std::string_view bytes);

}  // namespace smp::validate
