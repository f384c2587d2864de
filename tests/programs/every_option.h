// A program with an option of every kind.
#pragma once

#include "programs/option_table.h"

namespace smp::programs {

[[nodiscard]] CommandTable EveryOption();

}  // namespace smp::programs
