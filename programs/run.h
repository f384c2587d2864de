// The main function of every program.
#pragma once

#include <exception>
#include <string_view>

#include "programs/console.h"
#include "programs/exit_code.h"

namespace smp::programs {

// A program: gets the name that the user knows it by and the command line.
using Program = ExitCode (*)(std::string_view program, int argc, const char* const* argv);

// Runs a program and turns what it threw, which is never the user's fault, into exit code 70.
inline int RunMain(std::string_view name, int argc, const char* const* argv, Program program) {
  try {
    return static_cast<int>(program(name, argc, argv));
  } catch (const std::exception& error) {
    // Nothing below throws but for lack of memory.
    const std::string_view what = error.what();
    for (const std::string_view part :
         {name, std::string_view(": internal error: "), what, std::string_view("\n")}) {
      Print(stderr, part);
    }
    return static_cast<int>(ExitCode::kInternal);
  }
}

}  // namespace smp::programs
