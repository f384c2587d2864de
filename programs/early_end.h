// How a program ends before it does anything.
#pragma once

#include <string>
#include <string_view>

#include "programs/exit_code.h"

namespace smp::programs {

// Why a program ends before it does anything: help was asked for, or the command line is wrong.
struct EarlyEnd {
  ExitCode exit_code = ExitCode::kHolds;
  std::string out;
  std::string err;
};

// The end for a command line of which `message` is wrong.
[[nodiscard]] EarlyEnd UsageError(std::string_view program, std::string_view message);

// Writes what there is to say.
ExitCode Finish(std::string_view program, const EarlyEnd& end);

}  // namespace smp::programs
